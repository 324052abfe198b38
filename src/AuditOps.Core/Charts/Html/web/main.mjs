// Draws every chart of the page, again when its width, the colours of the system or the paper change.
import { draw } from "./draw.mjs";

const data = JSON.parse(document.getElementById("charts-data").textContent);
const plots = [...document.querySelectorAll(".plot")].map(place => ({ place, chart: data[Number(place.dataset.chart)] }));
const drawAll = () => { for (const plot of plots) draw(plot.place, plot.chart); };

let width = 0;
let wait = 0;
new ResizeObserver(() => {
  if (document.body.clientWidth === width) return;
  width = document.body.clientWidth;
  clearTimeout(wait);
  wait = setTimeout(drawAll, 60);
}).observe(document.body);

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
matchMedia("print").addEventListener("change", drawAll);
addEventListener("beforeprint", drawAll);
addEventListener("afterprint", drawAll);
drawAll();
