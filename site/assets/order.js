// In which order those found come, read a screenful at a time: who has room is asked only as far as it is wanted.

import { roomOf } from "./availability.js";
import { mentorOf } from "./rows.js";

const AT_ONCE = 100; // looked at together
const LOOKS = 5; // of so many, for one screenful

/**
 * A function that takes the next so many. It may give fewer though there are more: then nobody else of the first
 * `looked` has room, and taking again looks further.
 */
export function ordered(results, sort) {
  const walk = sort === "room" ? roomFirst(results) : results.values();
  let looked = 0;
  return async (count) => {
    const taken = [];
    const enough = looked + LOOKS * AT_ONCE;
    while (taken.length < count && looked < enough) {
      const { value, done } = await walk.next();
      if (done) break;
      if (value) taken.push(value);
      else looked += AT_ONCE;
    }
    return { taken, looked };
  };
}

/**
 * All who have room now before the others, both in the order they had; nothing after each look. Where nobody can say
 * who has room, the rest comes as it is.
 */
async function* roomFirst(results) {
  const others = [];
  for (let at = 0; at < results.length; at += AT_ONCE) {
    const some = results.slice(at, at + AT_ONCE);
    const mentors = (await Promise.all(some.map((one) => one.data()))).map(mentorOf);
    const rooms = await roomOf(mentors);
    if (!mentors.some((one) => rooms.has(one))) return yield* [...others, ...results.slice(at)];
    const free = (one, place) => rooms.get(mentors[place])?.places > 0;
    yield* some.filter(free);
    others.push(...some.filter((one, place) => !free(one, place)));
    yield null;
  }
  yield* others;
}
