// The list of signatories: which match the choices, what each choice would match, their lines and
// their part of the file.
import {agreed, column, dateOf, div, element, fold, get, item, labelOf, link, named, perYear, promised, reaches, start, words} from './filters.js';

const own = ['type', 'taille', 'secteur', 'portee', 'situation']; // facets of a signatory
const told = ['domaine', 'nature', 'statut', 'bilan', 'avancement', 'evaluation', 'annee']; // facets of its signing or of one commitment, besides the place
const perPage = 50;

// ---- The data.

let root; // racine.json
const rows = []; // lignes-<k>.json

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
    data.etendues = reaches(data.ensembles, root.territoires);
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

// nameOf returns the name and slug of a signatory, and what it does.
async function nameOf(id) {
  const [name, slug, ...does] = (await get(`noms-${div(id, root.noms)}.json`))[id % root.noms].split('\t');
  return [name || words.withheld, slug || fold(name).join('-'), does];
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
  root ||= await get(words.root, (data) => {
    data.valeurs.annee = [];
    for (let y = data.avant; y <= data.dernier; y++) data.valeurs.annee.push(y + '');
    return data;
  });
  const want = {}, tallies = {}, counts = {}, among = await named(params.get('nom') || '', root.mots);
  for (const facet of [...own, ...told, 'territoire']) {
    const values = root.valeurs[facet], chosen = params.getAll(facet);
    tallies[facet] = {n: new Uint32Array(values.length), last: new Uint32Array(values.length)};
    counts[facet] = (value) => tallies[facet].n[values.indexOf(value)];
    if (chosen.length) want[facet] = Uint8Array.from(values, (v) => chosen.includes(v));
  }
  const found = [], by = params.get('tri');
  for (let k = 0; k * root.lignes < root.n; k++) {
    const waits = !rows[k];
    if (k && waits && !by && early && found.length >= perPage) early = await early(found);
    sweep(await chunk(k), k * root.lignes, want, among, found, tallies);
  }
  if (by) {
    const key = (id) => { const [data, i] = at(id); return by === 'engagements' ? counted(data, i)[0] : data[by][i]; };
    found.sort((a, b) => key(b) - key(a));
  }
  return {ids: found, counts};
}

// ---- Display.

// quality returns an attribute of a signatory in words, "" if unknown.
function quality(facet, data, i) {
  const value = root.valeurs[facet][data[facet][i]];
  return value === 'inconnu' ? '' : labelOf(facet, value);
}

const places = (data, i) => data.ensembles[data.lieux[i]].map((t) => root.territoires[t][0]);

// line returns the markup of a signatory, as in the list of the page.
async function line(id) {
  const [data, i] = at(id), [name, slug, does] = await nameOf(id);
  const kicker = [quality('type', data, i), quality('taille', data, i)].filter(Boolean).join(' · ');
  const named = places(data, i);
  const meta = element('ul', 'meta', item(promised(...counted(data, i))));
  if (named.length) meta.append(item(named.slice(0, 3).join(', ') + (named.length > 3 ? '…' : '')));
  if (left(data, i)) meta.append(item(left(data, i)));
  return item(element('p', 'kicker', kicker), element('h2', '', link(words.records + slug + '/', name)),
    does.length ? element('ul', 'does', ...does.map((one) => item(one))) : element('p', 'does', words.untold), meta);
}

// cells returns what the file has of a signatory.
async function cells(id) {
  const [data, i] = at(id), [name, slug] = await nameOf(id), [n, , deeds] = counted(data, i);
  const domains = [...new Set(data.domaine.slice(data.premier[i], data.premier[i + 1]).sort())];
  return [name, ...own.slice(0, 4).map((facet) => quality(facet, data, i)), left(data, i), places(data, i).join(' ; '),
    domains.map((d) => root.domaines[d][0]).join(' ; '), n, deeds, dateOf(data.signature[i], root.avant), new URL(words.records + slug + '/', location).href];
}

start({perPage, search, line, cells, counted: (ids) => agreed(words.signatories, ids.length)});
