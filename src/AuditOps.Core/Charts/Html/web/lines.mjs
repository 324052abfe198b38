import { above, below, legend, names, numbers, place, times, title } from "./axes.mjs";
import { number, time } from "./theme.mjs";

const SYMBOLS = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect"];
const DASHES = ["solid", [7, 4], [2, 3], [10, 3, 2, 3], [4, 4], [1, 2]];

/** Lines, told apart by colour, dash and sign alike. */
export function lines(chart, colors, width) {
  const own = chart.series.filter(one => one.role !== "forecast");
  const series = chart.series.flatMap((one, i) => one.role === "forecast" ? band(one, colors) : [{
    name: one.name,
    type: "line",
    symbol: SYMBOLS[i % SYMBOLS.length],
    symbolSize: one.points.length > 60 ? 0 : 6,
    showAllSymbol: true,
    lineStyle: { color: color(colors, i), width: 2, type: DASHES[i % DASHES.length] },
    itemStyle: { color: color(colors, i) },
    emphasis: { scale: 1.6, lineStyle: { width: 2.5 } },
    data: one.points.map(point => value(chart, point)),
  }]);
  const told = series.filter(one => one.name).map(one => one.name);
  return {
    height: 320 + below(told, width),
    reach: "x",
    option: {
      grid: { left: 56, right: 20, top: 58 + below(told, width), bottom: 46 },
      legend: legend(told, colors),
      xAxis: along(chart, colors),
      yAxis: numbers(chart.y, colors, above(chart.y.label, colors)),
      series,
    },
    points: view => chart.series.flatMap((one, s) => one.points.map((point, index) => ({
      at: view.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, value(chart, point)),
      series: s, index,
      text: `${own.length > 1 || one.role ? one.name + ", " : ""}${where(chart, point)}: ${number(point.value)}${point.low === undefined ? "" : ` (${number(point.low)} to ${number(point.high)})`}`,
    }))),
  };
}

/** Points of two numbers. */
export function scatter(chart, colors) {
  return {
    height: 360,
    reach: "xy",
    option: {
      grid: { left: 56, right: 24, top: 58, bottom: 46 },
      legend: chart.series.length > 1 ? legend(chart.series.map(one => one.name), colors) : undefined,
      xAxis: along(chart, colors),
      yAxis: numbers(chart.y, colors, above(chart.y.label, colors)),
      series: chart.series.map((one, i) => ({
        name: one.name,
        type: "scatter",
        symbol: SYMBOLS[i % SYMBOLS.length],
        symbolSize: 9,
        itemStyle: { color: color(colors, i), opacity: 0.75, borderColor: colors.card, borderWidth: 1 },
        emphasis: { scale: 1.6, itemStyle: { borderColor: colors.ink, opacity: 1 } },
        data: one.points.map(point => value(chart, point)),
      })),
    },
    points: view => chart.series.flatMap((one, s) => one.points.map((point, index) => ({
      at: view.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, value(chart, point)),
      series: s, index,
      text: `${point.label ? point.label + ": " : ""}${where(chart, point)}${point.time ? "" : " " + chart.x.label}, ${number(point.value)} ${chart.y.label}`,
    }))),
  };
}

// The forecast: a point, and how far it may be off.
const band = (one, colors) => [{
  name: one.name,
  type: "scatter",
  symbol: "diamond",
  symbolSize: 12,
  itemStyle: { color: colors.role.forecast },
  data: one.points.map(point => [Date.parse(point.time), point.value]),
}, {
  type: "line",
  symbol: "rect",
  symbolSize: [14, 2],
  lineStyle: { color: colors.role.forecast, width: 2 },
  itemStyle: { color: colors.role.forecast },
  data: one.points.filter(point => point.low !== undefined).flatMap(point => [[Date.parse(point.time), Math.max(point.low, 0)], [Date.parse(point.time), point.high]]),
}];

const color = (colors, i) => colors.series[i % colors.series.length];

const along = (chart, colors) => chart.x.scale === "time" ? times(colors, title(chart.x.label, colors, 28))
  : chart.x.scale === "category" ? names(chart.x.categories, colors, { axisLabel: { hideOverlap: true, width: 120, overflow: "truncate" }, ...title(chart.x.label, colors, 28) })
  : numbers(chart.x, colors, { ...title(chart.x.label, colors, 28), scale: true });

const value = (chart, point) => [point.time ? Date.parse(point.time) : point.x !== undefined ? place(chart.x, point.x) : point.label, place(chart.y, point.value)];

const where = (chart, point) => point.time ? time(point.time) + " UTC" : point.x !== undefined ? number(point.x) : point.label;
