// Searches that found nobody are counted, without a word about who searched: no cookie, no address of
// the page, nothing that is kept in the browser. What looks like a name or a number is not sent at all.

import { telling } from "./words.js";

const REST = 4000;
const TELLS_WHO = /[@\d]/;
const told = new Set();
let timer;

/** A search was made; if it found nobody and is left standing for some seconds, it counts once. */
export function made({ words, chosen }, count) {
  clearTimeout(timer);
  if (count === 0 && (words || Object.keys(chosen).length)) timer = setTimeout(tell, REST, words, chosen);
}

function tell(words, chosen) {
  const filters = Object.entries(chosen).flatMap(([facet, values]) => values.map((value) => `${facet}:${value}`));
  const kept = TELLS_WHO.test(words) ? "" : telling(words.toLowerCase()).join(" ");
  const search = new URLSearchParams({ words: kept, filters: filters.join(" ") });
  if (told.has(`${search}`) || !(kept || filters.length)) return;
  told.add(`${search}`);
  const alone = { method: "POST", body: search, keepalive: true, credentials: "omit", referrerPolicy: "no-referrer" };
  fetch("/api/unmet-searches", alone).catch(() => {});
}
