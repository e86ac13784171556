// Mentors as rows, made from what the index keeps of them.

import { roomOf } from "./availability.js";
import { make } from "./make.js";
import { EVERYONE } from "./words.js";

export const SORTED = 100;

/** The mentor's id: the index was made from files named after it. */
const mentorOf = ({ url }) => url.split("/").pop().replace(/\.html$/, "");

/** Those who have room now before the others, each in the order they had; the rest stays behind. */
export async function roomFirst(results) {
  const first = results.slice(0, SORTED);
  const mentors = (await Promise.all(first.map((one) => one.data()))).map(mentorOf);
  const rooms = await roomOf(mentors);
  const free = (one, at) => rooms.get(mentors[at])?.places > 0;
  return [...first.filter(free), ...first.filter((one, at) => !free(one, at)), ...results.slice(SORTED)];
}

/** A mentor in the list, with the passage that matched if words were searched for. */
export function row({ url, meta, excerpt }, searched) {
  const mentor = mentorOf({ url });
  const name = make("a", { class: "pool-row-name", href: `/mentors/${mentor}/` }, make("bdi", {}, meta.name));
  const main = make("div", { class: "pool-row-main" }, name);
  main.append(make("p", {}, `${meta.role}, ${meta.organisation}`));
  main.append(make("p", { class: "pool-muted pool-small" }, meta.topics));
  const passage = searched ? marked(excerpt) : [];
  if (tellsMore(passage, main.textContent.toLowerCase())) main.append(make("p", { class: "pool-small" }, ...passage));
  const room = make("p", { class: "pool-room", "data-room": mentor });
  return make("li", { class: "pool-row" }, face(meta), main, make("div", { class: "pool-row-beside" }, room));
}

/** The mentor's photo, or the initials that stand in for it; the name beside it says who it is. */
function face({ photo, tint, initials }) {
  if (photo) return make("img", { class: "pool-photo", src: photo, alt: "", width: 44, height: 44, loading: "lazy" });
  return make("span", { class: `pool-initials tint-${Number.parseInt(tint, 10) || 0}`, "aria-hidden": "true" }, initials);
}

/** The passage that matched, as text with the words marked: nothing else of the HTML is kept. */
function marked(excerpt) {
  const { body } = new DOMParser().parseFromString(excerpt.replaceAll(EVERYONE, ""), "text/html");
  return [...body.childNodes].map((node) =>
    node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent,
  );
}

/** Whether a marked word stands nowhere in the row yet: role and topics are in the index, too. */
const tellsMore = (passage, row) =>
  passage.some(({ nodeName, textContent }) => nodeName === "MARK" && !row.includes(textContent.toLowerCase().replace(/[.,;:!?]+$/, "")));
