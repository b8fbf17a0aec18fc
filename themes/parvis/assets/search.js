// The search page: reads the index made by package search, a few small files, and
// none before there is a query. Texts of the interface are attributes of the form;
// results are built from text only. How words are read stands in the root of the index.
import {called, placed} from './towns.js';

const RUN = /[\p{L}\p{N}\p{M}'’‘ʼ\u00ad\u200b-\u200d]+/gu;
const SPELT = {œ: 'oe', æ: 'ae', ß: 'ss', '’': "'", '‘': "'", ʼ: "'"};

const fold = (s) => s.normalize('NFD').replace(/\p{Mn}/gu, '').replace(/[^\0-\x7f]/gu, (c) => SPELT[c = c.toLowerCase()] ?? c).toLowerCase();

// words returns each word of a text with its offset; with all, stop words too.
export function words(rules, text, all) {
  const elided = RegExp(`^(?:${rules.elided})'`), possessive = RegExp(rules.possessive + '$'), stops = rules.stops.split(' '), out = [];
  for (const {0: run, index} of text.matchAll(RUN)) {
    let word = fold(run).replace(/[\u00ad\u200b-\u200d]/g, '').replace(/^'+/, ''), cut = run.search(/[^'’‘ʼ]/);
    while (elided.test(word)) {
      word = word.replace(elided, '');
      cut += run.slice(cut).search(/['’‘ʼ]/) + 1;
    }
    word = [...word.replace(possessive, '').replace(/'/g, '')].slice(0, 32).join('');
    if (word && (all || !stops.includes(word))) out.push({word, start: index + cut, end: index + run.length});
  }
  return out;
}

// stem applies the steps of the rules: in each, the first ending that fits.
export function stem(rules, word) {
  if (/\p{N}/u.test(word)) return word;
  for (const step of rules.endings) {
    const ending = [...step.matchAll(/([a-z]+)(.)(.)/g)].find((e) => word.endsWith(e[1]));
    const left = ending && word.slice(0, word.length - ending[2]);
    if (left?.length >= ending?.[3]) word = left;
  }
  return word;
}

// within reports whether at most n letters must be inserted, deleted, replaced or swapped with
// the next one to make b of a.
export function within(n, a, b) {
  let i = 0;
  while (a[i] && a[i] === b[i]) i++;
  const x = a.slice(i), y = b.slice(i), less = (l, r) => within(n - 1, x.slice(l), y.slice(r));
  return x === y || n > 0 && (less(1, 1) || less(1, 0) || less(0, 1) || x[0] === y[1] && x[1] === y[0] && less(2, 2));
}

const lang = document.documentElement.lang;
const form = document.querySelector('form[data-index]'), said = form.dataset;
const part = (selector) => document.querySelector(selector);
const state = part('.search-state'), results = part('.search-results'), list = part('.search-results ol');
const more = part('.search-results button'), browse = part('.search-browse'), kinds = part('.search-kinds');
const boxes = [...form.querySelectorAll('[name=genre]')], field = form.elements.q, title = document.title;
const say = (key, value = '') => said[key].replace('{}', () => value);

// The index. A missing file was replaced by a newer one: the root is reloaded once.
let root, files = {};

const get = (name, read, cache) => files[name] ??= fetch(said.index + name, {cache}).then((r) => r.ok ? r.text() : Promise.reject()).then(read).catch((e) => {
  delete files[name]; // so that it is retried
  throw e;
});

const stemmed = (word) => stem(root.rules, word), split = (text, all) => words(root.rules, text, all);

async function open() {
  root = await get('index.json', JSON.parse, 'no-cache');
  let sum = 0;
  root.starts = [];
  numbers(root.documents, (n) => root.starts.push((sum += n) - n));
  root.total = sum;
  sum = 0;
  root.ends = root.kinds.map((k) => sum += k.count);
  root.kin = root.rules.families.map((f) => f.split(' ').map(stemmed));
}

// lines parses lines of a front-coded word (length of the prefix shared with the
// previous one, in base 36, then the rest), a tab and its data.
function lines(text) {
  let word = '';
  return text.split('\n').slice(0, -1).map((line) => {
    const tab = (line + '\t').indexOf('\t');
    word = word.slice(0, parseInt(line[0], 36)) + line.slice(1, tab);
    return [word, line.slice(tab + 1)];
  });
}

// numbers calls back for each number of a list.
function numbers(text, each) {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    n = n * 32 + digit % 32;
    if (digit < 32) each(n), n = 0;
  }
}

// postings calls back for each document of a word, with the field that contains it.
function postings(text, each) {
  text.split('\t').forEach((gaps, place) => {
    let doc = -1;
    numbers(gaps, (gap) => each(doc += gap + 1, place));
  });
}

// lastUpTo returns the index of the last element <= x of a sorted list, 0 for none.
function lastUpTo(sorted, x) {
  let low = 0, high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= x) low = middle;
    else high = middle;
  }
  return low;
}

// between returns the numbers of the word files from one word to another.
const between = (from, to) => {
  const out = [];
  for (let i = lastUpTo(root.words, from); i < root.words.length && root.words[i] <= to; i++) out.push(i);
  return out;
};

const WEIGHTS = [12, 8, 3, 1]; // the whole title if no other word is wanted, in the title, in the lead, in the text
const LATER = 0.02; // what each kind counts less than the one before
const EXACT = 1, STEM = 0.95, PREFIX = 0.8, KIN = 0.7, TYPO = 0.4;
const MOST = 5; // word files loaded for one word, at most

// lookUp adds to found the words that match one, and the documents that contain them.
async function lookUp(word, prefix, factor, found) {
  const base = stemmed(word), long = word.length > 2, kin = root.kin.find((f) => f.includes(base)) || [base];
  const begun = (w) => {
    const out = between(w, w + '\uffff');
    return out.length > MOST ? null : out;
  };
  if (long && prefix && !begun(word)) found.longer = word;
  const wanted = new Set([...long && (begun(base) || begun(word)) || between(word, word), ...kin.flatMap((k) => begun(k) || [])]);
  for (const entries of await Promise.all([...wanted].map((i) => get(`t${i}-${root.wordFiles[i]}.txt`, lines)))) {
    for (const [term, text] of entries) {
      let quality = 0;
      if (term === word) quality = EXACT;
      else if (long && prefix && term.startsWith(word)) quality = PREFIX;
      else if (long && kin.some((k) => term.startsWith(k)) && kin.includes(stemmed(term))) quality = stemmed(term) === base ? STEM : KIN;
      if (!quality) continue;
      found.terms.add(term);
      postings(text, (doc, place) => {
        const weight = quality * factor * WEIGHTS[place || +!found.alone];
        if (weight > (found.docs.get(doc) || 0)) found.docs.set(doc, weight);
      });
    }
  }
}

// alike returns the indexed words at edit distance 1, for a prefix those with a prefix at that
// distance; if there are none, nearest is set to one at distance 2 of a long word, and text to its spelling.
async function alike(word, prefix, found) {
  if (word.length < 4 || /\p{N}/u.test(word)) return [];
  const at = ({first, files}, name, letter) => {
    if (!first) return [];
    const i = lastUpTo(first, /[a-z]/.test(letter) ? letter : '_');
    return get(`${name}${i}-${files[i]}.txt`, lines);
  };
  const read = await Promise.all([at(root.begin, 'b', word[0]), at(root.end, 'e', word.at(-1))]);
  const spelt = Object.fromEntries(read.flat()), terms = Object.keys(spelt);
  // near returns the words that begin alike, in so many letters more than the word has: 99 for all of them.
  const near = (n, ...more) => terms.filter((t) => more.some((m) => within(n, word, t.slice(0, word.length + m))));
  let out = near(1, 99);
  if (!out.length && prefix) out = near(1, -1, 0, 1);
  if (!out.length && word.length > 7) found.text = spelt[found.nearest = near(2, 99)[0]] || found.nearest;
  return out.slice(0, 8);
}

async function find(word, prefix, alone) {
  const found = {word, alone, terms: new Set(), docs: new Map()};
  await lookUp(word, prefix, 1, found);
  if (!found.docs.size && !found.longer) {
    for (const term of await alike(word, prefix, found)) await lookUp(term, false, TYPO, found);
    found.typo = found.docs.size > 0;
  }
  return found;
}

// ask returns the documents with all the words, else those with most of them, best first.
export async function ask(query) {
  if (!root) await open();
  const some = split(query), wanted = [...new Set((some.length ? some : split(query, true)).map((w) => w.word))];
  const prefix = /[\p{L}\p{N}\p{M}]$/u.test(query); // the last word is being typed
  const each = await Promise.all(wanted.map((w, i) => find(w, prefix && i === wanted.length - 1, wanted.length < 2)));
  const docs = new Map();
  for (const {docs: having} of each) {
    const rarity = Math.log(1 + root.total / having.size);
    for (const [doc, weight] of having) {
      const d = docs.get(doc) || {doc, words: 0, weight: 0};
      d.words++;
      d.weight += weight * rarity;
      docs.set(doc, d);
    }
  }
  let hits = [...docs.values()];
  const whole = hits.filter((d) => d.words === each.length);
  if (whole.length) hits = whole;
  for (const h of hits) {
    const i = root.ends.findIndex((end) => h.doc < end);
    h.kind = root.kinds[i].name;
    h.weight *= 1 - LATER * i;
  }
  hits.sort((a, b) => b.words - a.words || b.weight - a.weight || a.doc - b.doc);
  return {each, hits, some: hits[0] && !whole[0], terms: new Map(each.flatMap((f, i) => [...f.terms].map((t) => [t, i])))};
}

export const read = async (doc) => {
  const i = lastUpTo(root.starts, doc);
  return (await get(`d${i}-${root.documentFiles[i / root.group | 0]}.json`, JSON.parse))[doc - root.starts[i]];
};

const make = (name, ...content) => {
  const e = document.createElement(name);
  e.append(...content);
  return e;
};

const leading = (href, ...content) => {
  const e = make('a', ...content);
  e.href = href;
  return e;
};

const line = (text) => text.replace(/\n/g, ' · ');

// marked returns an excerpt with the matching words highlighted.
function marked(text, hits, from, to) {
  const out = [];
  for (const {start, end} of hits) {
    if (start < from || end > to) continue;
    out.push(line(text.slice(from, start)), make('mark', text.slice(start, end)));
    from = end;
  }
  return [...out, line(text.slice(from, to))];
}

const LENGTH = 220; // of an excerpt, in letters

// passage returns the excerpt with the most matching words, or the beginning.
function passage(text, terms) {
  const hits = split(text).filter((w) => terms.has(w.word));
  let best = 0, from = 0;
  for (const h of hits) {
    const here = new Set(hits.filter((o) => o.start >= h.start && o.end < h.start + LENGTH - 60).map((o) => terms.get(o.word))).size;
    if (here > best) [best, from] = [here, h.start];
  }
  const begin = text.lastIndexOf('\n', from) + 1;
  from = from - begin > 60 ? text.indexOf(' ', from - 60) + 1 : begin;
  let to = Math.min(text.length, from + LENGTH);
  if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), from + LENGTH / 2);
  return [from > 0 && text[from - 1] !== '\n' ? '… ' : '', ...marked(text, hits, from, to), to < text.length ? ' …' : ''];
}

