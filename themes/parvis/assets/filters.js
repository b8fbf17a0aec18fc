// The filters of a list, whatever it lists: the form and its address, the counts beside the choices, the
// chips that remove one, the lines shown, the list as a file. directory.js and commitments.js say what
// matches and how a line looks. The page works without them, and nothing is fetched before a reader
// chooses something or arrives with choices in the URL.
// Package generator/data/directory makes the files, and defines the filters.
export const byId = (id) => document.getElementById(id), query = (from) => new URLSearchParams(from);
export const div = (a, b) => Math.floor(a / b), fill = (text, value) => text.replace('%s', value);
const on = (target, type, done) => target.addEventListener(type, done);
const form = byId('filtres'), panel = form.parentElement, exporter = byId('exporter'), more = byId('suite');
export const words = form.dataset;
const results = document.querySelector('.results'), found = results.querySelector('.found'), list = found.querySelector('.rows');
const status = results.querySelector('[role=status]'), chips = results.querySelector('.chips');
const plain = [...results.parentElement.children].filter((e) => e !== results); // the list without filters

// element creates an element with a class and children.
export const element = (name, className, ...inside) => {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.append(...inside);
  return e;
};
export const item = (...inside) => element('li', '', ...inside);
export const link = (href, text) => Object.assign(element('a', '', text), {href});

// say tells how many lines there are, and for ears alone what else.
const say = (text, more = '') => status.replaceChildren(text, ...(more ? [element('span', 'visually-hidden', more)] : []));

const number = (n) => n.toLocaleString(document.documentElement.lang);
// agreed returns the form of a word for a number: zero, one or other.
export const agreed = (forms, n) => fill(forms.split('|')[Math.min(n, 2)], number(n));
// promised returns how many commitments there are, of which some over, and how many deeds, as
// phrase.Commitments does.
export function promised(n, ended, deeds) {
  if (!n && deeds) return agreed(words.deeds, deeds);
  const more = (key, n, text) => agreed(words[key], n).replace('{}', text);
  let text = agreed(words.commitments, n);
  if (ended) text = ended === n ? agreed(words.ended, n) : more('ofThemEnded', ended, text);
  return deeds ? more(ended && ended < n ? 'andDeedsAfter' : 'andDeeds', deeds, text) : text;
}

// fold returns the words of a text as normalized in the data: letters a to z and digits.
export const fold = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase()
  .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/ß/g, 'ss').match(/[a-z0-9]+/g) || [];

// ---- The data.

const got = {};

// get fetches a file once, given its name or address; after a failure it retries.
export const get = (name, made = (data) => data) => got[name] ||= fetch(new URL(name, new URL(words.root, location))).then((r) => {
  if (!r.ok) throw r;
  return r.json();
}).then(made).catch((e) => {
  got[name] = 0;
  throw e;
});

// column decodes numbers encoded as characters.
export function column(text, n) {
  const width = text.length / n, out = new Uint32Array(n);
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = 0; j < width; j++) {
      const c = text.charCodeAt(at++);
      out[i] = out[i] * 91 + c - (c > 92 ? 36 : 35);
    }
  }
  return out;
}

// reaches returns the territories of each set, with all their ancestors.
export const reaches = (sets, territories) => sets.map((set) => {
  const all = new Set();
  for (let t of set) for (; t >= 0; [, t] = territories[t]) all.add(t);
  return [...all];
});

// named returns the signatories whose names have, for each query word, a word with that prefix.
export async function named(text, files) {
  let among;
  for (const word of fold(text)) {
    const having = new Set();
    for (let k = 0; k < files.length; k++) {
      if (files[k + 1] < word || files[k] > word + '~') continue;
      for (const [one, ids] of Object.entries(await get(`mots-${k}.json`))) {
        let id = 0;
        if (one.startsWith(word)) for (const step of ids) having.add(id += step);
      }
    }
    among = among ? new Set([...among].filter((id) => having.has(id))) : having;
  }
  return among;
}

// The steps of a date for each year.
export const perYear = 416;

// dateOf returns a date in ISO 8601, with the precision that is known.
export function dateOf(code, before) {
  const year = div(code, perYear), month = div(code % perYear, 32), day = code % 32;
  const two = (n) => (n + '').padStart(2, 0);
  return !year ? '' : before + year + (month ? '-' + two(month) + (day ? '-' + two(day) : '') : '');
}

// ---- The form.

// params returns the choices as URL parameters.
const params = () => query([...new FormData(form)].filter(([, value]) => value));

// choose sets the form from a URL.
function choose(params) {
  for (const e of form.elements) {
    if (e.type === 'checkbox') e.checked = params.getAll(e.name).includes(e.value);
    else if (e.name) e.value = params.get(e.name) || '';
    if (e.selectedIndex < 0) e.value = ''; // no such choice
  }
}

// labelOf returns the label of a choice, "" for what is none.
export function labelOf(facet, value) {
  for (const e of form.elements) {
    if (e.name !== facet) continue;
    if (e.options) return [...e.options].find((o) => o.value === value)?.text.replace(/ \([^()]*\)$/, '').trim() || '';
    if (e.value === value) return e.nextElementSibling.textContent;
  }
  return '';
}

// chosen returns the label of each choice, with what it is.
const chosen = (params) => [...params].filter(([name]) => name !== 'tri')
  .map(([name, value]) => [name === 'nom' ? fill(words.quoted, value) : labelOf(name, value), name, value]);

