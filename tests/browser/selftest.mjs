// Can the harness fail? Each page of fixture/ has one fault and says which scenario finds it, and in which words:
// <meta name="must-find" content="scenario: words">, with data-browser where only one can find it. A page without such
// a line must pass.
//   node selftest.mjs --browser chromium|firefox [--json FILE]
import path from "node:path";
import { parseArgs } from "node:util";

import { tags } from "./html.mjs";
import { allPages, readPage } from "./pages.mjs";
import { conclude, describe } from "./report.mjs";
import { loadScenarios, runScenario, withSession } from "./session.mjs";

const SITE = path.join(import.meta.dirname, "fixture");
/** Scenarios that judge page by page; the others need the whole site. */
const PAGEWISE = ["addresses", "every-page-opens-silent", "looks", "readable-behind-dead-proxy"];
/** Those that begin at one page and go on from there, or choose by address: asked only by the pages that name them. */
const NAMED = ["answer-first", "two-taps"];

const { values: given } = parseArgs({ options: { browser: { type: "string" }, json: { type: "string" } } });

async function main(session) {
  const scenarios = (await loadScenarios()).filter(({ name }) => [...PAGEWISE, ...NAMED].includes(name));
  const results = [];
  for (const address of allPages(SITE)) {
    results.push(await judge(address, scenarios, session));
    console.log(describe(results.at(-1)));
  }
  return results;
}

/** Run over one page the scenarios it names (all of them when it names none). */
async function judge(address, scenarios, session) {
  const start = performance.now();
  const wanted = faultsOf(address);
  const names = metasOf(address).length === 0 ? PAGEWISE : wanted.map(({ scenario }) => scenario);
  const found = [];
  for (const scenario of scenarios.filter(({ name }) => names.includes(name))) {
    const facts = { scheme: "file", all: [address], pages: [address], samples: [address], start: address, promised: [] };
    const { problems } = await runScenario(scenario, session, facts);
    found.push(...problems.map((problem) => ({ scenario: scenario.name, problem })));
  }
  const seconds = (performance.now() - start) / 1000;
  const problems = metasOf(address).length === 0 ? found.map(({ problem }) => problem) : missed(wanted, found);
  const checks = wanted.length || names.length;
  return { name: `self-test ${address}`, browser: given.browser, scheme: "file", checks, seconds, problems };
}

/** What the page says must be found, as [{scenario, words}]. */
function faultsOf(address) {
  const mine = metasOf(address).filter(({ attributes }) => [undefined, given.browser].includes(attributes["data-browser"]));
  return mine.map(({ attributes: { content } }) => {
    const cut = content.indexOf(": ");
    return { scenario: content.slice(0, cut), words: content.slice(cut + 2) };
  });
}

function metasOf(address) {
  return tags(readPage(SITE, address)).filter(({ attributes }) => attributes.name === "must-find");
}

function missed(wanted, found) {
  const fits = (fault, { scenario, problem }) => scenario === fault.scenario && problem.includes(fault.words);
  const isFound = (fault) => found.some((one) => fits(fault, one));
  return wanted.filter((fault) => !isFound(fault)).map(({ scenario, words }) => `${scenario} did not find: ${words}`);
}

process.exitCode = conclude(await withSession({ site: SITE, browser: given.browser }, main), given.json) ? 0 : 1;
