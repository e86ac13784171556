// The mentors of the shortlist side by side, each taken from their own page.

import { watch } from "./availability.js";
import { make } from "./make.js";
import { shortlisted, takeOff } from "./shortlist.js";

const place = document.getElementById("compare");
const none = document.getElementById("compare-none");
const CALLS = "/my/chemistry-calls/new?mentors=";

async function show() {
  const columns = await Promise.all(shortlisted().map(column));
  place.replaceChildren(...columns);
  offerCalls();
  none.hidden = columns.length > 0;
  watch(place);
}

/** One link to the page that books a call with each of those who have calls, if there are several. */
function offerCalls() {
  const links = [...place.querySelectorAll(`a[href^="${CALLS}"]`)];
  const ids = [...new Set(links.map((link) => new URLSearchParams(link.search).get("mentors")))];
  document.getElementById("compare-calls")?.remove();
  if (ids.length < 2) return;
  const words = ids.length === 2 ? "Book chemistry calls with both" : `Book chemistry calls with all ${ids.length}`;
  const some = ids.length < place.children.length ? `Book chemistry calls with the ${ids.length} who have them` : words;
  const link = make("a", { class: "pool-button", href: CALLS + ids.join(".") }, some);
  place.before(make("p", { id: "compare-calls" }, link));
}

async function column({ id, name }) {
  const page = await profile(id);
  if (!page) return gone(id, name);
  const take = (selector) => [...page.querySelectorAll(selector)].map((node) => document.importNode(node, true));
  const heading = make("h2", {}, make("a", { href: `/mentors/${id}/` }, make("bdi", {}, name)));
  return make(
    "section", { class: "pool-compared", "aria-label": name },
    ...take(".pool-person .pool-photo"), heading, ...take(".pool-person div > p"), make("p", { class: "pool-room", "data-room": id }),
    ...take("h2.visually-hidden + p"), ...take(".pool-facts"), ...take(".pool-offers"), off(id, name),
  );
}

/** Somebody whose page has gone since. */
function gone(id, name) {
  const words = make("p", {}, "Not in the directory any more.");
  return make("section", { class: "pool-compared", "aria-label": name }, make("h2", {}, make("bdi", {}, name)), words, off(id, name));
}

function off(id, name) {
  const said = make("span", { class: "visually-hidden" }, ` ${name}`);
  const button = make("button", { type: "button", class: "pool-button quiet" }, "Take", said, " off the list");
  button.addEventListener("click", () => takeOff(id));
  return make("p", {}, button);
}

async function profile(id) {
  try {
    const reply = await fetch(`/mentors/${id}/`);
    return reply.ok ? new DOMParser().parseFromString(await reply.text(), "text/html") : null;
  } catch {
    return null;
  }
}

if (place) {
  addEventListener("shortlist", show);
  addEventListener("storage", show);
  addEventListener("closed", offerCalls);
  show();
}
