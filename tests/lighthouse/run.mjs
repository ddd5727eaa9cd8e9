// Lighthouse as a phone sees the site: median of three runs on each of four pages, over our own server with gzip.
//   node run.mjs --site DIR --port PORT [--runs 3] [--json FILE]
// The site must be built for the address of that server (DANVAN_SITE_URL=http://127.0.0.1:PORT/kho/): its canonical
// addresses are judged, too.
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import lighthouse from "lighthouse";

import { CATALOGUE } from "../browser/catalogue-page.mjs";
import { launch } from "../browser/launch.mjs";
import { startDeadProxy } from "../browser/proxy.mjs";
import { conclude, describe } from "../browser/report.mjs";
import { startServer } from "../browser/server.mjs";

const LEAST = { performance: 0.95, accessibility: 1, "best-practices": 1, seo: 1 };
const RECORD = "mo-hinh/xen-canh-dua-lua-nghia-ta.html"; // the best documented
const PROVINCE = "dia-ban/19-thai-nguyen.html";
const PAGES = ["index.html", CATALOGUE, RECORD, PROVINCE];

const { values: given } = parseArgs({
  options: {
    site: { type: "string" },
    port: { type: "string" },
    runs: { type: "string", default: "3" },
    json: { type: "string" },
  },
});

async function main(base, proxy) {
  const browser = await launch("chromium", { proxyPort: proxy.port });
  const port = Number(new URL(browser.wsEndpoint()).port);
  try {
    const results = [];
    for (const address of PAGES) {
      results.push(await judge(base, address, port));
      console.log(describe(results.at(-1)));
    }
    return results;
  } finally {
    await browser.close();
  }
}

async function judge(base, address, port) {
  const start = performance.now();
  const reports = [];
  for (let run = 0; run < Number(given.runs); run += 1) reports.push(await measure(`${base}${address}`, port));
  const scores = Object.fromEntries(Object.keys(LEAST).map((category) => [category, median(reports, category)]));
  const problems = Object.keys(LEAST).filter((category) => !(scores[category] >= LEAST[category])).map((category) => (
    `${category} ${scores[category]}, not ${LEAST[category]}: ${blame(reports.at(-1), category)}`));
  const seconds = (performance.now() - start) / 1000;
  const name = `lighthouse ${address} ${Object.entries(scores).map((pair) => pair.join(" ")).join(", ")} (${load(reports)})`;
  return { name, browser: "chromium", scheme: "http", checks: Object.keys(LEAST).length, seconds, problems };
}

async function measure(url, port) {
  const { lhr } = await lighthouse(url, { port, logLevel: "error", onlyCategories: Object.keys(LEAST) });
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return lhr;
}

function median(reports, category) {
  const scores = reports.map(({ categories }) => categories[category].score).sort((a, b) => a - b);
  return scores[Math.floor(scores.length / 2)];
}

/** The audits that cost points, the dearest first. */
function blame({ categories, audits }, category) {
  const lost = ({ id, weight }) => weight * (1 - (audits[id].score ?? 1));
  const guilty = categories[category].auditRefs.filter((ref) => lost(ref) > 0).sort((a, b) => lost(b) - lost(a));
  return guilty.slice(0, 4).map(({ id }) => `${id} ${audits[id].displayValue ?? ""}`.trim()).join(", ");
}

/** How fast the machine was (Lighthouse's own measure: an idle desktop has 1500 and more) and what else it was doing. */
function load(reports) {
  const speeds = reports.map(({ environment }) => Math.round(environment.benchmarkIndex)).sort((a, b) => a - b);
  return `speed ${speeds.join("/")}, load ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} x ${os.cpus()[0].model.trim()}`;
}

const proxy = await startDeadProxy();
const server = await startServer(path.resolve(given.site), "/kho/", Number(given.port));
try {
  process.exitCode = conclude(await main(server.base, proxy), given.json) ? 0 : 1;
} finally {
  await Promise.all([server.close(), proxy.close()]);
}
