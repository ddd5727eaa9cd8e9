// Runs the scenarios over a built site in one browser, one line each; exit code 1 when one fails.
//   node run.mjs --site DIR --browser chromium|firefox [--scheme file,http] [--only NAME,...] [--pages ADDRESS,...] [--json FILE]
//     [--expected FILE] [--components DIR] [--offline DIR] [--packs FILE]
// The scenarios that compare with the catalogue need --expected, a file made by expected.py; component-examples needs
// --components, a folder made by ../harness/components.py; reads-offline needs --offline, a site built with DANVAN_OFFLINE=1;
// those of packs need --packs, a file made by ../harness/packs.py.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { allPages, pageTypes, samples } from "./pages.mjs";
import { conclude, describe } from "./report.mjs";
import { loadScenarios, runScenario, withSession } from "./session.mjs";

const { values: given } = parseArgs({
  options: {
    site: { type: "string" },
    browser: { type: "string" },
    scheme: { type: "string", default: "file,http" },
    only: { type: "string", default: "" },
    pages: { type: "string", default: "" },
    json: { type: "string" },
    expected: { type: "string" },
    components: { type: "string" },
    offline: { type: "string" },
    packs: { type: "string" },
  },
});

async function main() {
  const site = path.resolve(given.site);
  if (!existsSync(path.join(site, "index.html"))) throw new Error(`no site in ${site}`);
  const facts = {
    all: allPages(site),
    pages: wantedPages(site, pageTypes),
    samples: wantedPages(site, samples),
    expected: readJson(given.expected),
    components: folderOf(given.components),
    offline: folderOf(given.offline),
    packs: readJson(given.packs),
  };
  const scenarios = await wantedScenarios();
  return withSession({ site, browser: given.browser }, (session) => runAll(scenarios, session, facts));
}

function wantedPages(site, choose) {
  const wanted = given.pages.split(",").filter(Boolean);
  return wanted.length > 0 ? wanted : choose(site);
}

const folderOf = (folder) => folder && path.resolve(folder);

function readJson(file) {
  return file ? JSON.parse(readFileSync(file, "utf8")) : null;
}

async function wantedScenarios() {
  const scenarios = await loadScenarios();
  const wanted = given.only.split(",").filter(Boolean);
  return scenarios.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
}

async function runAll(scenarios, session, facts) {
  const results = [];
  for (const scheme of given.scheme.split(",")) {
    for (const scenario of scenarios.filter((one) => applies(one, scheme) && (facts[one.needs] ?? true))) {
      results.push(await runScenario(scenario, session, { ...facts, scheme }));
      console.log(describe(results.at(-1)));
    }
  }
  return results;
}

/** A scenario may name schemes, browsers, or the schemes of each browser; otherwise it runs everywhere. */
function applies({ schemes, browsers, turns = {} }, scheme) {
  return [schemes, turns[given.browser]].every((list) => list?.includes(scheme) ?? true) && (browsers?.includes(given.browser) ?? true);
}

process.exitCode = conclude(await main(), given.json) ? 0 : 1;
