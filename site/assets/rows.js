// Mentors as rows, made from what the index keeps of them.

import { make } from "./make.js";
import { EVERYONE } from "./words.js";

/** The mentor's id: the index was made from files named after it. */
export const mentorOf = ({ url }) => url.split("/").pop().replace(/\.html$/, "");

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

/**
 * The passage that matched, as text with the words marked: nothing else of the HTML is kept. The word that everyone has
 * parts what somebody wrote from topics, role and place; a passage is of the one or of the other.
 */
function marked(excerpt) {
  const passage = excerpt.split(EVERYONE).find((part) => part.includes("<mark>")) ?? "";
  const { body } = new DOMParser().parseFromString(passage.trim(), "text/html");
  return [...body.childNodes].map((node) =>
    node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent,
  );
}

/** Whether a marked word stands nowhere in the row yet: role and topics are in the index, too. */
const tellsMore = (passage, row) =>
  passage.some(({ nodeName, textContent }) => nodeName === "MARK" && !row.includes(textContent.toLowerCase().replace(/[.,;:!?]+$/, "")));
