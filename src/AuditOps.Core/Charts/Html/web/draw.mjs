import * as echarts from "echarts/core";
import { BarChart, GraphChart, HeatmapChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { theme } from "./theme.mjs";
import { bars, compliance } from "./bars.mjs";
import { causation } from "./causation.mjs";
import { heatmap } from "./heatmap.mjs";
import { lines, scatter } from "./lines.mjs";
import { pie } from "./pie.mjs";
import { timeline } from "./timeline.mjs";
import { explore } from "./explore.mjs";

echarts.use([BarChart, GraphChart, HeatmapChart, LineChart, PieChart, ScatterChart, GridComponent, LegendComponent, SVGRenderer]);

// Each gives the library's option, the height in pixels, and the points that can be explored.
const kinds = { timeline, activity: timeline, bar: bars, compliance, heatmap, line: lines, scatter, pie, causation };

/** Draws a chart into its place. */
export function draw(place, chart) {
  const width = place.parentElement.clientWidth;
  if (width === 0) return;

  const colors = theme();
  const made = kinds[chart.type](chart, colors, width);
  place.style.height = made.height + "px";
  const view = echarts.getInstanceByDom(place) ?? echarts.init(place, null, { renderer: "svg" });
  view.resize({ width, height: made.height });
  view.setOption({
    animation: false,
    useUTC: true,
    backgroundColor: "transparent",
    color: colors.series,
    textStyle: { fontFamily: colors.font, color: colors.soft, fontSize: 12 },
    ...made.option,
  }, { notMerge: true });
  explore(place, view, made.points(view), made.reach);
}