async function item(hit, terms) {
  const [address, name, text] = await read(hit.doc);
  const link = leading(said.home + address, ...marked(name, split(name).filter((w) => terms.has(w.word)), 0, name.length));
  const kicker = make('p', boxes.find((b) => b.value === hit.kind).dataset.name);
  kicker.className = 'kicker';
  return make('li', kicker, make('h2', link), ...text ? [make('p', ...passage(text, terms))] : []);
}

// The page. The query is in the URL; how many results are shown, in the history state.
const STEP = 10;
let turn = 0, last = {}, shown = STEP, settled = true;

// towns leads to what is done in the communes that a text names, or that have it as postal code.
async function towns(now, text) {
  const postal = /^\d{5}$/.test(text), {towns, names, near} = said;
  const found = !towns || !text[2] ? [] : postal ? [{code: text, name: text}] : await called(towns, names, text);
  if (now !== turn) return;
  part('.search-towns').replaceChildren(...found.map((t) => make('li', leading(near + (postal ? 'lieu=' : 'insee=') + t.code, placed(said[postal ? 'postal' : 'town'], t.name), found[1] ? ` (${t.where})` : ''))));
}

const written = (n) => n.toLocaleString(lang);
const tell = (...texts) => state.replaceChildren(...texts.filter((t) => t).map((t) => make('p', t)));

