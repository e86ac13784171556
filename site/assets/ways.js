// What somebody who found nobody, or hardly anybody, can leave out or write otherwise, and what that would bring.

import { ask } from "./engine.js";
import { nearestWords } from "./spelling.js";
import { telling } from "./words.js";

/** Ways to more than `few`, as what to say, how many it brings, and the change: other words or a facet to drop. */
export async function waysOn(words, chosen, { results, without }) {
  const few = results.length;
  const ways = Object.keys(chosen).map((facet) => ({ facet, brings: without.get(facet) }));
  if (words) ways.push(...(await inOtherWords(words, chosen)));
  return ways.filter(({ brings }) => brings > few);
}

/** Other words: those nearest that somebody has, each of the first few by itself, and none at all. */
async function inOtherWords(words, chosen) {
  const nearer = await nearestWords(words);
  const several = telling(words).slice(0, 4);
  const others = [
    ...(nearer === words ? [] : [{ said: `Did you mean \u201c${nearer}\u201d`, words: nearer }]),
    ...(several.length > 1 ? several.map((word) => ({ said: `Only \u201c${word}\u201d`, words: word })) : []),
    { said: `Without \u201c${words}\u201d`, words: "" },
  ];
  const answers = await Promise.all(others.map((one) => ask(one.words, chosen)));
  return others.map((one, at) => ({ ...one, brings: answers[at].results.length }));
}
