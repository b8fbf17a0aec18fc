// The filters of the list of signatories: they narrow it, count what each choice
// would match, sort, and export. The page works without them, and nothing is
// fetched before a reader chooses something or arrives with choices in the URL.
// Package generator/data/directory makes the files, and defines the filters.
const byId = (id) => document.getElementById(id), query = (from) => new URLSearchParams(from);
const div = (a, b) => Math.floor(a / b), fill = (text, value) => text.replace('%s', value);
const on = (target, type, done) => target.addEventListener(type, done);
const form = byId('filtres'), action = form.getAttribute('action'), words = form.dataset, panel = form.parentElement;
const results = document.querySelector('.results'), list = results.querySelector('.rows');
const status = results.querySelector('[role=status]'), more = byId('suite');
const plain = [...results.parentElement.children].filter((e) => e !== results); // the list without filters

const own = ['type', 'taille', 'secteur', 'portee', 'situation']; // facets of a signatory
const told = ['domaine', 'nature', 'statut', 'bilan', 'avancement', 'evaluation', 'annee']; // facets of its signing or of one commitment, besides the place
const perPage = 50, perYear = 416, lang = document.documentElement.lang;

const say = (text) => { status.textContent = text; };

// element creates an element with a class and children.
const element = (name, className, ...inside) => {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.append(...inside);
  return e;
};
const item = (...inside) => element('li', '', ...inside);
const link = (href, text) => Object.assign(element('a', '', text), {href});

const number = (n) => n.toLocaleString(lang);
// agreed returns the form of a word for a number: zero, one or other.
const agreed = (forms, n) => fill(forms.split('|')[Math.min(n, 2)], number(n));
// promised returns how many commitments there are, of which some over, and how many deeds, as
// phrase.Commitments does.
function promised(n, ended, deeds) {
  if (!n && deeds) return agreed(words.deeds, deeds);
  const more = (key, n, text) => agreed(words[key], n).replace('{}', text);
  let text = agreed(words.commitments, n);
  if (ended) text = ended === n ? agreed(words.ended, n) : more('ofThemEnded', ended, text);
  return deeds ? more(ended && ended < n ? 'andDeedsAfter' : 'andDeeds', deeds, text) : text;
}

// fold returns the words of a text as normalized in the data: letters a to z and digits.
const fold = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase()
  .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/ß/g, 'ss').match(/[a-z0-9]+/g) || [];

// ---- The data.

const got = {};

// get fetches a file once; after a failure it retries.
const get = (name, made = (data) => data) => got[name] ||= fetch(new URL(name, new URL(words.root, location))).then((r) => {
  if (!r.ok) throw r;
  return r.json();
}).then(made).catch((e) => {
  got[name] = 0;
  throw e;
});

let root; // racine.json
const rows = []; // lignes-<k>.json

// column decodes numbers encoded as characters.
function column(text, n) {
  const width = text.length / n, out = new Uint32Array(n);
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = 0; j < width; j++) {
      const c = text.charCodeAt(at++);
      out[i] = out[i] * 91 + c - (c > 92 ? 36 : 35);
    }
  }
  return out;
}

async function chunk(k) {
  rows[k] ||= await get(`lignes-${k}.json`, (data) => {
    for (const name of [...own.slice(0, 4), 'signature', 'lieux', 'engagements', 'depart']) data[name] = column(data[name], data.n);
    const facts = data.engagements.reduce((sum, n) => sum + n, 0);
    for (const name of [...told, 'ou']) data[name] = column(data[name], facts);
    const {nature, situation} = root.valeurs;
    data.situation = data.depart.map((d) => situation.indexOf(d ? 'ancien' : 'actuel'));
    data.fini = data.nature.map((v) => v >= nature.length);
    data.nature = data.nature.map((v) => v % nature.length);
    data.premier = new Uint32Array(data.n + 1); // the first commitment or deed of each
    data.engagements.forEach((n, i) => { data.premier[i + 1] = data.premier[i] + n; });
    // The territories of each set, with all their ancestors.
    data.etendues = data.ensembles.map((set) => {
      const all = new Set();
      for (let t of set) for (; t >= 0; [, t] = root.territoires[t]) all.add(t);
      return [...all];
    });
    return data;
  });
  return rows[k];
}