function hide() {
  results.hidden = kinds.hidden = true;
  browse.hidden = false;
}

async function show(focus) {
  const now = ++turn, query = field.value.trim();
  document.title = (query && query + ' – ') + title;
  towns(now, query).catch(() => {}); // a way more, that nothing waits for
  if (!query) {
    hide();
    return tell();
  }
  const waiting = setTimeout(() => now === turn && tell(say('wait')), 400);
  try {
    await fill(now, query, focus).catch(() => {
      root = null;
      files = {};
      last = {};
      return fill(now, query, focus);
    });
  } catch {
    if (now !== turn) return;
    hide();
    tell(say('failed'));
  } finally {
    clearTimeout(waiting);
  }
}

async function fill(now, query, focus) {
  const answer = last.query === field.value ? last.answer : await ask(field.value);
  if (now !== turn) return;
  last = {query: field.value, answer};
  const chosen = boxes.filter((b) => b.checked).map((b) => b.value);
  const hits = answer.hits.filter((h) => !chosen.length || chosen.includes(h.kind));
  const items = await Promise.all(hits.slice(0, shown).map((h) => item(h, answer.terms)));
  if (now !== turn) return;
  for (const box of boxes) {
    const n = answer.hits.filter((h) => h.kind === box.value).length;
    box.parentNode.hidden = !n && !box.checked;
    box.parentNode.querySelector('.count').textContent = written(n);
  }
  kinds.hidden = !answer.hits[0];
  list.replaceChildren(...items);
  results.hidden = !(browse.hidden = items.length > 0);
  more.parentNode.hidden = hits.length <= shown;
  const having = (what) => answer.each.find((f) => f[what]);
  const longer = having('longer'), typo = having('typo'), nearest = !hits[0] && having('nearest');
  tell(!hits[0] ? say(query.length < 3 ? 'short' : 'none', query) : say(new Intl.PluralRules(lang).select(hits.length) === 'one' ? 'single' : 'many', written(hits.length)),
    nearest && leading('?q=' + split(query).map((w) => w.word === nearest.word ? nearest.nearest : w.word).join('+'), say('nearest', nearest.text)), longer && say('longer', longer.word), typo && say('typo', typo.word), answer.some && say('some'));
  if (focus) items[focus]?.querySelector('a').focus();
}

// keep writes the query into the URL: as a new history entry, or in the current one.
function keep(anew) {
  const params = new URLSearchParams();
  if (field.value.trim()) {
    params.set('q', field.value.trim());
    for (const b of boxes) if (b.checked) params.append('genre', b.value);
  }
  const address = location.pathname + (String(params) && '?' + params);
  if (address === location.pathname + location.search) anew = false;
  history[anew ? 'pushState' : 'replaceState']({shown}, '', address);
}

function restore() {
  const params = new URLSearchParams(location.search);
  field.value = params.get('q') || '';
  for (const b of boxes) b.checked = params.getAll('genre').includes(b.value);
  shown = history.state?.shown || STEP;
  settled = true;
  show();
}

// asked shows the answer from its first results, after what was typed or chosen.
function asked(anew, done) {
  clearTimeout(pause);
  shown = STEP;
  keep(anew);
  settled = done;
  show();
}

let pause;
field.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => asked(settled, false), 150);
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  asked(settled, true);
});

for (const box of boxes) box.addEventListener('change', () => asked(true, true));

more.addEventListener('click', () => {
  shown += STEP;
  keep(false);
  show(shown - STEP);
});

addEventListener('popstate', restore);
restore();
