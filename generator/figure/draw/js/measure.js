// Text widths without a browser. The table of ECharts has ASCII only and gives É the
// width of a full em; here accents are removed first.
import {DEFAULT_TEXT_WIDTH_MAP} from 'zrender/lib/core/platform.js';

// The table is Arial's, and the page's typeface may be wider: a label that has
// room to spare is better than one that is cut.
const SPARE = 1.08;
const SPARE_BOLD = 1.16;
const OTHERS = {'\u00a0': 0.28, '\u202f': 0.2, '’': 0.22, '‘': 0.22, '“': 0.35, '”': 0.35, '«': 0.56, '»': 0.56, '–': 0.56, '−': 0.58, 'œ': 0.94, '·': 0.3};

export function measureText(text, font) {
  const size = parseFloat((/([\d.]+)px/.exec(font) || [])[1]) || 12;
  let width = 0;
  for (const letter of String(text).normalize('NFD').replace(/[\u0300-\u036f]/g, '')) {
    const known = OTHERS[letter] || DEFAULT_TEXT_WIDTH_MAP[letter];
    width += known === undefined ? 1 : known;
  }
  return {width: width * size * (/bold|[6-9]00/.test(font) ? SPARE_BOLD : SPARE)};
}
