// The comparison: two to four territories or domains, side by side. The choice
// is in the URL. Figures are preformatted text, built with the pages and fetched
// once something is chosen. The tables below work without this script.
const form = document.getElementById('comparer'), words = form.dataset;
const place = document.querySelector('.comparison'), status = place.firstElementChild;
const groups = [...form.querySelectorAll('fieldset')], most = 4;
const {title} = document, name = document.querySelector('h1').textContent;

const element = (name, inside = '', attributes = {}) => {
  const e = document.createElement(name);
  e.append(inside);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  return e;
};

for (const group of groups) { // two choices are visible; more appear once these are made
  for (let i = 3; i <= most; i++) {
    const twin = group.querySelector('p').cloneNode(true), label = twin.querySelector('label'), select = twin.querySelector('select');
    label.htmlFor = select.id = select.name + '-' + i;
    label.lastElementChild.textContent = i;
    group.append(twin);
  }
}

const selects = (group) => [...group.querySelectorAll('select')];
const chosen = (group) => [...new Set(selects(group).map((s) => s.value).filter(Boolean))];

// choose sets the form from the URL: the first kind that it names.
function choose() {
  const params = new URLSearchParams(location.search);
  let taken = false;
  for (const group of groups) {
    const all = selects(group), known = [...all[0].options].map((o) => o.value);
    const slugs = taken ? [] : (params.get(all[0].name) || '').split(',').filter((s) => s && known.includes(s));
    all.forEach((select, i) => { select.value = slugs[i] || ''; });
    taken ||= slugs.length > 0;
  }
}

const got = new Map();

// column returns the figures of one choice, with the heads of all.
async function column(group, slug) {
  const {root, per} = group.dataset, i = selects(group)[0].querySelector(`[value="${slug}"]`).index - 1;
  const from = root + Math.floor(i / per) + '.json';
  if (!got.has(from)) {
    const r = await fetch(from);
    if (!r.ok) throw new Error(r.status);
    got.set(from, await r.json());
  }
  const {lignes, fiches} = got.get(from);
  return [lignes, fiches[i % per]];
}

let turn = 0;

async function show() {
  const mine = ++turn, group = groups.find((g) => chosen(g).length);
  for (const g of groups) selects(g).forEach((s, i, all) => { s.parentElement.hidden = i > 1 && !s.value && !all[i - 1].value; });
  document.title = title;
  if (!group) {
    place.replaceChildren(status);
    status.textContent = '';
    return;
  }
  try {
    if (!got.size) status.textContent = words.wait;
    const columns = await Promise.all(chosen(group).map((slug) => column(group, slug)));
    if (mine !== turn) return;
    const names = columns.map(([, [name]]) => name).join(', ');
    place.replaceChildren(status, table(columns, words.caption.replace('%s', names), group.dataset.note));
    if (columns.length > 1) document.title = title.replace(name, () => words.caption.replace('%s', names));
    status.textContent = columns.length > 1 ? words.caption.replace('%s', names) : words.second;
    status.classList.toggle('visually-hidden', columns.length > 1); // the table's caption already says it
  } catch {
    if (mine !== turn) return;
    status.textContent = words.failed;
    status.classList.remove('visually-hidden');
  }
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
function table(columns, caption, note) {
  const t = element('table', element('caption', caption), {role: 'table'}), heads = {scope: 'col', role: 'columnheader'};
  const row = (first) => element('tr', first, {role: 'row'}), head = row(element('th', words.what, heads));
  for (const [, [name, href, hue]] of columns) {
    head.append(element('th', element('a', name, {href}), {...heads, ...hue && {class: 'hue-' + hue}}));
  }
  const body = element('tbody');
  columns[0][0].forEach((line, i) => {
    const one = row(element('th', line, {scope: 'row', role: 'rowheader'}));
    const texts = columns.map(([, figures]) => figures[i + 3]), numbers = texts.map(number), top = Math.max(...numbers);
    texts.forEach((text, at) => {
      const cell = element('td', text || words.missing, {role: 'cell', ...!text && {class: 'missing'}});
      if (top > 0) cell.append(drawing(numbers[at], top)); // not where one isn't a number
      one.append(cell);
    });
    body.append(one);
  });
  t.append(element('thead', head), body);
  const scroll = element('div', t, {class: 'scroll', role: 'region', 'aria-label': caption, tabindex: 0});
  const out = element('div', scroll, {class: 'table'});
  out.append(element('p', note + ' ' + words.scale, {class: 'note-line'}));
  return out;
}

form.addEventListener('change', (e) => {
  const mine = e.target.closest('fieldset');
  for (const group of groups) if (group !== mine) for (const s of selects(group)) s.value = '';
  const slugs = chosen(mine).join(',');
  history.pushState(null, '', slugs ? '?' + e.target.name + '=' + slugs : location.pathname);
  show();
});
form.addEventListener('submit', (e) => e.preventDefault());
addEventListener('popstate', () => {
  choose();
  show();
});

choose();
form.hidden = false;
show();