// counted returns how many commitments a signatory has, those of them that are over, and its deeds.
function counted(data, i) {
  const from = data.premier[i], deed = root.valeurs.nature.indexOf('realisation');
  let ended = 0, deeds = 0;
  for (let k = from; k < data.premier[i + 1]; k++) {
    if (data.nature[k] === deed) deeds++;
    else ended += data.fini[k];
  }
  return [data.premier[i + 1] - from - deeds, ended, deeds];
}

// left returns since when a signatory is no longer one, "" if it still is.
const left = (data, i) => data.departs[data.depart[i] - 1] || '';

// at returns the columns of a signatory, and its index in them.
const at = (id) => [rows[div(id, root.lignes)], id % root.lignes];

// nameOf returns the name and slug of a signatory.
async function nameOf(id) {
  const [name, slug] = (await get(`noms-${div(id, root.noms)}.json`))[id % root.noms].split('\t');
  return [name || words.withheld, slug || fold(name).join('-')];
}

// named returns the signatories whose names have, for each query word, a word with that prefix.
async function named(text) {
  let among;
  for (const word of fold(text)) {
    const having = new Set();
    for (let k = 0; k < root.mots.length; k++) {
      if (root.mots[k + 1] < word || root.mots[k] > word + '~') continue;
      for (const [one, ids] of Object.entries(await get(`mots-${k}.json`))) {
        let id = 0;
        if (one.startsWith(word)) for (const step of ids) having.add(id += step);
      }
    }
    among = among ? new Set([...among].filter((id) => having.has(id))) : having;
  }
  return among;
}

// ---- Filtering.

// sweep adds to found the signatories of one file of columns that match the choices,
// and to counts, for each value of a facet, those that would match with the choices
// of the other facets unchanged.
function sweep(data, first, want, among, found, counts) {
  const {lieux, ou, signature, premier, etendues} = data, places = 1 << told.length;
  const inside = etendues.map((set) => !want.territoire || set.some((t) => want.territoire[t]));
  const chosen = (name) => [data[name], want[name], counts[name]];
  const qualities = own.map(chosen), facets = told.map(chosen);
  let id, failed, match;
  const hit = (tally, value) => {
    if (tally.last[value] !== id + 1) tally.last[value] = id + 1, tally.n[value]++;
  };
  // fact is a commitment, or the signing in a year, which has no other of the facets.
  const fact = (k, set, year) => {
    let missed = inside[set] ? 0 : places;
    const values = facets.map(([column], j) => k < 0 ? told[j] === 'annee' ? year : -1 : column[k]);
    values.forEach((v, j) => { if (facets[j][1] && !facets[j][1][v]) missed |= 1 << j; });
    match ||= !missed;
    if (failed || missed & (missed - 1)) return;
    values.forEach((v, j) => { if (!(missed & ~(1 << j)) && v >= 0) hit(facets[j][2], v); });
    if (!(missed & ~places)) for (const t of etendues[set]) hit(counts.territoire, t);
  };
  for (let i = 0; i < data.n; i++) {
    id = first + i;
    if (among && !among.has(id)) continue;
    failed = 0;
    qualities.forEach(([column, want], j) => { if (want && !want[column[i]]) failed |= 1 << j; });
    if (failed & (failed - 1)) continue; // changing one facet isn't enough to match
    match = false;
    fact(-1, lieux[i], div(signature[i], perYear));
    for (let k = premier[i]; k < premier[i + 1]; k++) fact(k, ou[k] ? ou[k] - 1 : lieux[i]);
    if (!match) continue;
    if (!failed) found.push(id);
    qualities.forEach(([column, , tally], j) => { if (!(failed & ~(1 << j))) hit(tally, column[i]); });
  }
}

