// What a scenario is given: pages to open, and a place for what it finds wrong.
import path from "node:path";
import { pathToFileURL } from "node:url";

import { BROWSER_HOSTS } from "./proxy.mjs";

/** Give back the context of one run; facts: site (absolute folder), scheme, all and pages (addresses), expected. */
export function createContext({ driver, server, proxy, bases, ...facts }) {
  const context = {
    ...facts,
    browser: driver.name,
    driver,
    server,
    problems: [],
    notes: [], // what is said beside the result: a seed
    checks: 0,
    visits: [],
    url: (address) => new URL(address, facts.scheme === "file" ? folderUrl(facts.site) : server.base).href,
    /** Treat the folder or address `base` as part of the site. */
    allow: (base) => bases.add(base),
    expect(holds, problem) {
      context.checks += 1;
      if (!holds) context.problems.push(problem);
    },
    open: (address, options) => openVisit(context, address, options),
  };
  return { context, finish: () => finish(context, proxy) };
}

/** URL of a folder, with "/" at its end, whatever characters its path has. */
export function folderUrl(folder) {
  return pathToFileURL(folder + path.sep).href;
}

/** Like the driver's visit, for addresses of the site; go() leaves the page in the same tab. */
async function openVisit(context, first, options) {
  const visit = await context.driver.open(context.url(first), options);
  const entry = { address: first, visit };
  context.visits.push(entry);
  const go = async (address) => {
    takeOver(context, entry);
    entry.address = address;
    await visit.go(context.url(address));
  };
  const close = async () => {
    await visit.settle();
    await visit.close();
    context.visits = context.visits.filter((other) => other !== entry);
    takeOver(context, entry);
  };
  return { ...visit, go, close };
}

function takeOver(context, { address, visit }) {
  context.problems.push(...visit.problems.splice(0).map((problem) => `${address}: ${problem}`));
}

/** Close what a scenario left open, and add what the pages said and what reached the proxy. */
async function finish(context, proxy) {
  for (const entry of context.visits) {
    await entry.visit.close().catch(() => {});
    takeOver(context, entry);
  }
  const outside = proxy.log.splice(0).filter((entry) => !BROWSER_HOSTS.some((host) => entry.includes(host)));
  context.problems.push(...outside.map((entry) => `reached the proxy: ${entry}`));
}
