"use strict";
(() => {
  const PAGE = 50;
  const data = JSON.parse(document.getElementById("events-data").textContent);
  const place = document.getElementById("table");
  const last = data.columns.length - 1;
  const state = { words: [], finding: 0, sort: 0, down: false, page: 0, rows: data.rows };
  const search = data.rows.map(row => row.slice(0, last).join("\n").toLowerCase());
  data.rows.forEach((row, index) => { row.index = index; });

  // Text from logs goes in as text only: no function here takes markup.
  const make = (name, parent, text, attributes) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    for (const key in attributes || {}) element.setAttribute(key, attributes[key]);
    if (parent) parent.append(element);
    return element;
  };

  const tools = make("div", place, undefined, { class: "tools" });
  const input = make("input", tools, undefined, { type: "search", placeholder: "Search the listed events", "aria-label": "Search the listed events" });
  const clear = make("button", tools, "All events", { type: "button", hidden: "" });
  const found = make("span", tools, "", { class: "quiet", role: "status" });
  const table = make("table", make("div", place, undefined, { class: "scroll" }));
  const head = make("tr", make("thead", table));
  const body = make("tbody", table);
  const pages = make("div", place, undefined, { class: "pages" });
  const back = make("button", pages, "Back", { type: "button" });
  const where = make("span", pages, "");
  const next = make("button", pages, "Next", { type: "button" });

  // A column in which nothing stands takes room from the others.
  const shown = data.columns.map((_, index) => index).filter(index => index === last || data.rows.some(row => row[index] !== ""));

  shown.forEach(index => {
    const column = data.columns[index];
    const cell = make("th", head, undefined, { scope: "col" });
    make("button", cell, column, { type: "button" }).addEventListener("click", () => {
      state.down = state.sort === index && !state.down;
      state.sort = index;
      select();
    });
  });

  const select = () => {
    state.rows = data.rows.filter(row =>
      (state.finding === 0 || row[last].includes(state.finding)) && state.words.every(word => search[row.index].includes(word)));
    const by = state.sort, sign = state.down ? -1 : 1;
    const key = row => by === last ? String(row[last].length ? 1e6 - row[last][0] : 0).padStart(8, "0") : row[by];
    state.rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) * sign || a.index - b.index);
    state.page = 0;
    show();
  };

  const show = () => {
    const count = state.rows.length, lastPage = Math.max(0, Math.ceil(count / PAGE) - 1);
    state.page = Math.min(Math.max(state.page, 0), lastPage);
    body.replaceChildren();
    for (const row of state.rows.slice(state.page * PAGE, (state.page + 1) * PAGE)) {
      const line = make("tr", body, undefined, row[1] ? { class: row[1] === "failure" ? "failure" : "other" } : {});
      for (const i of shown) if (i < last) make("td", line, row[i], i === last - 1 ? { class: "wide" } : { title: row[i] });
      const links = make("td", line);
      for (const number of row[last]) make("a", links, "#" + number + " ", { href: "#finding-" + number });
    }
    [...head.children].forEach((cell, place) =>
      cell.setAttribute("aria-sort", shown[place] !== state.sort ? "none" : state.down ? "descending" : "ascending"));
    found.textContent = count.toLocaleString("en") + (count === 1 ? " event" : " events") + (state.finding ? " of finding " + state.finding : "");
    where.textContent = "Page " + (state.page + 1) + " of " + (lastPage + 1);
    back.disabled = state.page === 0;
    next.disabled = state.page === lastPage;
    clear.hidden = state.finding === 0;
  };

  input.addEventListener("input", () => { state.words = input.value.toLowerCase().split(/\s+/).filter(word => word); select(); });
  clear.addEventListener("click", () => { state.finding = 0; select(); });
  back.addEventListener("click", () => { state.page--; show(); });
  next.addEventListener("click", () => { state.page++; show(); });
  for (const link of document.querySelectorAll(".all-evidence"))
    link.addEventListener("click", () => { state.finding = Number(link.dataset.finding); select(); });
  select();

  addEventListener("beforeprint", () => { for (const details of document.querySelectorAll("details")) details.open = details.querySelector("table") !== null; });
})();
