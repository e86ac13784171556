// What is free with the mentors on the screen. Without an answer nothing is said, and nothing false.

import { make } from "./make.js";
import { inOwnZone } from "./own-zone.js";

const MOST = 20;
const PAUSE = 80;
const PATIENCE = 8000;
const FIRST_SEEN = { rootMargin: "200px" };

const known = new Map();
const waiting = new Map();
let timer;

const observer = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) want(target);
}, FIRST_SEEN);

/** Ask for the places below `root` once they come onto the screen. */
export function watch(root) {
  for (const place of root.querySelectorAll("[data-room], [data-times], [data-calls]")) observer.observe(place);
}

function want(place) {
  observer.unobserve(place);
  const { room: card, times: spots, calls } = place.dataset;
  const mentor = card ?? spots ?? calls;
  if (known.has(mentor)) return show(place, known.get(mentor));
  waiting.set(mentor, [...(waiting.get(mentor) ?? []), place]);
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

/** One call for as many mentors as came into sight together. */
function ask() {
  const wanted = [...waiting];
  waiting.clear();
  while (wanted.length) answer(wanted.splice(0, MOST));
}

async function answer(wanted) {
  await learn(wanted.map(([mentor]) => mentor));
  for (const [mentor, places] of wanted) for (const place of places) show(place, known.get(mentor));
}

/** What is known of these mentors, after asking for those of whom nothing is. */
export async function roomOf(mentors) {
  const wanted = mentors.filter((mentor) => !known.has(mentor));
  const calls = [];
  while (wanted.length) calls.push(learn(wanted.splice(0, MOST)));
  await Promise.all(calls);
  return known;
}

async function learn(mentors) {
  try {
    const reply = await fetch(`/api/availability?mentors=${mentors}`, { signal: AbortSignal.timeout(PATIENCE) });
    if (!reply.ok) return;
    const found = await reply.json();
    for (const mentor of mentors) known.set(mentor, found[mentor]);
  } catch {
    // The cards stay as they are: whatever they say is true without this.
  }
}

function show(place, found) {
  if (!found) return;
  if (place.dataset.times) return place.replaceChildren(...times(found, place));
  if (place.dataset.calls) return place.replaceChildren(...calls(found, place));
  const lines = [room(found, place), slot(found)].filter((line) => line.length);
  place.replaceChildren(...lines.flatMap((line, at) => (at ? [document.createElement("br"), ...line] : line)));
}

function room({ places, answers_in_days: days, paused_until: back }, place) {
  const parts = [];
  if (back) parts.push(status("is-away", `Back on ${back}`));
  else if (places !== null) parts.push(places > 0 ? status("is-free", "Room now") : status("is-full", "Full"));
  if (places === 0) parts.push(wait(place));
  if (days !== null) parts.push(`answers in about ${days === 1 ? "a day" : `${days} days`}`);
  return parts.flatMap((part, at) => (at ? [" \u00b7 ", part] : [part]));
}

const slot = ({ next_slot: next }) => (next ? [`Next spot session ${next}`] : []);

/** The length of a spot session and the soonest times; without any the button goes. */
function times({ next_times: next, next_starts: starts, spot_minutes: minutes }, place) {
  if (!next) {
    close(place, "No spot session just now");
    const others = make("a", { href: "/my/spot-sessions/soonest" }, "See the soonest with others");
    return ["No time is free in the next 60 days. ", others];
  }
  const own = inOwnZone(starts);
  return [`${minutes} minutes. Next: ${next}${own && ` \u00b7 ${own}`}`];
}

/** Nothing where there can be a call; the button goes where it would be refused: it leads to asking. */
function calls({ places, paused_until: back }, place) {
  if (places > 0) return [];
  close(place, "No chemistry call just now");
  if (back) return [`Possible again once they are back on ${back}.`];
  return [places === 0 ? "Possible again once they have a place." : "They can't be asked yet."];
}

/** Words in the place of the button of what can't be had at the moment, wherever it stands. */
function close(place, words) {
  const button = place.closest(".pool-offer")?.querySelector(".pool-button");
  if (!button) return;
  for (const again of document.querySelectorAll(".pool-ask-again a")) if (again.href === button.href) again.parentElement.remove();
  button.replaceWith(status("is-full", words));
  dispatchEvent(new Event("closed"));
}

const status = (kind, words) => make("span", { class: `pool-status ${kind}` }, words);

/** The way onto the waiting list of somebody who has no room. */
function wait(place) {
  const row = place.closest(".pool-row, .pool-person, .pool-compared");
  const name = row?.querySelector(".pool-row-name, h1, h2")?.textContent.trim();
  const whose = name ? [make("span", { class: "visually-hidden" }, ` of ${name}`)] : [];
  return make("a", { href: `/my/waiting-lists/${place.dataset.room}` }, "Waiting list", ...whose);
}

watch(document);
