// The search of the front page. Without it the page is a list of links to the browse pages.

import { watch } from "./availability.js";
import { ask, engine, leave } from "./engine.js";
import { make } from "./make.js";
import { ordered } from "./order.js";
import { row } from "./rows.js";
import { offer } from "./shortlist.js";
import { made } from "./unmet.js";
import { waysOn } from "./ways.js";
import { typed } from "./words.js";

const STEP = 20;
const PAUSE = 10;
const LONGER_PAUSE = 250; // two letters begin very many words
const FEW = 3;
const SLOW = 600;
const WIDE = matchMedia("(min-width: 48rem)");

const find = (id) => document.getElementById(id);
const [form, field, results, more, order] = ["search", "q", "results", "more", "order"].map(find);
const boxes = form ? [...form.querySelectorAll("input[type=checkbox]")] : [];
const facets = [...new Set(boxes.map((box) => box.name))];

let found = [];
let take = ordered([]);
let shown = 0;
let turn = 0;
let acted = false;

/** What the form asks for: words and, by facet, the values of which any will do. */
function asked() {
  const chosen = {};
  for (const box of boxes) if (box.checked) (chosen[box.name] ??= []).push(box.value);
  return { words: typed(field.value), chosen, sort: order.value };
}

/** The same as an address, so that it can be kept, sent and gone back to. */
function addressOf({ words, chosen, sort }) {
  const parts = new URLSearchParams();
  if (words) parts.set("q", words);
  for (const facet of facets) for (const value of chosen[facet] ?? []) parts.append(facet, value);
  if (sort) parts.set("order", sort);
  const query = parts.toString();
  return query ? `?${query}` : location.pathname;
}

/** Set the form from the address bar. */
function readAddress() {
  const parts = new URLSearchParams(location.search);
  field.value = (parts.get("q") ?? "").slice(0, field.maxLength);
  for (const box of boxes) box.checked = parts.getAll(box.name).includes(box.value);
  order.value = parts.get("order") ?? "";
  if (order.selectedIndex < 0) order.value = "";
  for (const group of form.querySelectorAll("details[data-facet]")) {
    if (group.querySelector(":checked")) group.open = true;
  }
}

/** Search for what the form asks, unless something newer is asked meanwhile. */
async function search() {
  const mine = ++turn;
  const slow = setTimeout(() => mine === turn && (find("count").textContent = "Searching \u2026"), SLOW);
  await answered(mine, look(mine, slow));
  clearTimeout(slow);
}

/** Where no answer comes, say so and show the other way; with the next answer that goes again. */
async function answered(mine, looking) {
  const isLost = await looking.then(() => false, () => true);
  if (isLost) leave();
  if (mine !== turn) return;
  if (isLost) find("count").textContent = "";
  find("lost").hidden = find("plain").hidden = !isLost;
}

async function look(mine, slow) {
  const { words, chosen, sort } = asked();
  const answer = await ask(words, chosen, sort);
  clearTimeout(slow); // the count is known: cards may take longer
  if (mine !== turn) return;
  found = answer.results;
  take = ordered(found, sort);
  showCounts(answer.counts);
  if (acted) made({ words, chosen }, found.length);
  announce(words, Object.keys(chosen));
  await showWays(mine, words, chosen, answer);
  shown = 0;
  await showMore(mine);
}

/** Say how many there are: what a screen reader reads out after each change. */
function announce(words, active) {
  const count = found.length;
  find("count").textContent = `${count} ${count === 1 ? "mentor" : "mentors"}${words || active.length ? " found" : ""}`;
  const chosen = boxes.filter((box) => box.checked).length;
  find("chosen").textContent = chosen ? ` (${chosen} chosen)` : "";
  find("clear").hidden = !chosen && !words;
  const topics = boxes.filter((box) => box.checked && box.name === "topic");
  find("soonest").search = topics.length === 1 ? `topic=${topics[0].value}` : "";
}

/** Beside each value, how many there would be with it; the page itself has the numbers of everyone. */
function showCounts(counts) {
  for (const box of boxes) {
    const place = box.nextElementSibling.querySelector("[data-count]");
    place.dataset.count ||= place.textContent;
    place.textContent = counts ? (counts.get(box.name)?.get(box.value) ?? 0) : place.dataset.count;
  }
}

/** Nobody or hardly anybody found: what to leave out, and how many that would bring. */
async function showWays(mine, words, chosen, answer) {
  const few = found.length < FEW && answer.counts;
  const ways = few ? await waysOn(words, chosen, answer) : [];
  if (mine !== turn) return;
  const buttons = few && !ways.length ? [loosen("Without any of it", find("finder").dataset.total, clear)] : ways.map(wayOn);
  find("nothing").hidden = !buttons.length;
  find("nothing-heading").textContent = found.length ? "More if you ask for less" : "Nobody has all of that";
  find("loosen").replaceChildren(...buttons);
}

function wayOn({ facet, said, words, brings }) {
  if (!facet) return loosen(said, brings, () => (field.value = words));
  const mine = boxes.filter((box) => box.name === facet && box.checked);
  const names = mine.map((box) => box.nextElementSibling.firstElementChild.textContent);
  return loosen(`Without ${names.join(" or ")}`, brings, () => mine.forEach((box) => (box.checked = false)));
}

function loosen(what, count, change) {
  const brings = Number(count) === 1 ? "1 mentor" : `${count} mentors`;
  const button = make("button", { type: "button", class: "pool-button quiet" }, `${what}: ${brings}`);
  button.addEventListener("click", () => {
    change();
    changed();
    field.focus();
  });
  return make("li", {}, button);
}

function clear() {
  field.value = "";
  for (const box of boxes) box.checked = false;
}

/** Show the next rows. The first of them takes the focus when a person asked for more. */
async function showMore(mine, takeFocus = false) {
  const { taken, looked } = await take(STEP);
  const next = await Promise.all(taken.map((one) => one.data()));
  if (mine !== turn) return;
  const searched = Boolean(typed(field.value));
  const rows = next.map((one) => row(one, searched));
  if (shown) results.append(...rows);
  else results.replaceChildren(...rows);
  watch(results);
  offer(results);
  shown += rows.length;
  more.hidden = shown >= found.length;
  more.textContent = taken.length < STEP ? lookFurther(looked) : `Show more (${found.length - shown} left)`;
  if (takeFocus) rows[0]?.querySelector("a").focus();
}

const lookFurther = (looked) => `Nobody ${shown ? "else " : ""}with room among the first ${looked}: look further`;

/** Something was changed on purpose: keep the old state for the back button. */
function changed() {
  acted = true;
  const address = addressOf(asked());
  if (address !== (location.search || location.pathname)) history.pushState(null, "", address);
  search();
}

function listen() {
  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    acted = true;
    const pause = /\S{3,}$/.test(field.value) ? PAUSE : LONGER_PAUSE;
    timer = setTimeout(() => {
      history.replaceState(null, "", addressOf(asked()));
      search();
    }, pause);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    changed();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
    changed();
  });
  for (const one of [...boxes, order]) one.addEventListener("change", changed);
  more.addEventListener("click", () => answered(turn, showMore(turn, true)));
  addEventListener("popstate", () => {
    acted = false;
    readAddress();
    search();
  });
  WIDE.addEventListener("change", () => (find("filters").open = WIDE.matches));
}

async function start() {
  if (!form) return;
  await engine();
  find("filters").open = WIDE.matches;
  readAddress();
  listen();
  find("finder").hidden = false;
  await search();
}

start().catch(() => {
  find("finder").hidden = true;
  find("lost").hidden = find("plain").hidden = false;
});