// search returns the signatories that match the choices, sorted, and the counts.
// Files of columns of a large register are loaded one by one; the first rows are
// shown meanwhile.
async function search(params, early) {
  root ||= await get('racine.json', (data) => {
    data.valeurs.annee = [];
    for (let y = data.avant; y <= data.dernier; y++) data.valeurs.annee.push(y + '');
    return data;
  });
  const want = {}, counts = {}, among = await named(params.get('nom') || '');
  for (const facet of [...own, ...told, 'territoire']) {
    const values = root.valeurs[facet], chosen = params.getAll(facet);
    counts[facet] = {n: new Uint32Array(values.length), last: new Uint32Array(values.length)};
    if (chosen.length) want[facet] = Uint8Array.from(values, (v) => chosen.includes(v));
  }
  const found = [], by = params.get('tri');
  for (let k = 0; k * root.lignes < root.n; k++) {
    const waits = !rows[k];
    if (k && waits && !by && early && found.length >= perPage) early = await early(found);
    sweep(await chunk(k), k * root.lignes, want, among, found, counts);
  }
  if (by) {
    const key = (id) => { const [data, i] = at(id); return by === 'engagements' ? counted(data, i)[0] : data[by][i]; };
    found.sort((a, b) => key(b) - key(a));
  }
  return {found, counts};
}

// ---- Display.

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

// labelOf returns the label of a choice.
function labelOf(facet, value) {
  for (const e of form.elements) {
    if (e.name !== facet) continue;
    if (e.options) return [...e.options].find((o) => o.value === value).text.replace(/ \([^()]*\)$/, '').trim();
    if (e.value === value) return e.nextElementSibling.textContent;
  }
}

// chosen returns the labels of all choices.
const chosen = (params) => [...params].filter(([name]) => name !== 'tri')
  .map(([name, value]) => name === 'nom' ? fill(words.quoted, value) : labelOf(name, value)).join(', ');

// quality returns an attribute of a signatory in words, "" if unknown.
function quality(facet, data, i) {
  const value = root.valeurs[facet][data[facet][i]];
  return value === 'inconnu' ? '' : labelOf(facet, value);
}

const places = (data, i) => data.ensembles[data.lieux[i]].map((t) => root.territoires[t][0]);
const domains = (data, i) => [...new Set(data.domaine.slice(data.premier[i], data.premier[i + 1]).sort())];

// line returns the markup of a signatory, as in the list of the page.
async function line(id) {
  const [data, i] = at(id), [name, slug] = await nameOf(id);
  const kicker = [quality('type', data, i), quality('taille', data, i)].filter(Boolean).join(' · ');
  const named = places(data, i), tags = domains(data, i);
  const meta = element('ul', 'meta', item(promised(...counted(data, i))));
  if (named.length) meta.append(item(named.slice(0, 3).join(', ') + (named.length > 3 ? '…' : '')));
  if (left(data, i)) meta.append(item(left(data, i)));
  const li = item(element('p', 'kicker', kicker), element('h2', '', link(action + slug + '/', name)), meta);
  if (tags.length) {
    li.append(element('ul', 'tags', ...tags.map((d) => {
      const [short, hue] = root.domaines[d];
      return item(element('span', 'tag hue-' + hue, link(words.domains + root.valeurs.domaine[d] + '/', short)));
    })));
  }
  return li;
}

let turn = 0, shown = [];

// draw shows the first rows, or the next ones.
async function draw(mine, found, from = 0) {
  const lines = await Promise.all(found.slice(from, from + perPage).map(line));
  if (mine !== turn) return;
  if (from) list.append(...lines);
  else list.replaceChildren(...lines);
  shown = found;
  filtered(true);
  more.parentElement.hidden = from + lines.length >= found.length;
  if (from) lines[0].querySelector('a').focus();
}

