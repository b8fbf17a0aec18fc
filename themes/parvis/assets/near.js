// What is known near a commune: suggestions while its name or its postal code is
// typed, then the places where it lies, the smallest first. Nothing is fetched
// before a letter is typed or the URL names a commune. URLs of the data and texts are
// attributes of the form. Package nearby documents the files.
import {byName, fold, load, pairs} from './towns.js';

const form = document.querySelector('.near-form'), words = form.dataset;
const input = form.elements.commune, state = form.querySelector('.near-state'), list = form.querySelector('.near-results');
const answer = document.querySelector('.near-answer'), title = document.title;
const most = 24; // suggestions shown at once

// said formats a sentence.
const said = (key, ...values) => values.reduce((s, v) => s.replace('%s', () => v), words[key]);
const set = (name) => name.replaceAll("'", '’');
const say = (text) => { state.textContent = text; };
const among = (key) => words[key].split(' ');

const make = (name, more, ...inside) => {
  const e = Object.assign(document.createElement(name), more);
  e.append(...inside.filter(Boolean));
  return e;
};
const of = (name, className, ...inside) => make(name, {className}, ...inside);
const link = (l) => (l.href ? make('a', {href: l.href}, l.text) : l.text);
const items = (all, inside) => make('ul', {}, ...all.map((one) => make('li', {}, ...inside(one))));

// inArea calls each for every commune in the file of a code.
async function inArea(code, each) {
  const start = code.slice(0, 2);
  if (!among('codes').includes(start)) return;
  const area = await load(words.towns + 'codes/' + start);
  for (const g of area.towns) {
    for (const [postal, ...row] of g.postal) pairs(row, (end, name) => each({...g, code: g.departement + end, name, postal, names: area.names}));
  }
}

// byCode finds communes by a postal code or its prefix; without a match, by an INSEE
// code. A whole code is that of an arrondissement rather than of its city.
async function byCode(typed) {
  const rows = [];
  await inArea(typed, (t) => {
    const postal = t.postal.split(' ').filter((p) => p.startsWith(typed));
    const rank = postal.length ? 1 : t.code.startsWith(typed) && 2;
    if (rank) rows.push({...t, rank, hint: said('hint', postal.join(', ') || t.code, t.names.departement[t.departement]), by: postal[0] + fold(t.name)});
  });
  const postal = rows.filter((t) => t.rank < 2), found = postal.length ? postal : rows;
  return {rows: typed.length < 5 ? found : found.filter((t) => !found.some((part) => part.whole === t.code))};
}

async function named(text, whatever) {
  const found = await byName(words.towns, words.names, text, whatever);
  for (const t of found.rows) t.hint = t.was ? said('former', t.was, t.where, t.departement) : said('hint', t.where, t.departement);
  return found;
}

// search returns the matches of a text, in order.
async function search(text, whatever) {
  const code = text.replace(/\s/g, '').toUpperCase();
  const found = /^\d[\dAB]\d{0,3}$/.test(code) ? await byCode(code) : /^\d$/.test(code) ? {rows: [], letter: true} : await named(text, whatever);
  found.rows.sort((a, b) => a.rank - b.rank || !!a.was - !!b.was || a.by.localeCompare(b.by)); // communes of the same name stay ordered by département
  return found;
}

// suggest lists the matches of the text; results of outdated queries are ignored.
let asked = 0;
async function suggest(whatever) {
  const text = input.value.trim(), mine = ++asked;
  if (!text) {
    list.replaceChildren();
    say('');
    return;
  }
  try {
    const {rows, letter} = await search(text, whatever);
    if (mine !== asked) return;
    list.replaceChildren(...items(rows.slice(0, most), (t) => [make('a', {href: '?insee=' + t.code}, set(t.name), ' ', of('span', 'hint', set(t.hint)))]).children);
    if (!rows.length) say(letter ? words.letter : words.none);
    else if (letter || rows.length > most) say(said('first', Math.min(rows.length, most)));
    else say(rows.length > 1 ? said('many', rows.length) : words.one);
    return rows;
  } catch {
    if (mine === asked) say(words.failed);
  }
}

// submit shows the answer if a text matches one commune only, else moves to the
// suggestions.
async function submit(record, focus) {
  const rows = await suggest(true);
  if (!rows?.length) return;
  const same = rows.filter((t) => !t.rank);
  const one = rows.length === 1 ? rows[0] : same.length === 1 && same[0];
  if (one) go(one.code, record, focus);
  else if (focus) list.querySelector('a').focus();
}

// go puts a commune in the URL, and shows its answer.
function go(code, record, focus) {
  history[record]({}, '', '?insee=' + code);
  here = location.search;
  return show(code, focus);
}

// show shows the answer for an INSEE code; another text is looked for.
async function show(code, focus) {
  const mine = ++asked;
  let town;
  const prefix = among('parts').filter((p) => p && code.startsWith(p)).pop() || 'tout';
  try {
    const [places] = await Promise.all([load(words.places + prefix), inArea(code, (t) => { if (t.code === code) town = t; })]);
    if (mine !== asked) return;
    if (!town) return look(code);
    list.replaceChildren();
    say('');
    input.value = set(town.name);
    document.title = set(town.name) + ' – ' + title;
    answer.replaceChildren(told(town, places));
    if (focus) answer.querySelector('h2').focus();
  } catch {
    if (mine === asked) say(words.failed);
  }
}

