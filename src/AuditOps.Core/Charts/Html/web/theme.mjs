/** The colours of the page as it is now: light, dark or on paper. */
export function theme() {
  const style = getComputedStyle(document.documentElement);
  const of = name => style.getPropertyValue("--" + name).trim();
  return {
    ink: of("ink"), soft: of("soft"), line: of("line"), card: of("card"),
    series: ["c1", "c2", "c3", "c4", "c5", "c6"].map(of),
    heat: ["h0", "h1", "h2", "h3", "h4", "h5", "h6"].map(of),
    severity: level => of(level),
    role: { whole: of("c1"), failed: of("c2"), pass: of("pass"), fail: of("fail"), warn: of("warn"), waived: of("waived"), not_assessed: of("unknown"), forecast: of("c2") },
    font: getComputedStyle(document.body).fontFamily,
  };
}

/** A number as people read it. */
export const number = value => Number.isInteger(value) ? value.toLocaleString("en") : value.toLocaleString("en", { maximumSignificantDigits: 4 });

/** A large number in little room. */
export const short = value => {
  const size = Math.abs(value);
  if (size >= 1e9) return trim(value / 1e9) + " G";
  if (size >= 1e6) return trim(value / 1e6) + " M";
  return size >= 1e4 ? trim(value / 1e3) + " k" : number(value);
};

const trim = value => value.toLocaleString("en", { maximumFractionDigits: 1 });

/** A time, UTC, to the minute, or to the second where that matters. */
export const time = (value, step = 60000) => {
  const text = new Date(value).toISOString().replace("T", " ");
  return step % 86400000 === 0 ? text.slice(0, 10) : step % 60000 === 0 ? text.slice(0, 16) : text.slice(0, 19);
};

/** A duration as .NET writes it (1.02:03:04), in milliseconds. */
export function milliseconds(text) {
  const parts = /^(?:(\d+)\.)?(\d+):(\d+):(\d+)/.exec(text ?? "");
  return parts ? ((Number(parts[1] ?? 0) * 24 + Number(parts[2])) * 60 + Number(parts[3])) * 60000 + Number(parts[4]) * 1000 : 0;
}

/** A name whose end tells it from others, cut in its middle. */
export const middle = (text, most) => {
  const letters = [...text];
  return letters.length <= most ? text : letters.slice(0, Math.ceil(most / 2) - 1).join("") + "…" + letters.slice(letters.length - Math.floor(most / 2)).join("");
};

/** A text that is cut at its end. */
export const cut = (text, most) => {
  const letters = [...text];
  return letters.length <= most ? text : letters.slice(0, most - 1).join("") + "…";
};
