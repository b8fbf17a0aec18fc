// What is known near a commune: suggestions while its name or its postal code is
// typed, then the places where it lies, the smallest first. Nothing is fetched
// before a letter is typed or an address names a commune. Addresses of the data and
// words are attributes of the form; what the files hold is told in the package nearby.
const form = document.querySelector('.near-form'), words = form.dataset;
const input = form.elements.commune, state = form.querySelector('.near-state'), list = form.querySelector('.near-results');
const answer = document.querySelector('.near-answer'), title = document.title;
const most = 24; // suggestions shown at once

const fold = (s) => s.toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').normalize('NFD').replace(/\p{Mn}/gu, '')
  .split(/[^a-z0-9]+/).filter(Boolean).map((w) => ({st: 'saint', ste: 'sainte'})[w] || w).join(' ');
const joined = (folded, without) => {
  const all = folded.split(' ');
  while (all.length > 1 && without.test(all[0])) all.shift();
  return all.join('');
};
const articles = /^(l|la|le|les)$/, saints = /^(l|la|le|les|saint|sainte)$/;

// said fills a sentence.
const said = (key, ...values) => values.reduce((s, v) => s.replace('%s', () => v), words[key]);
const set = (name) => name.replaceAll("'", '’');
const say = (text) => { state.textContent = text; };
const among = (key) => words[key].split(' ');

const make = (name, className, ...inside) => {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.append(...inside.filter(Boolean));
  return e;
};
const link = (l) => {
  if (!l.href) return l.text;
  const a = make('a', '', l.text);
  a.href = l.href;
  return a;
};

const kept = new Map();
const load = (at) => {
  if (!kept.has(at)) {
    kept.set(at, fetch(at).then((r) => {
      if (!r.ok) throw new Error(r.status);
      return r.json();
    }).catch((e) => {
      kept.delete(at);
      throw e;
    }));
  }
  return kept.get(at);
};

// pairs is the codes and names that stand in turn in a list.
const pairs = (row, each) => {
  for (let i = 0; i < row.length; i += 2) each(row[i], row[i + 1]);
};

// byName finds the communes that a typed name begins: those of that very name,
// then those that begin so, then those that do after an article or a saint.
async function byName(typed) {
  const folded = fold(typed), whole = joined(folded, articles), key = joined(folded, saints);
  const starts = among('names'), i = starts.filter((s) => s <= key).length, letter = !!starts[i]?.startsWith(key);
  if (!key || letter && key.length < 2) return {rows: [], letter};
  const rows = [];
  for (const [departement, where, row] of await load(words.towns + 'noms/' + i + '.json')) {
    pairs(row, (end, name) => {
      const f = fold(name), plain = joined(f, articles);
      const rank = plain === whole ? 0 : [plain, f.replaceAll(' ', '')].some((n) => n.startsWith(whole)) ? 1 : joined(f, saints).startsWith(whole) ? 2 : 3;
      if (rank < 3) rows.push({code: departement + end, name, hint: said('hint', where, departement), rank, by: plain});
    });
  }
  return {rows, letter};
}

// inArea calls each with every commune of the file of a code.
async function inArea(code, each) {
  const start = code.slice(0, 2);
  if (!among('codes').includes(start)) return;
  const area = await load(words.towns + 'codes/' + start + '.json');
  for (const g of area.towns) {
    for (const [postal, ...row] of g.postal) pairs(row, (end, name) => each({...g, code: g.departement + end, name, postal, names: area.names}));
  }
}

// byCode finds the communes of a postal code, or of an INSEE code, or of its beginning.
async function byCode(typed) {
  const rows = [];
  await inArea(typed, (t) => {
    const postal = t.postal.split(' ').filter((p) => p.startsWith(typed));
    if (postal.length) rows.push({...t, hint: said('hint', postal.join(', '), t.names.departement[t.departement]), rank: 1, by: postal[0] + fold(t.name)});
    else if (t.code.startsWith(typed)) rows.push({...t, hint: said('hint', t.code, t.names.departement[t.departement]), rank: 2, by: fold(t.name)});
  });
  return {rows};
}

