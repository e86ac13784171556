// Which of a person's words tell something about the mentor they look for.

const TOO_COMMON = new Set(
  ("a about all am an and any are as at be been but by can do for from get have help how i if in into is it " +
    "like me mentor mentoring my need of on or our so some someone somebody that the their them they this to " +
    "up want was we what when where which who why will with would you your").split(" "),
);

/** The words worth looking for; all of them where there are no others. */
export function telling(words) {
  const kept = words.split(/\s+/).filter((word) => !TOO_COMMON.has(word.toLowerCase()));
  return kept.length ? kept : words.split(/\s+/);
}
