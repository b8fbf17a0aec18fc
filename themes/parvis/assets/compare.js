// The comparison: two to four territories, domains or signatories, side by side. The choice is in the
// address, so that to add or to remove one is to follow a link. Figures and parts of sentences are final
// texts, built with the pages, and fetched once something is chosen; names, once a reader types one. The
// tables below work without this script. Package html/compare says what the files have.
const form = document.getElementById('comparer'), words = form.dataset, most = 4;
const place = form.parentElement, answer = place.firstElementChild, field = form.querySelector('input'), offers = form.querySelector('.offers');
const heard = offers.previousElementSibling;
const language = document.documentElement.lang, groups = [...form.querySelectorAll('.some')];
const {title} = document, name = document.querySelector('h1').textContent;

const element = (name, inside = '', attributes = {}) => {
  const e = document.createElement(name);
  e.append(inside);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  return e;
};
const fill = (text, value) => text.replace('%s', () => value);
const list = (texts) => new Intl.ListFormat(language).format(texts);

// What the address asks for: the first kind that it names, and its slugs.
const asked = new URLSearchParams(location.search);
const group = groups.find((g) => asked.get(g.dataset.name));
const slugs = group ? [...new Set(asked.getAll(group.dataset.name).join(',').split(','))].filter(Boolean).slice(0, most) : [];
// to returns the address of a choice.
const to = (kind, slugs) => form.action.replace('#', (slugs.length ? '?' + kind + '=' + slugs : '') + '#');

const got = {};
const get = (name) => got[name] ||= fetch(words.root + name).then((r) => {
  if (!r.ok) throw r;
  return r.json();
}).catch((e) => {
  got[name] = 0;
  throw e;
});

// one returns the lines of the comparison and the record of a slug; no record for an unknown one.
async function one(slug) {
  const file = group.dataset.firsts.split(' ').findLastIndex((first) => first <= slug);
  if (file < 0) return {};
  const {lignes, fiches} = await get(`${group.dataset.name}-${file}.json`), of = fiches.find((f) => f[0] === slug);
  if (!of) return {};
  const [, name, href, hue, first, then, within, bare, the, holds, result, all, reported, mixed, above, beside, figures] = of;
  return {slug, name, href, hue, first, then, within, bare, the, holds, result, all, reported, mixed, above, beside, figures, lignes};
}

// inside returns the columns of what a column contains: of those that contain another, the smallest has it.
function inside(c, columns) {
  const over = (one) => one.above.find((slug) => columns.some((other) => other.slug === slug));
  return columns.filter((one) => over(one) === c.slug);
}

// finding says in two sentences what the columns show. What lies in another is told as a part of it.
function finding(columns) {
  const parted = columns.flatMap((c) => inside(c, columns));
  const clauses = columns.filter((c) => !parted.includes(c) || inside(c, columns).length).map((c, i) => {
    const parts = c.all ? inside(c, columns) : [], some = parts.filter((p) => p.all), none = parts.filter((p) => !p.all);
    const told = (key, of) => (of.length ? fill(words[key], list(of.map((p) => (c.mixed ? p.within : p.bare)))) : '');
    return (i ? c.then : c.first) + told('among', some) + told('nothing', none);
  });
  const known = columns.filter((c) => c.all), results = known.map((c) => c.result).join(', ');
  const told = known.some((c) => c.reported) ? fill(words.results, results) : words.unreported;
  return clauses.join(words.then) + '.' + (known.length ? ' ' + told : '');
}

// number reads a whole number, as pages write it; NaN for any other text.
const number = (text) => (/^[\d\s]+$/.test(text) ? +text.replace(/\s/g, '') : NaN);

// drawing shows a number beside those of its line: as stones that can be counted, or as a bar.
function drawing(n, top) {
  const out = element('span', '', {class: 'laid', 'aria-hidden': 'true'});
  if (top > 20) {
    const bar = document.getElementById('bar').firstElementChild.cloneNode(true);
    bar.firstElementChild.setAttribute('width', n / top * 100 + '%');
    out.append(bar);
  } else for (let i = n; i > 0; i--) out.append(element('i'));
  return out;
}

