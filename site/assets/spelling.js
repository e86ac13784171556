// The nearest known word to one that nobody has: for slips of the keyboard.

const SHORT = 6;

let vocabulary;

/** How many letters have to be put in, taken out, changed or swapped with their neighbour. */
export function distance(one, other) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1];
      next[at] = Math.min(next[at - 1] + 1, last[at] + 1, last[at - 1] + (same ? 0 : 1));
      const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (swapped) next[at] = Math.min(next[at], before[at - 2] + 1);
    }
    [before, last] = [last, next];
  }
  return last[other.length];
}

/** The known word with the fewest slips, the commoner of two; the word itself where it is known. */
export function nearest(word, known) {
  const typed = word.toLowerCase();
  const most = typed.length < SHORT ? 1 : 2;
  let best = word;
  let fewest = most + 1;
  for (const one of known) {
    if (Math.abs(one.length - typed.length) >= fewest) continue;
    const slips = distance(typed, one);
    if (slips < fewest) [best, fewest] = [one, slips];
    if (!fewest) return word;
  }
  return best;
}

/** These words, each that nobody has replaced by the nearest that somebody has. */
export async function nearestWords(words) {
  const known = await knownWords();
  return words.split(/\s+/).map((word) => nearest(word, known)).join(" ");
}

/** Every word of names, roles, organisations, places and topics, the commonest first. */
function knownWords() {
  vocabulary ??= fetch("/pagefind/known-words.json").then((reply) => (reply.ok ? reply.json() : []), () => []);
  return vocabulary;
}
