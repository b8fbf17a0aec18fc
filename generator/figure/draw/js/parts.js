// The parts of ECharts that both bundles contain.
import {use} from 'echarts/core';
import {BarChart, HeatmapChart, ScatterChart} from 'echarts/charts';
import {AriaComponent, GridComponent, LegendPlainComponent} from 'echarts/components';
import LRU from 'zrender/lib/core/LRU.js';

use([BarChart, ScatterChart, HeatmapChart, GridComponent, LegendPlainComponent, AriaComponent]);

// The cache of text widths is a plain object keyed by text: a text "__proto__" or
// "constructor" would modify or read the prototype of all objects.
const {get, put} = LRU.prototype;
LRU.prototype.get = function (key) {
  return get.call(this, ' ' + key);
};
LRU.prototype.put = function (key, value) {
  return put.call(this, ' ' + key, value);
};
