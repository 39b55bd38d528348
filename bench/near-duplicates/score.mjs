/**
 * Precision and recall over pairs: two texts that stand in one cluster, against two that are made of one original. A cluster
 * is its original and its members; a text in two clusters pairs with both.
 */
export function scored(set, places) {
  const byId = new Map(set.map((one) => [one.id, one]));
  const clusters = new Map();
  for (const { id, original } of places) {
    const members = clusters.get(original) ?? new Set([original]);
    clusters.set(original, members.add(id));
  }
  const truth = new Map();
  for (const one of set) for (const id of one.of) truth.set(id, (truth.get(id) ?? new Set()).add(one.id));
  const said = pairsOf(clusters.values());
  const actual = pairsOf(truth.values());
  const kinds = {};
  const falsePairs = {};
  let found = 0;
  for (const pair of said) {
    const both = pair.split(' ').map((id) => byId.get(id));
    const isTrue = actual.has(pair);
    if (isTrue) found++;
    else {
      const name = both
        .map(({ kind }) => kind)
        .sort()
        .join(' ~ ');
      falsePairs[name] = (falsePairs[name] ?? 0) + 1;
    }
    for (const kind of new Set(both.map((one) => one.kind))) rowOf(kinds, kind).said[isTrue ? 0 : 1]++;
  }
  for (const pair of actual)
    for (const kind of new Set(pair.split(' ').map((id) => byId.get(id).kind)))
      rowOf(kinds, kind).actual[said.has(pair) ? 0 : 1]++;
  // Members: every copy, for each original that it is made of.
  for (const one of set) {
    for (const id of one.of.filter((original) => original !== one.id)) {
      const row = rowOf(kinds, one.kind);
      row.copies++;
      if (clusters.get(id)?.has(one.id)) row.withOriginal++;
    }
  }
  return {
    kinds: Object.fromEntries(
      Object.entries(kinds).map(
        ([
          kind,
          {
            said: [right, wrong],
            actual: [hit, missed],
            copies,
            withOriginal,
          },
        ]) => [
          kind,
          {
            precision: share(right, right + wrong),
            recall: share(hit, hit + missed),
            ...(copies > 0 ? { copies, namedOriginal: share(withOriginal, copies) } : {}),
          },
        ],
      ),
    ),
    falsePairs,
    total: {
      pairs: actual.size,
      precision: share(found, said.size),
      recall: share(found, actual.size),
    },
  };
}

function rowOf(kinds, kind) {
  kinds[kind] ??= { said: [0, 0], actual: [0, 0], copies: 0, withOriginal: 0 };
  return kinds[kind];
}

function pairsOf(groups) {
  const pairs = new Set();
  for (const group of groups) {
    const ids = [...group].sort();
    for (const [at, id] of ids.entries()) for (const other of ids.slice(at + 1)) pairs.add(`${id} ${other}`);
  }
  return pairs;
}

const share = (part, whole) => (whole === 0 ? 1 : Number((part / whole).toFixed(4)));
