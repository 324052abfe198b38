import { middle, short } from "./theme.mjs";

/** An axis of numbers with the ticks that the chart names. A square root scale is drawn on roots and labelled with numbers. */
export function numbers(axis, colors, extra = {}) {
  const root = axis?.scale === "square_root";
  const at = value => (root ? Math.sqrt(value) : value);
  const ticks = (axis?.ticks ?? []).map(at);
  const marks = ticks.length > 1 ? { customValues: ticks } : {};
  return {
    type: "value",
    min: ticks.length > 1 ? ticks[0] : undefined,
    max: ticks.length > 1 ? ticks[ticks.length - 1] : undefined,
    axisLabel: { color: colors.soft, formatter: value => short(root ? Math.round(value * value) : value), hideOverlap: true, ...marks },
    axisTick: { show: false, ...marks },
    axisLine: { show: false },
    splitLine: { lineStyle: { color: colors.line }, ...marks },
    ...extra,
  };
}

/** The place of a value on such an axis. */
export const place = (axis, value) => (axis?.scale === "square_root" ? Math.sqrt(value) : value);

/** A time axis, UTC. */
export const times = (colors, extra = {}) => ({
  type: "time",
  axisLabel: {
    color: colors.soft,
    hideOverlap: true,
    formatter: { year: "{yyyy}", month: "{d} {MMM}", day: "{d} {MMM}", hour: "{HH}:{mm}", minute: "{HH}:{mm}", second: "{HH}:{mm}:{ss}", millisecond: "{HH}:{mm}:{ss}", none: "{yyyy}-{MM}-{dd}" },
  },
  axisLine: { lineStyle: { color: colors.soft } },
  axisTick: { lineStyle: { color: colors.soft } },
  splitLine: { show: false },
  ...extra,
});

/** An axis of names. */
export const names = (list, colors, extra = {}) => ({
  type: "category",
  data: list,
  axisLabel: { color: colors.soft, ...extra.axisLabel },
  axisLine: { lineStyle: { color: colors.soft } },
  axisTick: { show: false },
  ...Object.fromEntries(Object.entries(extra).filter(([key]) => key !== "axisLabel")),
});

/** The name of an axis, at its middle. */
export const title = (text, colors, gap) => ({ name: text, nameLocation: "middle", nameGap: gap, nameTextStyle: { color: colors.soft } });

/** The name of an upright axis, above it. */
export const above = (text, colors) => ({ name: text, nameLocation: "end", nameGap: 12, nameTextStyle: { color: colors.soft, align: "left", padding: [0, 0, 0, -40] } });

/** The legend, above at the right. */
export const legend = (data, colors) => ({ data, top: 0, right: 8, itemWidth: 12, itemHeight: 12, selectedMode: false, formatter: name => middle(name, LETTERS), textStyle: { color: colors.ink } });

/** How much room a legend of several rows takes beyond its first. */
export function below(data, width) {
  let [rows, row] = [0, 0];
  for (const name of data) {
    const item = Math.min([...name].length, LETTERS) * 7 + 30;
    if (row > 0 && row + item > width - 16) [rows, row] = [rows + 1, 0];
    row += item;
  }
  return rows * 20;
}

const LETTERS = 36;
