// Who has which value of each facet. The index of words knows nothing of it, so that a choice of filters is
// counted here, in one walk over those found, and asks nobody.

let loading;

/** Who has what, loaded when it is first wanted; after a failure it is loaded again. */
export function facets() {
  loading ??= load();
  loading.catch(forget);
  return loading;
}

/** Load it anew next time. */
export function forget() {
  loading = undefined;
}

async function load() {
  const reply = await fetch("/pagefind/facets.json");
  if (!reply.ok) throw new Error(`facets.json: ${reply.status}`);
  const { ids, facets: listed } = await reply.json();
  const place = new Map(ids.map((id, at) => [id, at]));
  const columns = Object.entries(listed).map(([name, { values, of }]) => ({ name, values, of: unpacked(of) }));
  return { place, columns };
}

const unpacked = (of) =>
  of.split(" ").map((some) => (some ? some.split(".").map((one) => Number.parseInt(one, 36)) : []));

/**
 * Those found who have any of the chosen values in each facet. `counts` says for every value how many there would be
 * with it: those who fail in no other facet count. `without` says how many there would be without each facet.
 */
export function narrow(found, chosen, { place, columns }) {
  const wanted = columns.map(({ name, values }) => chosen[name] && new Set(chosen[name].map((one) => values.indexOf(one))));
  const sums = columns.map(({ values }) => new Uint32Array(values.length));
  const only = columns.map(() => 0);
  const results = found.filter(({ id }) => {
    const at = place.get(id);
    const failed = wanted.flatMap((some, facet) => (some && !columns[facet].of[at]?.some((one) => some.has(one)) ? [facet] : []));
    if (failed.length > 1) return false;
    for (const facet of failed.length ? failed : columns.keys()) {
      only[facet] += failed.length;
      for (const value of columns[facet].of[at] ?? []) sums[facet][value]++;
    }
    return !failed.length;
  });
  const counts = columns.map(({ name, values }, facet) => [name, new Map(values.map((one, at) => [one, sums[facet][at]]))]);
  const without = columns.map(({ name }, facet) => [name, results.length + only[facet]]);
  return { results, counts: new Map(counts), without: new Map(without) };
}

/** In the order of names, which is the order of the list. */
export const byName = (found, { place }) => [...found].sort((one, other) => place.get(one.id) - place.get(other.id));