// search is what a text finds, in order.
async function search(text) {
  const code = text.replace(/\s/g, '').toUpperCase();
  const found = /^\d[\dAB]\d{0,3}$/.test(code) ? await byCode(code) : /^\d$/.test(code) ? {rows: [], letter: true} : await byName(text);
  found.rows.sort((a, b) => a.rank - b.rank || (a.by < b.by ? -1 : a.by > b.by ? 1 : a.code < b.code ? -1 : 1));
  return found;
}

// suggest lists what the text finds; the last one asked for stands.
let asked = 0;
async function suggest() {
  const text = input.value.trim(), mine = ++asked;
  if (!text) {
    list.replaceChildren();
    say('');
    return [];
  }
  try {
    const {rows, letter} = await search(text);
    if (mine !== asked) return null;
    list.replaceChildren(...rows.slice(0, most).map((t) => {
      const a = make('a', '', set(t.name), ' ', make('span', 'hint', set(t.hint)));
      a.href = '?commune=' + t.code;
      return make('li', '', a);
    }));
    if (!rows.length) say(letter ? words.letter : words.none);
    else if (letter || rows.length > most) say(said('first', Math.min(rows.length, most)));
    else say(rows.length > 1 ? said('many', rows.length) : words.one);
    return rows;
  } catch {
    if (mine === asked) say(words.failed);
    return null;
  }
}

// submit shows the answer for the only commune that a text can mean, or leads to
// the suggestions.
async function submit(record, focus) {
  const rows = await suggest();
  if (!rows?.length) return;
  const same = rows.filter((t) => !t.rank);
  const one = rows.length === 1 ? rows[0] : same.length === 1 && same[0];
  if (one) go(one.code, record, focus);
  else if (focus) list.querySelector('a').focus();
}

// go makes a commune the page's address, and answers.
function go(code, record, focus) {
  history[record]({}, '', '?commune=' + code);
  here = location.search;
  return show(code, focus);
}

// show answers for a commune by its INSEE code; it may turn out to be a postal one.
async function show(code, focus) {
  const mine = ++asked;
  let town;
  const prefix = among('parts').filter((p) => p && code.startsWith(p)).pop() || 'tout';
  try {
    const [places] = await Promise.all([load(words.places + prefix + '.json'), inArea(code, (t) => { if (t.code === code) town = t; })]);
    if (mine !== asked) return;
    if (!town) return look(code);
    list.replaceChildren();
    say('');
    input.value = set(town.name);
    document.title = set(town.name) + ' – ' + title;
    answer.replaceChildren(...told(town, places));
    if (focus) answer.querySelector('h2').focus();
  } catch {
    if (mine === asked) say(words.failed);
  }
}

// look puts a text in the field, and looks for it.
function look(text) {
  input.value = text;
  document.title = title;
  answer.replaceChildren();
  return submit('replaceState');
}

