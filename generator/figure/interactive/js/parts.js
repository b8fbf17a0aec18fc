// The parts of ECharts that charts need.
import {use} from 'echarts/core';
import {BarChart, HeatmapChart, MapChart, ScatterChart} from 'echarts/charts';
import {AriaComponent, GeoComponent, GridComponent, LegendPlainComponent, TooltipComponent} from 'echarts/components';
import LRU from 'zrender/lib/core/LRU.js';

use([BarChart, HeatmapChart, MapChart, ScatterChart, AriaComponent, GeoComponent, GridComponent, LegendPlainComponent, TooltipComponent]);

// The cache of text widths is a plain object keyed by text: a text "__proto__" or
// "constructor" would modify or read the prototype of all objects.
const {get, put} = LRU.prototype;
LRU.prototype.get = function (key) {
  return get.call(this, ' ' + key);
};
LRU.prototype.put = function (key, value) {
  return put.call(this, ' ' + key, value);
};
