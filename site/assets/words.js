// Which of a person's words tell something about the mentor they look for.

const TOO_COMMON = new Set(
  ("a about all am an and any are as at be been but by can do for from get have help how i if in into is it " +
    "like me mentor mentoring my need of on or our so some someone somebody that the their them they this to " +
    "up want was we what when where which who why will with would you your").split(" "),
);

/** A word that every record has and nobody types: without any, Pagefind loads all it has of all words. */
export const EVERYONE = "0q0j0x";

/** What was typed, unless it is a single letter: everybody has that, and looking for it takes long. */
export function typed(text) {
  const words = text.trim();
  return words.length > 1 ? words : "";
}

/** The words worth looking for; where there are no others, all that are words at all. */
export function telling(words) {
  const all = words.split(/\s+/).filter((word) => word.length > 1);
  const kept = all.filter((word) => !TOO_COMMON.has(word.toLowerCase()));
  return kept.length ? kept : all;
}
