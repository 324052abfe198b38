import { above, legend, numbers, place, times, title } from "./axes.mjs";
import { milliseconds, number, time } from "./theme.mjs";

const HEIGHT = 290;
const LEFT = 56;
const RIGHT = 14;

/** Events over time, what failed of them in front, and above them where findings begin. */
export function timeline(chart, colors, width) {
  const step = milliseconds(chart.x.step) || 3600000;
  const [from, to] = [Date.parse(chart.start ?? 0), Date.parse(chart.end ?? step)];
  const bar = Math.max((width - LEFT - RIGHT) * step / (to - from), 0.6);
  const series = chart.series.map(one => ({
    name: one.name,
    type: "bar",
    barWidth: bar > 4 ? bar - 1 : bar,
    barGap: "-100%",
    itemStyle: { color: colors.role[one.role] },
    emphasis: { itemStyle: { borderColor: colors.ink, borderWidth: 1, color: colors.role[one.role] } },
    data: one.points.map(point => [Date.parse(point.time) + step / 2, place(chart.y, point.value)]),
  }));
  const marks = chart.marks ?? [];
  if (marks.length > 0) {
    series.push({
      name: "a finding begins",
      type: "scatter",
      symbol: "path://M0 0h10l-5 9z",
      symbolSize: [11, 10],
      symbolOffset: [0, -9],
      yAxisIndex: 1,
      itemStyle: { color: colors.ink },
      emphasis: { scale: 1.4 },
      data: marks.map(mark => ({ value: [Date.parse(mark.time), 1], itemStyle: { color: colors.severity(mark.level) } })),
    });
  }

  const failed = new Map((chart.series[1]?.points ?? []).map(point => [point.time, point.value]));
  return {
    height: HEIGHT,
    reach: "x",
    option: {
      grid: { left: LEFT, right: RIGHT, top: 58, bottom: 46 },
      legend: legend(series.filter(one => one.data.length > 0).map(one => one.name), colors),
      xAxis: times(colors, { min: from, max: to, ...title(chart.x.label, colors, 28) }),
      yAxis: [numbers(chart.y, colors, above(chart.y.label, colors)), { type: "value", min: 0, max: 1, show: false }],
      series,
    },
    points: view => [
      ...(chart.series[0]?.points ?? []).map((point, index) => ({
        at: view.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [Date.parse(point.time) + step / 2, place(chart.y, point.value)]),
        series: 0, index,
        text: `${time(point.time, step)} UTC: ${number(point.value)} events, ${number(failed.get(point.time) ?? 0)} failed`,
      })),
      ...marks.map((mark, index) => ({
        at: view.convertToPixel({ xAxisIndex: 0, yAxisIndex: 1 }, [Date.parse(mark.time), 1]),
        series: series.length - 1, index, near: true,
        text: `${mark.level}: ${mark.label} (${time(mark.time, 1000)} UTC)`,
      })),
    ],
  };
}