// told is the answer: what the commune lies in, where something is known, then
// each place that the site describes.
function told(town, places) {
  const {names} = town, name = set(town.name);
  const chain = [['commune', town.code, name]];
  const above = (level, ...codes) => { for (const c of codes) if (c) chain.push([level, c, set(names[level][c])]); };
  above('commune', town.whole);
  above('epci', ...(town.epci || []));
  above('arrondissement', town.arrondissement);
  above('departement', town.departement);
  above('region', town.region);

  const find = (level, code) => places.filter((p) => p.level === level && (level === 'pays' || p.code === code));
  const known = [...chain, ['pays']].flatMap(([level, code]) => find(level, code));
  const nearest = known.find((p) => p.brief);
  const verdict = make('p', 'near-verdict');
  if (!nearest) verdict.append(said('nowhere', name));
  else if (nearest.level === 'commune' && nearest.code === town.code) verdict.append(said('here', name, nearest.brief));
  else verdict.append(said('nothing', name), ' ', words.nearest, ' ', link({text: nearest.name, href: nearest.href}), ' (' + nearest.kind.toLowerCase() + ', ' + nearest.brief + ').');

  const facts = make('dl', 'facts');
  for (const level of new Set(chain.slice(1).map(([l]) => l))) {
    facts.append(make('div', '', make('dt', '', words[level]), ...chain.slice(1).filter(([l]) => l === level).map(([l, code, official]) => {
      const p = find(l, code)[0];
      return make('dd', '', p ? link({text: p.name, href: p.href}) : official);
    })));
  }
  const h2 = make('h2', '', name, ' ', make('span', 'hint', said('hint', town.postal.replaceAll(' ', ', ') || town.code, set(names.departement[town.departement]))));
  h2.tabIndex = -1;

  // A neighbourhood is in the commune that the site says, or else somewhere around.
  const lies = chain.map(([level, code]) => level + ' ' + code), quarters = places.filter((p) => p.level === 'qpv');
  const inside = quarters.filter((q) => q.in?.startsWith('commune ') && lies.includes(q.in));
  const around = quarters.filter((q) => !inside.includes(q) && (!q.in || q.in.startsWith('pays') || lies.includes(q.in)) && q.departement === town.departement);
  return [make('section', 'near-town', h2, verdict, facts), ...listed(said('inside', name), inside), ...known.map(place), ...listed(said('around', name), around)];
}

// listed is priority neighbourhoods.
function listed(heading, quarters) {
  if (!quarters.length) return [];
  return [make('section', 'near-place', make('h3', '', heading), make('div', 'near-body', make('ul', '', ...quarters.map((q) =>
    make('li', '', link({text: q.name, href: q.href}), ' ', make('span', 'hint', '(' + q.hint + ')'), ' – ' + q.sums.join(', ')))))))];
}

// place is what is known of a territory.
function place(p) {
  const body = make('div', 'near-body', make('p', 'near-sums', p.sums.join(', ')));
  if (p.why) body.append(make('p', '', p.why));
  const part = (heading, items) => { if (items) body.append(make('div', '', make('h4', '', heading), make('ul', '', ...items))); };
  part(words.who, p.who?.map((l) => make('li', '', link(l), l.detail && ' – ' + l.detail)));
  if (p.more) body.append(make('p', '', link(p.more)));
  part(words.declared, p.declared?.map((d) => make('li', '', [d.text, d.detail].filter(Boolean).join(', '), d.source && '. ' + words.source + ' ', d.source && link(d.source))));
  part(words.animators, p.animators?.map((l) => make('li', '', link(l))));
  return make('section', 'near-place', make('div', '', make('p', 'kicker', p.kind), make('h3', '', link({text: p.name, href: p.href})),
    p.status && make('span', 'badge badge-' + p.status.key, p.status.text)), body);
}

let wait;
input.addEventListener('input', () => {
  clearTimeout(wait);
  wait = setTimeout(suggest, 120);
});
form.addEventListener('submit', (e) => {
  e.preventDefault();
  clearTimeout(wait);
  submit('pushState', true);
});
list.addEventListener('click', (e) => {
  const a = e.target.closest('a');
  if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
  e.preventDefault();
  go(new URL(a.href).searchParams.get('commune'), 'pushState', true);
});
// Arrows go through the suggestions, Escape back to the text.
form.addEventListener('keydown', (e) => {
  const all = [input, ...list.querySelectorAll('a')], i = all.indexOf(document.activeElement);
  const step = {ArrowDown: 1, ArrowUp: -1, Escape: -i}[e.key];
  if (i < 0 || !step || !all[i + step]) return;
  e.preventDefault();
  all[i + step].focus();
});

// read follows the address: a code is answered, a text is looked for.
let here = '';
function read() {
  if (location.search === here) return; // only the place on the page changed
  here = location.search;
  const named = new URLSearchParams(here).get('commune')?.trim() || '';
  return /^\d[\dAB]\d{3}$/.test(named) ? show(named) : look(named);
}
addEventListener('popstate', read);
read();
