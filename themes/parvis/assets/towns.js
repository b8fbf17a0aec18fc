// Finds communes by their name in the files that package nearby documents. The page of
// places near a commune and the search page share it: each file is fetched once.
export const fold = (s) => (s.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/ß/g, 'ss')
  .match(/[a-z0-9]+/g) || []).map((w) => ({st: 'saint', ste: 'sainte'})[w] || w).join(' ');
const joined = (folded, without) => {
  const all = folded.split(' ');
  while (all.length > 1 && without.test(all[0])) all.shift();
  return all.join('');
};
const articles = /^(l|la|le|les)$/, saints = /^(l|la|le|les|saint|sainte)$/;
export const keyOf = (folded) => joined(folded, saints);

const kept = {};
export const load = (at) => kept[at] ??= fetch(at + '.json').then((r) => r.ok ? r.json() : Promise.reject()).catch((e) => {
  delete kept[at]; // so that it is retried
  throw e;
});

// pairs groups a flat list of alternating codes and names.
export const pairs = (row, each) => {
  for (let i = 0; i < row.length; i += 2) each(row[i], row[i + 1]);
};

// byName finds communes by a prefix of their name: exact matches have rank 0, then prefixes,
// then prefixes after an article or "saint". A name that a commune had leads to it too, as "was". A prefix that spans several files is
// reported as too short, unless it is a full name. folder has the files, names their first keys.
export async function byName(folder, names, typed, whatever) {
  const folded = fold(typed), whole = joined(folded, articles), key = keyOf(folded);
  const starts = names.split(' '), i = starts.filter((s) => s <= key).length, letter = saints.test(folded) || !!starts[i]?.startsWith(key);
  if (!key || letter && !whatever) return {rows: [], letter};
  const rows = [];
  for (const [departement, where, row, formers = []] of await load(folder + 'noms/' + i)) {
    const match = (end, name, now) => {
      const f = fold(name), plain = joined(f, articles);
      const rank = plain === whole ? 0 : plain.startsWith(whole) || f.replaceAll(' ', '').startsWith(whole) ? 1 : keyOf(f).startsWith(whole) ? 2 : 3;
      if (rank < 3) rows.push({code: departement + end, name: now || name, was: now && name, where, departement, rank, by: plain});
    };
    pairs(row, match);
    for (let j = 0; j < formers.length; j += 3) match(...formers.slice(j, j + 3));
  }
  return {rows, letter};
}

// called finds the first communes of a name.
export const called = async (...asked) => (await byName(...asked, true)).rows.filter((t) => !t.rank).slice(0, 4);

// placed puts the name of a commune at {} in a sentence: "à Le Mans" becomes "au Mans".
export const placed = (sentence, name) => sentence.replace('{}', () => name.replaceAll("'", '’')).replace(/ à Le(s?) /, (_, s) => s ? ' aux ' : ' au ');
