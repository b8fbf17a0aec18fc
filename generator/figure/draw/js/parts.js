// The parts of ECharts that both bundles hold.
import {use} from 'echarts/core';
import {BarChart, HeatmapChart, ScatterChart} from 'echarts/charts';
import {AriaComponent, GridComponent, LegendPlainComponent} from 'echarts/components';
import LRU from 'zrender/lib/core/LRU.js';

use([BarChart, ScatterChart, HeatmapChart, GridComponent, LegendPlainComponent, AriaComponent]);

// The cache of text widths is a plain object with the texts for keys: one named
// __proto__ or constructor would write on what every object inherits.
const {get, put} = LRU.prototype;
LRU.prototype.get = function (key) {
  return get.call(this, ' ' + key);
};
LRU.prototype.put = function (key, value) {
  return put.call(this, ' ' + key, value);
};
