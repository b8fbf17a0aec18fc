// Entry point at build time: options in, SVG out, without a browser.
import {init, setPlatformAPI, use} from 'echarts/core';
import {SVGRenderer} from 'echarts/renderers';
import {measureText} from './measure.js';
import {theme} from './numbers.js';
import './parts.js';

use(SVGRenderer);
setPlatformAPI({measureText});
Object.preventExtensions(Object.prototype); // no state leaks from one drawing to the next

// ECharts ignores missing components silently, and draws nothing.
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

// draw takes ECharts' options as JSON, with one more key: lang, the language of numbers,
// "fr" by default.
export function draw(json, width, height) {
  const {lang, ...options} = JSON.parse(json);
  refuse(options);
  const chart = init(null, theme(lang), {renderer: 'svg', ssr: true, width, height});
  try {
    // Dates are days: they must not depend on the machine's time zone.
    chart.setOption({...options, animation: false, useUTC: true});
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
