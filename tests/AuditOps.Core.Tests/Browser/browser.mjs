// Does what a test asks of a page: one JSON request a line on standard input, one JSON answer a line on standard output.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"];
const QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

// The browser that a variable names, one that is installed, or the one that npm brought with the libraries that it needs.
async function start() {
  const known = [process.env.AUDITOPS_CHROMIUM, ...INSTALLED].find(path => path && existsSync(path));
  if (known) return chromium.launch({ executablePath: known, args: [...QUIET, "--no-sandbox"] });

  const brought = await import("@sparticuz/chromium");
  const { default: sparticuz, inflate } = brought;
  const libraries = await inflate(require.resolve("@sparticuz/chromium").replace(/build.*/, "bin/al2023.tar.br"));
  const executablePath = await sparticuz.executablePath();
  return chromium.launch({ executablePath, args: [...QUIET, "--no-sandbox", "--no-zygote"], env: { ...process.env, LD_LIBRARY_PATH: libraries + "/lib" } });
}

let page = null;
let said = [];
const browser = await start();

const verbs = {
  async open({ file, scheme, width, script, bypass }) {
    await page?.context().close();
    const context = await browser.newContext({ colorScheme: scheme ?? "light", viewport: { width: width ?? 1100, height: 800 }, javaScriptEnabled: script ?? true, bypassCSP: bypass ?? false, reducedMotion: "reduce", offline: true });
    page = await context.newPage();
    said = [];
    page.on("console", message => said.push(message.text()));
    page.on("pageerror", error => said.push(error.message));
    page.on("request", request => { if (request.url() !== page.url() && !request.isNavigationRequest()) said.push("request: " + request.url()); });
    page.on("dialog", dialog => { said.push("dialog: " + dialog.message()); dialog.dismiss(); });
    await page.goto("file://" + file);
    if (script ?? true) await page.waitForFunction(() => [...document.querySelectorAll(".plot")].every(plot => plot.querySelector("svg")));
  },
  evaluate: ({ code }) => page.evaluate(code),
  press: ({ key }) => page.keyboard.press(key),
  move: ({ x, y }) => page.mouse.move(x, y),
  media: ({ media, scheme }) => page.emulateMedia({ media, colorScheme: scheme }),
  shot: ({ path }) => page.screenshot({ path, fullPage: true }),
  async axe() {
    await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
    const found = await page.evaluate(() => axe.run());
    return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
  },
  said: () => said,
};

console.log(JSON.stringify({ value: browser.version() }));
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  try {
    console.log(JSON.stringify({ value: (await verbs[request.verb](request)) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}

await browser.close();
