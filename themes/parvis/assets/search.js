// The search page: reads the index made by package search, a few small files, and
// none before there is a query. Texts of the interface are attributes of the form;
// results are built from text only. Tokenizing and stemming are those of words.go
// and stem.go of that package.

const ELIDED = /^(?:c|d|j|jusqu|l|lorsqu|m|n|presqu|puisqu|qu|quelqu|quoiqu|s|t)'/;
const STOPS = {
  true: 'a ai au aux avec ce ces cette dans de des du elle elles en et il ils je la le les leur leurs ne nos notre nous on ou par pour qu que qui sa se ses son sont sur un une vos votre vous y',
  false: 'a an and are as at be by for from has have in is it its of on or that the their this to was were with',
};
// In each step, the first matching suffix applies: letters to cut, minimum letters left.
const ENDINGS = [
  'eaux13 aux24 eux13 oux13 ss00 s13',
  'ement54 ation54 ateur54 atrice64 euse44 eur34 eu24 ere34 er24 ive24 if14',
  'ee23 e13',
  'nn14 ll14 tt14 al14',
].map((step) => [...step.matchAll(/([a-z]+)(\d)(\d)/g)]);

const RUN = /[\p{L}\p{N}\p{M}'’‘ʼ\u00ad\u200b-\u200d]+/gu;
const SPELT = {œ: 'oe', æ: 'ae', ß: 'ss', '’': "'", '‘': "'", ʼ: "'"};

const isFrench = (lang) => /^fr(-|$)/.test(lang);

const fold = (s) => s.normalize('NFD').replace(/\p{Mn}/gu, '').replace(/[^\0-\x7f]/gu, (c) => SPELT[c = c.toLowerCase()] ?? c).toLowerCase();

// words returns each word of a text with its offset; with all, stop words too.
export function words(lang, text, all) {
  const french = isFrench(lang), stops = STOPS[french].split(' '), out = [];
  for (const {0: run, index} of text.matchAll(RUN)) {
    let word = fold(run).replace(/[\u00ad\u200b-\u200d]/g, '').replace(/^'+/, ''), cut = run.search(/[^'’‘ʼ]/);
    while (french && ELIDED.test(word)) {
      word = word.replace(ELIDED, '');
      cut += run.slice(cut).search(/['’‘ʼ]/) + 1;
    }
    if (!french) word = word.replace(/'s$/, '');
    word = [...word.replace(/'/g, '')].slice(0, 32).join('');
    if (word && (all || !stops.includes(word))) out.push({word, start: index + cut, end: index + run.length});
  }
  return out;
}

export function stem(lang, word) {
  if (!isFrench(lang) || /\p{N}/u.test(word)) return word;
  for (const step of ENDINGS) {
    const ending = step.find((e) => word.endsWith(e[1]));
    if (!ending) continue;
    const left = word.slice(0, word.length - ending[2]);
    if ([...left].length >= ending[3]) word = left;
  }
  return word;
}

// near reports whether b is at edit distance 1 from a: one letter inserted, deleted
// or replaced, or two adjacent ones swapped.
export function near(a, b) {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  switch (b.length - a.length) {
    case 0: return a.slice(i + 1) === b.slice(i + 1) || a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
    case 1: return a.slice(i) === b.slice(i + 1);
    case -1: return a.slice(i + 1) === b.slice(i);
  }
  return false;
}

const lang = document.documentElement.lang;
const form = document.querySelector('form[data-index]'), said = form.dataset;
const part = (selector) => document.querySelector(selector);
const state = part('.search-state'), results = part('.search-results'), list = part('.search-results ol');
const more = part('.search-results button'), browse = part('.search-browse'), kinds = part('.search-kinds');
const boxes = [...form.querySelectorAll('[name=genre]')], field = form.elements.q, title = document.title;
const say = (key, value = '') => said[key].replace('{}', () => value);

// The index. A missing file was replaced by a newer one: the root is reloaded once.
const folder = said.index.slice(0, said.index.lastIndexOf('/') + 1);
let root, files = new Map();

function get(name, read) {
  if (!files.has(name)) {
    const reading = fetch(folder + name, name === 'index.json' ? {cache: 'no-cache'} : {}).then((r) => {
      if (!r.ok) throw new Error(name + ': ' + r.status);
      return r.text();
    }).then(read);
    reading.catch(() => files.delete(name));
    files.set(name, reading);
  }
  return files.get(name);
}

async function open() {
  root = await get('index.json', JSON.parse);
  let sum = 0;
  root.starts = [];
  numbers(root.documents, (n) => root.starts.push((sum += n) - n));
  root.total = sum;
  sum = 0;
  root.ends = root.kinds.map((k) => sum += k.count);
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

const WEIGHTS = [12, 8, 3, 1]; // the whole title, in the title, in the lead, in the text
const EXACT = 1, PREFIX = 0.8, STEM = 0.7, TYPO = 0.4;
const MOST = 4; // word files loaded for one word, at most

// lookUp adds to found the words that match one, and the documents that contain them.
async function lookUp(word, prefix, factor, found) {
  const base = stem(lang, word), long = [...word].length >= 3;
  const ranges = [[base, base + '\uffff'], [word, word + '\uffff'], [word, word]].slice(long ? 0 : 2).map((r) => between(...r));
  const fitting = ranges.find((files) => files.length <= MOST);
  if (long && prefix && ranges[1].length > MOST) found.longer = word;
  for (const entries of await Promise.all(fitting.map((i) => get(`t${i}-${root.wordFiles[i]}.txt`, lines)))) {
    for (const [term, text] of entries) {
      let quality = 0;
      if (term === word) quality = EXACT;
      else if (long && prefix && term.startsWith(word)) quality = PREFIX;
      else if (long && term.startsWith(base) && stem(lang, term) === base) quality = STEM;
      if (!quality) continue;
      found.terms.add(term);
      postings(text, (doc, place) => {
        const weight = quality * factor * WEIGHTS[place];
        if (weight > (found.docs.get(doc) || 0)) found.docs.set(doc, weight);
      });
    }
  }
}

// alike returns the indexed words at edit distance 1; for a prefix, those with a prefix at that distance.
async function alike(word, prefix) {
  const letters = [...word];
  if (letters.length < 4 || /\p{N}/u.test(word)) return [];
  const at = ({first, files}, name, letter) => {
    if (!first) return [];
    const i = lastUpTo(first, letter >= 'a' && letter <= 'z' ? letter : '_');
    return get(`${name}${i}-${files[i]}.txt`, lines);
  };
  const read = await Promise.all([at(root.begin, 'b', letters[0]), at(root.end, 'e', letters[letters.length - 1])]);
  const terms = [...new Set(read.flat().map(([term]) => term))];
  const whole = terms.filter((t) => near(word, t));
  const begun = () => terms.filter((t) => [-1, 0, 1].some((n) => near(word, t.slice(0, word.length + n))));
  return (whole.length || !prefix ? whole : begun()).slice(0, 8);
}

async function find(word, prefix) {
  const found = {word, terms: new Set(), docs: new Map()};
  await lookUp(word, prefix, 1, found);
  if (!found.docs.size && !found.longer) {
    for (const term of await alike(word, prefix)) await lookUp(term, false, TYPO, found);
    found.typo = found.docs.size > 0;
  }
  return found;
}

// ask returns the documents with all the words, else those with most of them, best first.
async function ask(query) {
  if (!root) await open();
  const wanted = [...new Set((words(lang, query).length ? words(lang, query) : words(lang, query, true)).map((w) => w.word))];
  const prefix = /[\p{L}\p{N}\p{M}]$/u.test(query); // the last word is being typed
  const each = await Promise.all(wanted.map((w, i) => find(w, prefix && i === wanted.length - 1)));
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
  hits.sort((a, b) => b.words - a.words || b.weight - a.weight || a.doc - b.doc);
  for (const h of hits) h.kind = root.kinds[root.ends.findIndex((end) => h.doc < end)].name;
  return {each, hits, some: hits.length > 0 && !whole.length, terms: new Map(each.flatMap((f, i) => [...f.terms].map((t) => [t, i])))};
}

const read = async (doc) => {
  const i = lastUpTo(root.starts, doc);
  return (await get(`d${i}-${root.documentFiles[i / root.group | 0]}.json`, JSON.parse))[doc - root.starts[i]];
};

const make = (name, ...content) => {
  const e = document.createElement(name);
  e.append(...content);
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
  const hits = words(lang, text).filter((w) => terms.has(w.word));
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
  const link = make('a', ...marked(name, words(lang, name).filter((w) => terms.has(w.word)), 0, name.length));
  link.href = said.home + address;
  const kicker = make('p', boxes.find((b) => b.value === hit.kind).dataset.name);
  kicker.className = 'kicker';
  return make('li', kicker, make('h2', link), ...text ? [make('p', ...passage(text, terms))] : []);
}

// The page. The query is in the URL; how many results are shown, in the history state.
const STEP = 10;
let turn = 0, last = {}, shown = STEP, settled = true;

const written = (n) => new Intl.NumberFormat(lang).format(n);
const tell = (...texts) => state.replaceChildren(...texts.filter(Boolean).map((t) => make('p', t)));

function hide(empty) {
  results.hidden = true;
  kinds.hidden = true;
  browse.hidden = !empty;
}

async function show(focus) {
  const now = ++turn, query = field.value.trim();
  document.title = query ? query + ' – ' + title : title;
  if (!query) {
    hide(true);
    return tell();
  }
  const waiting = setTimeout(() => now === turn && tell(say('wait')), 400);
  try {
    await fill(now, query, focus).catch(() => {
      root = null;
      files = new Map();
      last = {};
      return fill(now, query, focus);
    });
  } catch {
    if (now !== turn) return;
    hide(true);
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
  kinds.hidden = !answer.hits.length;
  list.replaceChildren(...items);
  results.hidden = !items.length;
  browse.hidden = items.length > 0;
  more.parentNode.hidden = hits.length <= shown;
  const longer = answer.each.find((f) => f.longer), typo = answer.each.find((f) => f.typo);
  const short = !hits.length && (answer.each.at(-1)?.word || '').length < 3;
  tell(short ? say('short') : !hits.length ? say('none', query) : say(new Intl.PluralRules(lang).select(hits.length) === 'one' ? 'single' : 'many', written(hits.length)),
    longer && say('longer', longer.word), typo && say('typo', typo.word), answer.some && say('some'));
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

let pause;
field.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    shown = STEP;
    keep(settled);
    settled = false;
    show();
  }, 150);
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(pause);
  shown = STEP;
  keep(settled);
  settled = true;
  show();
});

for (const box of boxes) {
  box.addEventListener('change', () => {
    shown = STEP;
    keep(true);
    settled = true;
    show();
  });
}

more.addEventListener('click', () => {
  shown += STEP;
  keep(false);
  show(shown - STEP);
});

addEventListener('popstate', restore);
restore();
