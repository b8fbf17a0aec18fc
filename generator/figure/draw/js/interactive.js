// The entry of the browser: the same options as the static drawing, alive.
import {getInstanceByDom, init, registerLocale, registerMap, use} from 'echarts/core';
import {MapChart} from 'echarts/charts';
import {GeoComponent, TooltipComponent} from 'echarts/components';
import langFR from 'echarts/lib/i18n/langFR.js';
import {number, theme} from './numbers.js';
import {QuietPainter} from './painter.js';
import './parts.js';

use([TooltipComponent, MapChart, GeoComponent, (registers) => registers.registerPainter('svg', QuietPainter)]);
registerLocale('FR', langFR); // English is there by itself

// PALETTE is {"#2766c0": "hue-1", …}, put here by draw/bundle from palette.go.
const roles = new Map(Object.entries(PALETTE));
const watches = new WeakMap();

// open draws the chart of some options, a text of JSON, in an element that has a
// size, and gives ECharts' own instance back. settings may have:
//   lang     "fr" or "en", for numbers and for what screen readers are told
//   colours  a function from a role of the palette ("hue-1") to the colour of the
//            day, e.g. role => getComputedStyle(element).getPropertyValue('--' + role)
//   maps     {name: text of an SVG}, for the options that name a map
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
    // Text drawn in the picture: names are never read as HTML.
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

// close takes the chart out of the element, if there is one.
export function close(element) {
  const chart = getInstanceByDom(element);
  if (!chart) return;
  watches.get(element).disconnect();
  chart.dispose();
}
