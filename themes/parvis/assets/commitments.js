// The list of commitments: which match the choices, what each choice would match, their rows and their
// part of the file.
import {column, dateOf, div, element, get, item, link, named, promised, reaches, start, words} from './filters.js';

const perPage = 25;

// ---- The data, in the order of the list: the best informed first.

let root; // engagements.json
const facts = []; // faits-<k>.json

async function chunk(k) {
  facts[k] ||= await get(`faits-${k}.json`, (data) => {
    for (const facet in data.colonnes) data[facet] = column(data.colonnes[facet], data.n);
    for (const name of ['debut', 'lieux', 'signataire']) data[name] = column(data[name], data.n);
    data.signataire.forEach((step, i, all) => { all[i] = (step + (i && all[i - 1])) % root.signataires; });
    data.etendues = reaches(data.ensembles, root.territoires);
    return data;
  });
  return facts[k];
}

// at returns the columns of a commitment, and its index in them.
const at = (id) => [facts[div(id, root.faits)], id % root.faits];

// rowOf returns what a row says of a commitment.
const rowOf = async (id) => (await get(`textes-${div(id, root.textes)}.json`))[id % root.textes];

// ---- Filtering.

// sweep adds to found the commitments of one file of columns that match the choices, and to counts, for
// each value of a facet, those that would match with the choices of the other facets unchanged.
function sweep(data, first, want, among, found, counts) {
  const facets = Object.keys(data.colonnes).map((facet) => [data[facet], want[facet], counts[facet]]);
  const inside = data.etendues.map((set) => !want.territoire || set.some((t) => want.territoire[t]));
  const elsewhere = 1 << facets.length;
  for (let i = 0; i < data.n; i++) {
    if (among && !among.has(data.signataire[i])) continue;
    let missed = inside[data.lieux[i]] ? 0 : elsewhere;
    facets.forEach(([column, want], j) => { if (want && !want[column[i]]) missed |= 1 << j; });
    if (missed & (missed - 1)) continue; // changing one facet isn't enough to match
    if (!missed) found.push(first + i);
    facets.forEach(([column, , counts], j) => { if (!(missed & ~(1 << j))) counts[column[i]]++; });
    if (!(missed & ~elsewhere)) for (const t of data.etendues[data.lieux[i]]) counts.territoire[t]++;
  }
}

// The orders besides that of the list: what to compare, the least first.
const orders = {
  signataire: (data, i) => data.signataire[i],
  domaine: (data, i) => data.domaine[i],
  date: (data, i) => -data.debut[i],
};

// search returns the commitments that match the choices, sorted, and the counts. Files of columns of a
// large site are loaded one by one; the first rows are shown meanwhile.
async function search(params, early) {
  root ||= await get(words.root);
  const want = {}, tallies = {}, counts = {}, among = await named(params.get('nom') || '', root.mots);
  for (const [facet, values] of Object.entries(root.valeurs)) {
    const chosen = params.getAll(facet);
    tallies[facet] = new Uint32Array(values.length);
    counts[facet] = (value) => tallies[facet][values.indexOf(value)];
    if (chosen.length) want[facet] = Uint8Array.from(values, (v) => chosen.includes(v));
  }
  const ids = [], order = orders[params.get('tri')];
  for (let k = 0; k * root.faits < root.n; k++) {
    if (k && !facts[k] && !order && early && ids.length >= perPage) early = await early(ids);
    sweep(await chunk(k), k * root.faits, want, among, ids, tallies);
  }
  if (order) ids.sort((a, b) => order(...at(a)) - order(...at(b)));
  return {ids, counts};
}

// ---- Display.

// counted returns how many commitments and deeds there are, in words.
function counted(ids) {
  const n = {};
  for (const id of ids) {
    const [data, i] = at(id), term = root.valeurs.situation[data.situation[i]];
    n[term] = (n[term] || 0) + 1;
  }
  const ended = n.termine || 0;
  return promised((n['en-cours'] || 0) + ended, ended, n.menee || 0);
}

const dot = '\u00a0· ';

const sign = (className, name) => {
  const e = element('i', className + (name ? ' stone-' + name : ''));
  e.setAttribute('aria-hidden', 'true');
  return e;
};

// line returns the row of a commitment, as in the list of the page.
async function line(id) {
  const [href, action, hue, word, who, place, about, aim, done, states] = await rowOf(id);
  const what = element('div', 'what hue-' + hue, sign('stone', word), element('h2', '', link(words.records + href, action)),
    element('p', '', element('b', '', who || words.withheld), ...(place ? [dot + place] : [])));
  if (about.length) what.append(element('p', 'hint', about.join(dot)));
  const li = item(what);
  if (aim) li.append(element('p', 'promised', element('span', '', words.promised), aim));
  if (done) li.append(element('p', 'done', element('span', '', words.done), done));
  if (states.length) {
    li.append(element('p', 'where', ...states.flatMap(([axis, name, text]) => [' ', element('span', '', ...(axis ? [sign('sign-' + axis, name)] : []), text)])));
  }
  return li;
}

// cells returns what the file has of a commitment.
async function cells(id) {
  const [data, i] = at(id), [href, action, , , who, , , aim, done, states] = await rowOf(id);
  const said = (facet) => root.libelles[facet][data[facet][i]];
  const places = data.ensembles[data.lieux[i]].map((t) => root.territoires[t][0]).join(' ; ');
  return [action, who || words.withheld, said('type'), said('taille'), said('domaine'), said('action'), places, dateOf(data.debut[i], root.avant),
    words.terms.split('|')[data.situation[i]], aim, done, states.map(([, , text]) => text).join(' ; '),
    said('avancement'), said('bilan'), said('statut'), said('preuve'), new URL(words.records + href, location).href];
}

start({perPage, search, line, cells, counted});
