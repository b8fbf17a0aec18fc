// The entry of the build: options in, a picture in SVG out, no browser needed.
import {init, setPlatformAPI, use} from 'echarts/core';
import {SVGRenderer} from 'echarts/renderers';
import {measureText} from './measure.js';
import {theme} from './numbers.js';
import './parts.js';

use(SVGRenderer);
setPlatformAPI({measureText});
Object.preventExtensions(Object.prototype); // one drawing leaves nothing to the next

// ECharts keeps silent about what it doesn't have, and draws nothing.
const kinds = ['bar', 'line', 'scatter', 'heatmap'];
const missing = ['dataset', 'visualMap'];

function refuse(options) {
  for (const {type} of [].concat(options.series || [])) {
    if (!kinds.includes(type)) throw new Error(`series of type ${type}: wanted one of ${kinds.join(', ')}`);
  }
  for (const key of missing) {
    if (options[key]) throw new Error(`${key} isn't bundled: give every datum its value and colour`);
  }
}

// draw takes ECharts' options as JSON, with one key more: lang, the language of
// numbers, "fr" where it isn't said.
export function draw(json, width, height) {
  const {lang, ...options} = JSON.parse(json);
  refuse(options);
  const chart = init(null, theme(lang), {renderer: 'svg', ssr: true, width, height});
  try {
    // Dates are days: the machine's time zone must not move them.
    chart.setOption({...options, animation: false, useUTC: true});
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
