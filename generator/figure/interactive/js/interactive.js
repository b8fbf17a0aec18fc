// An interactive chart, from the options that package interactive makes of a figure.
import {getInstanceByDom, init, registerLocale, registerMap, use} from 'echarts/core';
import langFR from 'echarts/lib/i18n/langFR.js';
import {number, theme} from './numbers.js';
import {QuietPainter} from './painter.js';
import './parts.js';

use((registers) => registers.registerPainter('svg', QuietPainter));
registerLocale('FR', langFR); // English is built in

// PALETTE is {"#2766c0": "hue-1", …}, defined by interactive/bundle from package paint.
const roles = new Map(Object.entries(PALETTE));
const watches = new WeakMap();

// open draws a chart from its options in JSON, in an element that has a size, and
// returns the ECharts instance. settings may have:
//   lang     "fr" or "en", for numbers and for screen readers
//   colours  a function from a role of the palette ("hue-1") to its current colour,
//            e.g. role => getComputedStyle(element).getPropertyValue('--' + role)
//   maps     {name: SVG text}, the base maps that the options refer to
export function open(element, optionsJSON, settings = {}) {
  close(element);
  const {lang = 'fr', colours = () => '', maps = {}} = settings;
  for (const name of Object.keys(maps)) registerMap(name, {svg: maps[name]});

  const ofTheDay = (key, value) => (roles.has(value) && colours(roles.get(value)).trim()) || value;
  const options = JSON.parse(optionsJSON, ofTheDay);
  delete options.lang;
  const {fontFamily} = getComputedStyle(element); // ECharts measures with it
  const paper = colours('paper').trim(), edge = colours('edge').trim(), ink = colours('ink').trim();

  const chart = init(element, theme(lang), {renderer: 'svg', locale: lang.toUpperCase()});
  chart.setOption({
    ...options,
    useUTC: true,
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    textStyle: {...options.textStyle, fontFamily},
    aria: {enabled: true, ...options.aria},
    // Drawn as text in the picture: names are never parsed as HTML.
    tooltip: {
      confine: true, valueFormatter: number(lang),
      ...(paper && {backgroundColor: paper}), ...(edge && {borderColor: edge}),
      ...options.tooltip,
      textStyle: {fontFamily, ...(ink && {color: ink}), ...(options.tooltip || {}).textStyle},
      renderMode: 'richText',
    },
  });
  const watch = new ResizeObserver(() => { if (element.clientWidth && element.clientHeight) chart.resize(); });
  watch.observe(element);
  watches.set(element, watch);
  return chart;
}

// close removes the chart of the element, if any.
export function close(element) {
  const chart = getInstanceByDom(element);
  if (!chart) return;
  watches.get(element).disconnect();
  chart.dispose();
}
