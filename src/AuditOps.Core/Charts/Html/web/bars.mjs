import { legend, names, numbers, title } from "./axes.mjs";
import { middle, number, short } from "./theme.mjs";

const ROW = 26;

const upright = (list, colors, width) => names(list, colors, {
  inverse: true,
  axisLabel: { color: colors.ink, fontSize: 13, formatter: name => middle(name, lettersOf(width)) },
  axisLine: { show: false },
});

// Names take what they need, up to a good third; one that is longer keeps its end, which often tells it from others.
const LETTER = 7.6;
const lettersOf = width => Math.floor(Math.min(width * 0.36, 340) / LETTER);
const room = (list, width) => Math.min(Math.max(...list.map(name => [...name].length), 6), lettersOf(width)) * LETTER + 14;

/** Bars, the largest on top; what failed of them in front. */
export function bars(chart, colors, width) {
  const list = chart.y.categories;
  const byName = chart.series.map(one => new Map(one.points.map(point => [point.label, point.value])));
  const several = chart.series.length > 1;
  return {
    height: list.length * ROW + (several ? 82 : 56),
    reach: "y",
    option: {
      grid: { left: room(list, width), right: 64, top: several ? 32 : 8, bottom: 44 },
      legend: several ? legend(chart.series.map(one => one.name), colors) : undefined,
      xAxis: numbers(chart.x, colors, title(chart.x.label, colors, 26)),
      yAxis: upright(list, colors, width),
      series: chart.series.map((one, i) => ({
        name: one.name,
        type: "bar",
        barWidth: 16,
        barGap: "-100%",
        itemStyle: { color: colors.role[one.role] ?? colors.series[i], borderRadius: 2 },
        emphasis: { itemStyle: { borderColor: colors.ink, borderWidth: 1, color: colors.role[one.role] ?? colors.series[i] } },
        label: i === 0 ? { show: true, position: "right", color: colors.soft, formatter: bar => short(bar.value) } : undefined,
        data: list.map(name => byName[i].get(name) ?? 0),
      })),
    },
    points: view => list.map((name, index) => ({
      at: view.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [byName[0].get(name) ?? 0, index]),
      series: 0, index,
      text: `${name}: ` + chart.series.map((one, i) => `${number(byName[i].get(name) ?? 0)} ${one.name}`).join(", "),
    })),
  };
}

/** A policy's controls: a row a group, a piece a result. */
export function compliance(chart, colors, width) {
  const list = chart.y.categories;
  const byName = chart.series.map(one => new Map(one.points.map(point => [point.label, point.value])));
  return {
    height: list.length * 32 + 86,
    reach: "y",
    option: {
      grid: { left: room(list, width), right: 24, top: 34, bottom: 44 },
      legend: legend(chart.series.map(one => one.name), colors),
      xAxis: numbers(chart.x, colors, title(chart.x.label, colors, 26)),
      yAxis: upright(list, colors, width),
      series: chart.series.map((one, i) => ({
        name: one.name,
        type: "bar",
        stack: "controls",
        barWidth: 20,
        itemStyle: { color: colors.role[one.role], borderColor: colors.card, borderWidth: 1 },
        emphasis: { itemStyle: { borderColor: colors.ink, color: colors.role[one.role] } },
        label: { show: true, color: colors.card, fontWeight: 600, formatter: piece => (piece.value ? String(piece.value) : "") },
        data: list.map(name => byName[i].get(name) ?? 0),
      })),
    },
    points: view => list.map((name, index) => ({
      at: view.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [0, index]),
      series: 0, index,
      text: `${name}: ` + chart.series.filter((_, i) => byName[i].get(name)).map(one => `${one.points.find(point => point.label === name).value} ${one.name}`).join(", "),
    })),
  };
}
