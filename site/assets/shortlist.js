// Up to three mentors to compare. They are kept in this browser and nowhere else.

import { make } from "./make.js";

const KEPT = "shortlist";
const MOST = 3;
const ID = /^[a-z0-9-]{1,100}$/;

let bar;

/** The mentors on the list, as they were put there: id and name. */
export function shortlisted() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return kept.filter(({ id, name }) => ID.test(id) && typeof name === "string").slice(0, MOST);
  } catch {
    return [];
  }
}

/** Take a mentor off the list. */
export function takeOff(id) {
  keep(shortlisted().filter((one) => one.id !== id));
}

/** Put a box beside every mentor below `root`, to put them on the list or take them off. */
export function offer(root) {
  for (const place of root.querySelectorAll("[data-room]")) {
    const name = nameBeside(place);
    if (name && !place.nextElementSibling?.matches(".pool-shortlist-choice")) place.after(choice(place.dataset.room, name));
  }
  showState();
}

function nameBeside(place) {
  const whole = place.closest(".pool-row, .pool-person");
  return whole?.querySelector(".pool-row-name, h1")?.textContent.trim();
}

function choice(id, name) {
  const box = make("input", { type: "checkbox", "data-shortlist": id });
  const said = make("span", { class: "visually-hidden" }, `: ${name}`);
  box.addEventListener("change", () => change(box, id, name));
  return make("p", { class: "pool-shortlist-choice" }, make("label", {}, box, " Shortlist", said));
}

function change(box, id, name) {
  const others = shortlisted().filter((one) => one.id !== id);
  if (!box.checked) return keep(others);
  if (others.length < MOST) return keep([...others, { id, name }]);
  box.checked = false;
  say(`Three at most: take somebody off before you put ${name} on.`);
}

function keep(list) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(list));
  } catch {
    return say("This browser keeps nothing, so there can be no shortlist.");
  }
  say("");
  showState();
  dispatchEvent(new Event("shortlist"));
}

/** Let every box, and the bar at the foot of the window, say what is on the list. */
function showState() {
  const list = shortlisted();
  for (const box of document.querySelectorAll("[data-shortlist]")) {
    box.checked = list.some(({ id }) => id === box.dataset.shortlist);
  }
  const here = location.pathname === "/compare/";
  if (!list.length || here) return bar?.setAttribute("hidden", "");
  bar ??= makeBar();
  bar.removeAttribute("hidden");
  bar.querySelector("[data-names]").textContent = list.map(({ name }) => name).join(", ");
}

function makeBar() {
  const clear = make("button", { type: "button", class: "pool-button quiet" }, "Clear");
  clear.addEventListener("click", () => keep([]));
  const link = make("a", { class: "pool-button", href: "/compare/" }, "Compare");
  const names = make("p", {}, make("strong", {}, "Shortlist: "), make("bdi", { "data-names": "" }));
  const made = make("aside", { class: "pool-shortlist md-typeset", "aria-label": "Shortlist" }, names, link, clear);
  made.append(make("p", { role: "status", "data-said": "" }));
  document.body.append(made);
  return made;
}

function say(sentence) {
  bar ??= sentence ? makeBar() : undefined;
  const place = bar?.querySelector("[data-said]");
  if (place) place.textContent = sentence;
}

addEventListener("storage", showState);
addEventListener("pageshow", showState);
offer(document);
