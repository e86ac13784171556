// The search engine, opened when it is wanted. It remembers what it could not load, so after a failure
// another is opened.

import { byName, facets, forget, narrow } from "./facets.js";
import { EVERYONE, telling } from "./words.js";

const KEPT = 30;
const answers = new Map();

let opening;

/** The engine that is open, or a new one. */
export function engine() {
  opening ??= open();
  return opening;
}

/** Open another one next time, and keep nothing of this one's. */
export function leave() {
  opening = undefined;
  answers.clear();
  forget();
}

async function open() {
  const { createInstance } = await import("/pagefind/pagefind.js");
  const opened = await createInstance({ excerptLength: 24 });
  await opened.init();
  return opened;
}

/** All who match the words, the best first; without words everyone, by name. The newest answers are kept. */
function matches(words) {
  const asked = telling(words).join(" ");
  if (!answers.has(asked)) answers.set(asked, look(asked));
  for (const oldest of answers.keys()) if (answers.size > KEPT) answers.delete(oldest);
  return answers.get(asked);
}

async function look(words) {
  const byItsName = words ? {} : { sort: { name: "asc" } };
  const { results } = await (await engine()).search(words || EVERYONE, byItsName);
  return results;
}

/** Ask who has the words and, of each facet, any of the values that were chosen: see `narrow`. */
export async function ask(words, chosen, sort = "") {
  const found = await matches(words);
  if (!words && !Object.keys(chosen).length) return { results: found };
  const known = await facets();
  const answer = narrow(found, chosen, known);
  return sort === "name" ? { ...answer, results: byName(answer.results, known) } : answer;
}
