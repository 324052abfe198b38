import { names, title } from "./axes.mjs";
import { number, short } from "./theme.mjs";

const LEVELS = 6;

/** Cells, darker for more. */
export function heatmap(chart, colors, width) {
  const [columns, rows] = [chart.x.categories, chart.y.categories];
  const values = new Map(chart.series[0].points.map(point => [point.row + "\n" + point.label, point.value]));
  const steps = levels([...values.values()]);
  const cells = rows.flatMap((row, y) => columns.map((column, x) => ({ x, y, row, column, value: values.get(row + "\n" + column) ?? 0 })));
  const legend = [["none", colors.heat[0]], ...steps.map(step => ["≥ " + short(step), shade(step, steps, colors)])];
  const left = Math.min(170, width * 0.34, 20 + 7.2 * Math.max(...rows.map(row => row.length)));
  return {
    height: rows.length * 25 + 102,
    reach: "cell",
    option: {
      grid: { left, right: 14, top: 34, bottom: 54 },
      legend: { ...key(colors), data: legend.map(([name]) => name) },
      xAxis: names(columns, colors, { axisLabel: { hideOverlap: true, interval: "auto" }, axisLine: { show: false }, ...title(chart.x.label, colors, 30) }),
      yAxis: names(rows, colors, { inverse: true, axisLabel: { color: colors.ink, width: left - 12, overflow: "truncate" }, axisLine: { show: false } }),
      series: [
        {
          type: "heatmap",
          data: cells.map(cell => ({ value: [cell.x, cell.y, cell.value], itemStyle: { color: shade(cell.value, steps, colors), borderColor: colors.card, borderWidth: columns.length > 60 ? 0.5 : 1.5, borderRadius: 3 } })),
          emphasis: { itemStyle: { borderColor: colors.ink, borderWidth: 1.5 } },
        },
        // The legend's names, which the library takes from series.
        ...legend.map(([name, color]) => ({ type: "bar", name, data: [], itemStyle: { color } })),
      ],
    },
    points: view => cells.map((cell, index) => ({
      at: view.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [cell.x, cell.y]),
      series: 0, index,
      text: `${cell.row}, ${cell.column}: ${number(cell.value)} ${chart.series[0].name}`,
    })),
  };
}

const key = colors => ({ top: 0, right: 8, itemWidth: 14, itemHeight: 14, selectedMode: false, textStyle: { color: colors.ink } });

/** Where each level begins: quantiles, because counts are rarely spread evenly. */
function levels(values) {
  const present = values.filter(value => value > 0).sort((a, b) => a - b);
  const all = Array.from({ length: LEVELS }, (_, level) => present[Math.floor(level * (present.length - 1) / LEVELS)]);
  return present.length === 0 ? [] : [...new Set(all)];
}

function shade(value, steps, colors) {
  const level = value > 0 ? steps.filter(step => value >= step).length : 0;
  return colors.heat[level === 0 ? 0 : level + LEVELS - steps.length];
}
