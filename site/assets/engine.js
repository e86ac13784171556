// The search engine, opened when it is wanted. It remembers what it could not load, so after a failure
// another is opened.

import { EVERYONE, telling } from "./words.js";

let opening;

/** The engine that is open, or a new one. */
export function engine() {
  opening ??= open();
  return opening;
}

/** Open another one next time. */
export function leave() {
  opening = undefined;
}

async function open() {
  const { createInstance } = await import("/pagefind/pagefind.js");
  const opened = await createInstance({ excerptLength: 24 });
  await opened.init();
  return opened;
}

/** Ask the index; in one facet either value will do, across facets all must hold. */
export async function ask(words, chosen, sort = "") {
  const filters = {};
  for (const [facet, values] of Object.entries(chosen)) filters[facet] = { any: values };
  const byName = !words || sort === "name" ? { sort: { name: "asc" } } : {};
  return (await engine()).search(telling(words).join(" ") || EVERYONE, { filters, ...byName });
}
