// The pointer and the arrow keys find the same points and say the same of them. Text goes in as text only: no function here takes markup.
const REACH = 22;
const tip = document.createElement("div");
tip.id = "tip";
tip.hidden = true;
document.body.append(tip);
const explored = new WeakMap();

/** Lets a person go through the points of a chart. */
export function explore(place, view, points, reach) {
  const state = explored.get(place) ?? listen(place);
  Object.assign(state, { view, points: points.filter(point => point.at.every(Number.isFinite)), reach, current: null });
  state.order = [...state.points.keys()];
}

function listen(place) {
  const state = {};
  explored.set(place, state);
  place.addEventListener("pointermove", event => {
    const box = place.getBoundingClientRect();
    show(place, state, nearest(state, event.clientX - box.left, event.clientY - box.top), [event.clientX, event.clientY]);
  });
  place.addEventListener("pointerleave", () => show(place, state, null));
  place.addEventListener("blur", () => show(place, state, null));
  place.addEventListener("keydown", event => {
    const last = state.points.length - 1;
    const now = state.current ?? -1;
    const next = { ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now - 1, ArrowUp: now - 1, Home: 0, End: last, PageDown: now + 10, PageUp: now - 10 }[event.key];
    if (event.key === "Escape") show(place, state, null);
    if (next === undefined || last < 0) return;

    event.preventDefault();
    const index = Math.min(Math.max(next, 0), last);
    const box = place.getBoundingClientRect();
    show(place, state, index, [box.left + state.points[index].at[0], box.top + state.points[index].at[1]], true);
  });
  return state;
}

function nearest(state, x, y) {
  if (state.reach === "pie") return slice(state, x, y);
  let [best, least] = [null, Infinity];
  state.points.forEach((point, index) => {
    const [dx, dy] = [Math.abs(point.at[0] - x), Math.abs(point.at[1] - y)];

    // Signs and points must be met; of bars a whole column or row counts, and of cells the nearest.
    const near = point.near || state.reach === "xy";
    if (near && (dx > REACH || dy > REACH)) return;
    if (point.near && dx < 9 && dy < 12) [best, least] = [index, -1];
    const distance = near ? dx + dy : state.reach === "cell" ? dx + dy : state.reach === "x" ? dx * 1000 + dy : dy;
    if (!point.near && distance < least) [best, least] = [index, distance];
  });
  return best;
}

// The library knows which slice it drew where.
function slice(state, x, y) {
  const target = state.view.getZr().findHover(x, y)?.target;
  const name = target && Object.keys(target).find(key => key.startsWith("__ec_inner_") && target[key]?.dataIndex !== undefined);
  return name ? target[name].dataIndex : null;
}

function show(place, state, index, at, aloud = false) {
  const before = state.current === null ? null : state.points[state.current];
  if (before) state.view.dispatchAction({ type: "downplay", seriesIndex: before.series, dataIndex: before.index });
  state.current = index;
  tip.hidden = index === null;
  if (index === null) return;

  const point = state.points[index];
  state.view.dispatchAction({ type: "highlight", seriesIndex: point.series, dataIndex: point.index });
  tip.textContent = point.text;
  tip.style.left = Math.max(8, Math.min(at[0] + 14, innerWidth - tip.offsetWidth - 8)) + "px";
  tip.style.top = Math.max(4, at[1] - tip.offsetHeight - 12) + "px";
  const said = place.nextElementSibling;
  if (aloud && said?.getAttribute("role") === "status") said.textContent = point.text;
}
