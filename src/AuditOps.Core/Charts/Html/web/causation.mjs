import { cut, time } from "./theme.mjs";

const ROW = 62;
const WIDEST = 96;
const NAME = 84;

/** Causes at the left, what they led to at the right; a thicker line is a surer step. */
export function causation(chart, colors, width) {
  const nodes = chart.nodes ?? [];
  const links = chart.links ?? [];
  const steps = layersOf(nodes, links);
  const depth = Math.max(0, ...steps.values());
  const layers = Array.from({ length: depth + 1 }, (_, layer) => nodes.filter(node => steps.get(node.eventId) === layer));
  const tallest = Math.max(1, ...layers.map(layer => layer.length));
  const height = Math.max(160, tallest * ROW + 40);
  const side = Math.min(WIDEST, width * 0.16);
  const across = (width - 2 * side) / Math.max(depth, 1);

  // Where columns stand close, only some have names: the events asked about, where it began, and as many between as there is room for.
  const every = Math.ceil(NAME / across);
  const letters = Math.floor(Math.min(every * across - 8, 2 * side) / 7);
  const isNamed = column => column === depth || (column % every === 0 && depth - column >= every);
  const at = new Map(layers.flatMap((layer, column) => layer.map((node, row) =>
    [node.eventId, [depth === 0 ? width / 2 : width - side - column * across, (row + 0.5) * (height - 30) / layer.length + 4]])));
  return {
    height,
    reach: "xy",
    option: {
      series: [{
        type: "graph",
        layout: "none",
        left: 0, right: 0, top: 0, bottom: 0,
        coordinateSystem: undefined,
        preserveAspect: false,
        nodeScaleRatio: 0,
        edgeSymbol: ["none", "arrow"],
        edgeSymbolSize: 9,
        label: { show: true, position: "bottom", color: colors.ink, fontSize: 12, formatter: node => cut(node.data.shown, letters) },
        emphasis: { focus: "none", itemStyle: { borderColor: colors.ink, borderWidth: 3 } },
        data: [...nodes.map(node => ({
          id: node.eventId,
          name: node.eventId,
          shown: node.rootRank === 1 || isNamed(steps.get(node.eventId)) ? (node.rootRank ? "#" + node.rootRank + " " : "") + node.label : "",
          x: at.get(node.eventId)[0], y: at.get(node.eventId)[1],
          symbol: node.depth === 0 ? "diamond" : node.rootRank ? "rect" : "circle",
          symbolSize: node.depth === 0 ? 22 : node.rootRank === 1 ? 20 : 14,
          itemStyle: { color: node.depth === 0 ? colors.series[0] : node.rootRank === 1 ? colors.series[1] : node.rootRank ? colors.series[4] : colors.soft, borderColor: colors.card, borderWidth: 1.5 },
        })), ...corners(width, height)],
        links: links.map(link => ({ source: link.from, target: link.to, lineStyle: { color: colors.soft, width: 1 + 3 * link.value, curveness: 0.08, opacity: 0.8 } })),
      }],
    },
    points: () => nodes.map((node, index) => ({
      at: at.get(node.eventId),
      series: 0, index,
      text: [`${node.rootRank ? `beginning no. ${node.rootRank}: ` : ""}${node.label}${node.time ? `, ${time(node.time, 1000)} UTC` : ""}`,
        ...links.filter(link => link.from === node.eventId).map(link => `${Math.round(100 * link.value)} %: ${link.label}`)].join("\n"),
    })),
  };
}

// The library stretches a graph until it fills its place; with two corners that nobody sees it does already.
const corners = (width, height) => [[0, 0], [width, height]].map(([x, y], i) => ({ id: "corner " + i, name: "corner " + i, shown: "", x, y, symbolSize: 0, silent: true }));

// A cause stands left of all that it led to: by the longest way there, so that no step runs within a column.
function layersOf(nodes, links) {
  const steps = new Map();
  const effects = new Map(nodes.map(node => [node.eventId, links.filter(link => link.from === node.eventId).map(link => link.to)]));
  const place = (id, way) => {
    if (steps.has(id)) return steps.get(id);
    const layer = Math.max(-1, ...(effects.get(id) ?? []).filter(to => !way.has(to)).map(to => place(to, new Set(way).add(id)))) + 1;
    steps.set(id, layer);
    return layer;
  };
  for (const node of nodes) place(node.eventId, new Set([node.eventId]));
  return steps;
}
