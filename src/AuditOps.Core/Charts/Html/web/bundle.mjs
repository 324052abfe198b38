// Makes one script of main.mjs and what it needs.
import { build } from "esbuild";

await build({
  entryPoints: ["main.mjs"],
  outfile: "charts.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"' },
});