// table puts the columns side by side, with the markup of the pages' tables. Its roles are told, since a
// phone shows what is compared over its figures, which aren't cells to every browser.
function table(columns, caption) {
  const t = element('table', element('caption', caption), {role: 'table', ...columns.length > 2 && {class: 'many'}}), heads = {scope: 'col', role: 'columnheader'};
  const row = (first) => element('tr', first, {role: 'row'}), head = row(element('th', words.what, heads));
  for (const {name, href, hue} of columns) head.append(element('th', element('a', name, {href}), {...heads, ...hue && {class: 'hue-' + hue}}));
  const body = element('tbody');
  columns[0].lignes.forEach((line, i) => {
    const one = row(element('th', line, {scope: 'row', role: 'rowheader'}));
    const texts = columns.map(({figures}) => figures[i]), numbers = texts.map(number), top = Math.max(...numbers);
    texts.forEach((text, at) => {
      const cell = element('td', text || words.missing, {role: 'cell', 'data-of': columns[at].name, ...!text && {class: 'missing'}});
      if (top > 0) cell.append(drawing(numbers[at], top)); // not where one isn't a number
      one.append(cell);
    });
    body.append(one);
  });
  t.append(element('thead', head), body);
  const out = element('div', element('div', t, {class: 'scroll', role: 'region', 'aria-label': caption, tabindex: 0}), {class: 'table'});
  const held = columns.map((c) => [c, inside(c, columns)]).filter(([, parts]) => parts.length).map(([c, parts]) => fill(c.holds, list(parts.map((p) => p.the))));
  out.append(element('p', [...held, group.dataset.note, words.scale].join(' '), {class: 'note-line'}));
  return out;
}

// offer lists links that add a record, each with what it is.
function offer(links, before = '') {
  const items = links.filter(([, slug]) => !slugs.includes(slug)).map(([kind, slug, text, is]) => {
    const item = element('li', element('a', text, {href: to(kind, [...slugs, slug])}));
    if (is) item.append(' ', element('span', `(${is})`, {class: 'hint'}));
    return item;
  });
  if (before && items.length) items.unshift(element('li', before));
  offers.replaceChildren(...items);
  offers.hidden = !items.length;
}

// fold returns the words of a text as files have them: letters a to z and digits.
const fold = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').match(/[a-z0-9]+/g) || [];

let near = [], turn = 0; // near is what is offered before a reader types

async function type() {
  const typed = fold(field.value), mine = ++turn;
  heard.textContent = '';
  if (!typed.length) return offer(near, words.beside);
  try {
    const [letter] = typed.reduce((long, word) => (word.length > long.length ? word : long));
    const names = words.letters.includes(letter) ? await get(`noms-${letter}.json`) : [];
    if (mine !== turn) return;
    const begins = (name) => typed.every((t) => fold(name).some((word) => word.startsWith(t)));
    const named = names.filter(([kind, slug, name]) => !(kind === group?.dataset.name && slugs.includes(slug)) && begins(name));
    const found = named.filter(([kind]) => !group || kind === group.dataset.name);
    offer(found.slice(0, 8));
    heard.textContent = named.length && !found.length ? words.unlike : fill(words.found.split('|')[Math.min(found.length, 2)], found.length);
    heard.classList.toggle('visually-hidden', found.length > 0);
  } catch {
    heard.textContent = words.failed;
  }
}

async function show() {
  answer.textContent = words.wait;
  try {
    const columns = (await Promise.all(slugs.map(one))).filter((c) => c.name);
    slugs.splice(0, most, ...columns.map((c) => c.slug));
    if (!columns.length) {
      answer.textContent = words.unknown;
      return;
    }
    const kind = group.dataset.name, caption = fill(words.caption, columns.map((c) => c.name).join(', '));
    const chosen = form.querySelector('.chosen');
    chosen.replaceChildren(...columns.map(({slug, name}) => element('li', element('a', name, {href: to(kind, slugs.filter((s) => s !== slug)), 'aria-label': fill(words.remove, name)}))));
    chosen.hidden = false;
    document.title = title.replace(name, () => caption);
    answer.textContent = finding(columns) + (columns.length > 1 ? '' : ' ' + words.second);
    place.append(table(columns, caption));
    near = columns[0].beside.map(([slug, name]) => [kind, slug, name]);
    form.querySelector('.adding').hidden = columns.length === most;
    for (const g of groups) g.hidden = true;
    heard.previousElementSibling.textContent = group.dataset.more;
    type();
  } catch {
    answer.textContent = words.failed;
  }
}

field.addEventListener('input', type);
form.addEventListener('submit', (e) => {
  e.preventDefault();
  if (field.value) offers.querySelector('a')?.click();
});

form.hidden = false;
if (group) show();