// count writes next to each choice how many lines would match.
function count(counts) {
  const text = (facet, value) => `(${number(counts[facet](value))})`;
  for (const e of form.elements) {
    if (!counts[e.name]) continue;
    if (e.type === 'checkbox') e.parentElement.lastElementChild.textContent = text(e.name, e.value);
    else for (const o of e.options) if (o.value) o.text = o.text.replace(/\([^()]*\)$/, text(e.name, o.value));
  }
}

// safe escapes the parts of a cell that a spreadsheet could run, as text/formula does, and quotes
// it if needed (RFC 4180).
function safe(value) {
  const text = (value + '').replace(/(^|[;\t\r\n])(?='*[\p{Z}\p{Cf}"]*[=+@-])/gu, "$1'");
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

// start runs the filters of a list. search returns the lines that match choices and what counts each
// value of a facet; it may show the first ones early. line returns the markup of one, cells what the
// file has of it, counted how many there are in words.
export function start({perPage, search, line, cells, counted}) {
  let turn = 0, shown = [];

  // filtered replaces the full list by the filtered one, or restores it.
  function filtered(is) {
    found.hidden = !is;
    for (const e of plain) e.hidden = is;
    if (!is) more.parentElement.hidden = true;
  }

  // exports says how many lines the file would have.
  function exports(n) {
    exporter.textContent = agreed(words.export, n);
    exporter.parentElement.hidden = !n;
  }

  // draw shows the first lines, or the next ones.
  async function draw(mine, ids, from = 0) {
    const lines = await Promise.all(ids.slice(from, from + perPage).map(line));
    if (mine !== turn) return;
    if (from) list.append(...lines);
    else list.replaceChildren(...lines);
    shown = ids;
    filtered(true);
    more.parentElement.hidden = from + lines.length >= ids.length;
    if (from) lines[0].querySelector('a').focus();
  }

  // tag shows each choice as a button that removes it.
  function tag(choices) {
    chips.hidden = !choices.length;
    chips.replaceChildren(...choices.map(([label, name, value], i) => {
      const button = element('button', '', label);
      button.type = 'button';
      button.setAttribute('aria-label', fill(words.remove, label));
      on(button, 'click', () => {
        const left = params(), others = left.getAll(name).filter((v) => v !== value);
        left.delete(name);
        for (const v of others) left.append(name, v);
        choose(left);
        go();
        const next = chips.querySelectorAll('button');
        (next[i] || next[i - 1] || panel.firstElementChild).focus();
      });
      return item(button);
    }));
  }

  // update updates the page from the form.
  async function update() {
    const asked = params(), mine = ++turn, none = !asked.size, choices = chosen(asked);
    tag(choices);
    if (none) {
      filtered(false);
      shown = [];
      say('');
      exports(+words.all);
      if (!Object.keys(got).length) return;
    }
    const waiting = setTimeout(() => mine === turn && !none && say(words.wait), 200);
    try {
      const {ids, counts} = await search(asked, none ? null : async (first) => {
        await draw(mine, first.slice());
        clearTimeout(waiting);
        if (mine === turn) say(words.counting);
      });
      if (mine !== turn) return;
      count(counts);
      if (none) return;
      await draw(mine, ids);
      if (mine !== turn) return;
      exports(ids.length);
      say(counted(ids), choices.length ? fill(words.among, choices.map(([label]) => label).join(', ')) : '');
    } catch {
      if (mine !== turn) return;
      filtered(false);
      say(words.failed);
    } finally {
      clearTimeout(waiting);
    }
  }

  // save saves the list as a file.
  async function save() {
    say(words.wait);
    try {
      const {ids} = await search(params()), lines = [words.head.split('|')];
      for (let i = 0; i < ids.length; i += 1000) { // a few files at a time
        lines.push(...await Promise.all(ids.slice(i, i + 1000).map(cells)));
      }
      const file = new Blob(['\ufeff' + lines.map((one) => one.map(safe).join(',') + '\r\n').join('')], {type: 'text/csv;charset=utf-8'});
      const a = link(URL.createObjectURL(file), '');
      a.download = words.file;
      a.click();
      setTimeout(() => URL.revokeObjectURL(a.href), 1e4);
      say(fill(words.saved, counted(ids)));
    } catch {
      say(words.failed);
    }
  }

  // go updates the URL and the page; typing doesn't add a history entry per letter.
  function go(typing) {
    const asked = params().toString(), address = asked ? '?' + asked : form.getAttribute('action');
    if (asked === query(location.search).toString()) return;
    history[typing && /[?&]nom=/.test(location.search) ? 'replaceState' : 'pushState'](null, '', address);
    update();
  }

  let pause;
  on(document, 'input', (e) => {
    if (e.target.form !== form) return;
    clearTimeout(pause);
    if (e.target.type === 'search') pause = setTimeout(go, 200, true);
    else go();
  });
  on(form, 'submit', (e) => {
    e.preventDefault();
    go();
  });
  on(byId('filtres-vider'), 'click', () => {
    choose(query());
    go();
  });
  on(exporter, 'click', save);
  on(more, 'click', () => draw(turn, shown, list.children.length));
  on(window, 'popstate', () => {
    choose(query(location.search));
    update();
  });

  for (const e of panel.parentElement.children) e.hidden = e !== panel;
  panel.open = matchMedia('(min-width: 60rem)').matches;
  results.hidden = false;
  choose(query(location.search));
  update();
}