// look puts a text in the field, and searches for it.
function look(text) {
  input.value = text;
  document.title = title;
  answer.replaceChildren();
  return submit('replaceState');
}

// told returns the answer: the areas around the commune, where something is known,
// then each territory that the site describes.
function told(town, places) {
  const {names} = town, name = set(town.name);
  const chain = [['commune', town.code, name]];
  const above = (level, ...codes) => { for (const c of codes) if (c) chain.push([level, c, set(names[level][c])]); };
  above('commune', town.whole);
  above('epci', ...(town.epci || []));
  above('arrondissement', town.arrondissement);
  above('departement', town.departement);
  above('region', town.region);

  const find = (level, code) => places.filter((p) => p.level === level && (!code || p.code === code));
  const known = [...chain, ['pays']].flatMap(([level, code]) => find(level, code));
  const own = known.find((p) => p.level === 'commune' && p.code === town.code), nearest = own || known.find((p) => p.level !== 'pays' && (p.rows || p.declared || p.told)) || known[0]; // not what is done elsewhere in the country
  const verdict = of('p', 'near-verdict', ...(own ? [] : nearest ? [said('undescribed', name), ' ', link(nearest), '. '] : [said('nowhere', name)]), nearest?.says || '');

  const facts = of('dl', 'facts');
  for (const [level, code, official] of chain.slice(1)) {
    const p = find(level, code)[0], value = make('dd', {}, p ? link(p) : official);
    if (facts.lastChild?.level === level) facts.lastChild.append(value);
    else facts.append(make('div', {level}, make('dt', {}, words[level]), value));
  }
  const people = (heading, all) => all && facts.append(of('div', 'near-contact', make('dt', {}, heading), ...all.map((l) => make('dd', {}, link(l)))));
  people(words.actors, known.find((p) => p.actors)?.actors); // those from here before those of the country
  people(words.contact, known.find((p) => p.animators)?.animators);
  const hint = said('hint', town.postal.replaceAll(' ', ', ') || town.code, set(names.departement[town.departement]));
  const h2 = make('h2', {tabIndex: -1}, own ? link({text: name, href: own.href}) : name, ' ', of('span', 'hint', hint));

  // A neighbourhood is in the commune given by the site, or else in the area.
  const lies = chain.map(([level, code]) => level + ' ' + code), quarters = find('qpv');
  const inside = quarters.filter((q) => q.in?.startsWith('commune ') && lies.includes(q.in) || q.communes?.some((c) => lies.includes('commune ' + c)));
  const around = quarters.filter((q) => !inside.includes(q) && (!q.in || q.in.startsWith('pays') || lies.includes(q.in)) && q.departement === town.departement);
  return make('div', {}, of('section', 'near-town', h2, verdict, facts), listed(said('inside', name), inside), ...known.filter((p) => p !== own || p.rows || p.declared || p.told || p.animators).map((p) => place(p, p !== nearest)), listed(said('around', name), around));
}

// listed lists priority neighbourhoods, one per line.
const listed = (heading, quarters) => quarters.length && of('section', 'near-place', make('h3', {}, heading),
  of('div', 'near-body', items(quarters, (q) => [link(q), q.hint && ' ', q.hint && of('span', 'hint', '(' + q.hint + ')'), q.brief && ' – ' + q.brief])));

// place returns what is known about a territory, with its answer unless that was told.
function place(p, says) {
  const part = (heading, all, inside) => all && make('div', {}, make('h4', {}, words[heading]), items(all, inside));
  return of('section', 'near-place', make('div', {}, of('p', 'kicker', p.kind), make('h3', {}, link(p)),
    p.status && of('span', 'badge badge-' + p.status.sign, p.status.text)),
  of('div', 'near-body', says && make('p', {}, p.says),
    p.rows && items(p.rows, (r) => [make('b', {}, link(r)), of('span', 'near-who', r.who), r.detail && make('span', {}, r.detail)]), p.more && make('p', {}, link(p.more)),
    part('declared', p.declared, (d) => [d.text, d.detail && ', ' + d.detail, '. ', d.note && d.note + ' ', ...(d.source ? [words.source, ' ', link(d.source)] : [])]),
    part('told', p.told, (l) => [link(l), l.detail && ', ' + l.detail]),
    part('animators', p.animators, (l) => [link(l)])));
}

let wait;
input.addEventListener('input', () => {
  clearTimeout(wait);
  wait = setTimeout(() => suggest(), 120);
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
  go(new URL(a.href).searchParams.get('insee'), 'pushState', true);
});
// Arrow keys move through the suggestions, Escape returns to the text.
form.addEventListener('keydown', (e) => {
  const all = [input, ...list.querySelectorAll('a')], i = all.indexOf(document.activeElement);
  const step = {ArrowDown: 1, ArrowUp: -1, Escape: -i}[e.key];
  if (i < 0 || !step || !all[i + step]) return;
  e.preventDefault();
  all[i + step].focus();
});

// read follows the URL: it shows the answer for an INSEE code, or searches for what a reader typed,
// here or on another page, where a number is a postal code first: 3,000 are both.
let here = '';
function read() {
  if (location.search === here) return; // only the fragment changed
  here = location.search;
  const params = new URLSearchParams(here), code = params.get('insee')?.trim();
  return /^\d[\dAB]\d{3}$/.test(code) ? show(code) : look((code || params.get('lieu') || params.get('commune') || '').trim());
}
addEventListener('popstate', read);
read();
