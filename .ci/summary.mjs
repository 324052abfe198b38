// Sums the test results (trx) of all test projects, and their line coverage (cobertura) where a floor for it is given.
// Prints the coverage of each assembly, the tests that failed, those that were skipped and why, and last: N passed, N failed, N skipped.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, floor] = [process.argv[2], Number(process.argv[3] ?? 0)];
const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).map((name) => join(folder, name)) : [];
const text = (value) => value.replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&apos;/g, "'").replace(/&amp;/g, "&");

const counts = { passed: 0, failed: 0, skipped: 0 };
const skipped = new Map();
for (const file of files.filter((name) => name.endsWith(".trx"))) {
  for (const [, attributes, body] of readFileSync(file, "utf8").matchAll(/<UnitTestResult ([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)) {
    const outcome = /outcome="(\w+)"/.exec(attributes)[1];
    if (outcome === "Passed") counts.passed++;
    else if (outcome === "NotExecuted") {
      counts.skipped++;
      const reason = text(/<(?:Message|StdOut)>([\s\S]*?)<\//.exec(body ?? "")?.[1] ?? `runs only when it is asked for: ${/testName="([^"]*)"/.exec(attributes)[1]}`).trim();
      skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
    } else {
      counts.failed++;
      console.log(`failed: ${text(/testName="([^"]*)"/.exec(attributes)[1])}`);
    }
  }
}

const lines = new Map();
for (const file of files.filter((name) => name.endsWith("coverage.cobertura.xml"))) {
  const report = readFileSync(file, "utf8");
  for (const [, assembly, classes] of report.matchAll(/<package name="([^"]*)"([\s\S]*?)<\/package>/g)) {
    const hits = lines.get(assembly) ?? lines.set(assembly, new Map()).get(assembly);
    for (const [, name, body] of classes.matchAll(/<class [^>]*filename="([^"]*)"([\s\S]*?)<\/class>/g)) {
      for (const [, number, count] of body.matchAll(/<line number="(\d+)" hits="(\d+)"/g)) {
        const key = `${name.split("src/").at(-1)}:${number}`;
        hits.set(key, (hits.get(key) ?? false) || count !== "0");
      }
    }
  }
}

let [covered, total] = [0, 0];
for (const [assembly, hits] of [...lines].sort()) {
  const hit = [...hits.values()].filter(Boolean).length;
  [covered, total] = [covered + hit, total + hits.size];
  console.log(`line coverage ${assembly}: ${((100 * hit) / hits.size).toFixed(1)} % of ${hits.size}`);
}

const coverage = total === 0 ? 0 : (100 * covered) / total;
if (floor > 0) console.log(`line coverage: ${coverage.toFixed(1)} % of ${total}, at least ${floor} % wanted`);
for (const [reason, count] of [...skipped].sort()) console.log(`skipped ${count}: ${reason}`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 || counts.passed === 0 || coverage < floor ? 1 : 0);
