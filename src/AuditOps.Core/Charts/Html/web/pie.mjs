import { middle, number } from "./theme.mjs";

/** Shares of a whole, each with its name and its part. */
export function pie(chart, colors, width) {
  const points = chart.series[0].points;
  const total = points.reduce((sum, point) => sum + point.value, 0);
  const share = value => (100 * value / total).toLocaleString("en", { maximumFractionDigits: 1 }) + " %";
  const narrow = width < 560;
  const fill = i => points[i].label === "failure" ? colors.role.failed : points[i].label === "success" ? colors.role.whole : 
    i === points.length - 1 && points[i].label === "all others" ? colors.heat[2] : [...colors.series, colors.heat[3], colors.heat[5]][i % 8];
  return {
    height: 330,
    reach: "pie",
    option: {
      series: [{
        type: "pie",
        radius: narrow ? ["24%", "46%"] : ["38%", "70%"],
        center: ["50%", "50%"],
        itemStyle: { borderColor: colors.card, borderWidth: 2 },
        label: {
          color: colors.ink,
          fontSize: narrow ? 11 : 13,
          lineHeight: 14,
          formatter: slice => (narrow ? `${middle(slice.name, 18)}\n${share(slice.value)}` : `${middle(slice.name, 32)}  ${share(slice.value)}`),
          ...(narrow ? { alignTo: "edge", edgeDistance: 2 } : {}),
        },
        labelLine: { lineStyle: { color: colors.soft }, ...(narrow ? { length: 8, length2: 4 } : {}) },
        emphasis: { scaleSize: 6, itemStyle: { borderColor: colors.ink } },
        data: points.map((point, i) => ({ name: point.label, value: point.value, itemStyle: { color: fill(i) } })),
      }],
    },
    points: view => points.map((point, index) => ({
      at: [view.getWidth() / 2, view.getHeight() / 2],
      series: 0, index,
      text: `${point.label}: ${number(point.value)} ${chart.series[0].name}, ${share(point.value)}`,
    })),
  };
}