// filtered replaces the full list by the filtered one, or restores it.
function filtered(is) {
  list.hidden = !is;
  for (const e of plain) e.hidden = is;
  if (!is) more.parentElement.hidden = true;
}

// count writes next to each choice how many signatories would match.
function count(counts) {
  const text = (facet, value) => `(${number(counts[facet].n[root.valeurs[facet].indexOf(value)])})`;
  for (const e of form.elements) {
    if (!counts[e.name]) continue;
    if (e.type === 'checkbox') e.parentElement.lastElementChild.textContent = text(e.name, e.value);
    else for (const o of e.options) if (o.value) o.text = o.text.replace(/\([^()]*\)$/, text(e.name, o.value));
  }
}

// update updates the page from the form.
async function update() {
  const asked = params(), mine = ++turn, none = !asked.size;
  if (none) {
    filtered(false);
    shown = [];
    say('');
    if (!root) return;
  } else if (!root || rows.length * root.lignes < root.n) {
    say(words.wait);
  }
  try {
    const {found, counts} = await search(asked, none ? null : async (first) => {
      await draw(mine, first.slice());
      if (mine === turn) say(words.counting);
    });
    if (mine !== turn) return;
    count(counts);
    if (none) return;
    await draw(mine, found);
    if (mine !== turn) return;
    const what = chosen(asked), n = agreed(words.signatories, found.length);
    say(what ? fill(fill(words.found, n), what) : n);
  } catch {
    if (mine !== turn) return;
    filtered(false);
    say(words.failed);
  }
}

// ---- The list as a file.

// safe escapes the parts of a cell that a spreadsheet could run, as text/formula does, and quotes
// it if needed (RFC 4180).
function safe(value) {
  const text = (value + '').replace(/(^|[;\t\r\n])(?='*[\p{Z}\p{Cf}"]*[=+@-])/gu, "$1'");
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

// dateOf returns a date in ISO 8601, with the precision that is known.
function dateOf(code) {
  const year = div(code, perYear), month = div(code % perYear, 32), day = code % 32;
  const two = (n) => (n + '').padStart(2, 0);
  return !year ? '' : root.avant + year + (month ? '-' + two(month) + (day ? '-' + two(day) : '') : '');
}

async function save() {
  say(words.wait);
  try {
    const {found} = await search(params()), lines = [words.head.split('|')];
    for (let i = 0; i < found.length; i += 1000) { // a few files at a time
      lines.push(...await Promise.all(found.slice(i, i + 1000).map(async (id) => {
        const [data, i] = at(id), [name, slug] = await nameOf(id);
        const [n, , deeds] = counted(data, i);
        return [name, ...own.slice(0, 4).map((facet) => quality(facet, data, i)), left(data, i), places(data, i).join(' ; '),
          domains(data, i).map((d) => root.domaines[d][0]).join(' ; '), n, deeds, dateOf(data.signature[i]), new URL(slug + '/', form.action).href];
      })));
    }
    const file = new Blob(['\ufeff' + lines.map((cells) => cells.map(safe).join(',') + '\r\n').join('')], {type: 'text/csv;charset=utf-8'});
    const a = link(URL.createObjectURL(file), '');
    a.download = words.file;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 1e4);
    say(fill(words.saved, agreed(words.signatories, found.length)));
  } catch {
    say(words.failed);
  }
}

// ---- Events.

// go updates the URL and the page; typing doesn't add a history entry per letter.
function go(typing) {
  const asked = params().toString(), address = asked ? '?' + asked : action;
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
on(byId('exporter'), 'click', save);
on(more, 'click', () => draw(turn, shown, list.children.length));
on(window, 'popstate', () => {
  choose(query(location.search));
  update();
});

for (const nav of panel.parentElement.querySelectorAll('nav')) nav.hidden = true;
panel.open = matchMedia('(min-width: 60rem)').matches;
panel.hidden = results.hidden = false;
choose(query(location.search));
update();
