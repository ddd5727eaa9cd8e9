// Everything a run needs, started together and ended together; and the running of one scenario.
import { readdirSync } from "node:fs";
import path from "node:path";

import { findBrowser } from "./browsers.mjs";
import { createContext, folderUrl } from "./context.mjs";
import { startDriver } from "./driver.mjs";
import { startDeadProxy } from "./proxy.mjs";
import { startServer } from "./server.mjs";

const MINUTES = 15; // a scenario that hangs must not take the others with it; a busy machine needs far more than a quiet one

const STACK_LINES = 6; // the message and the way to it; the rest is puppeteer's inside

/** Start proxy, server and browser for the folder `site`, hand them to `body`, and end them whatever happens. */
export async function withSession({ site, browser }, body) {
  if (!findBrowser(browser)) throw new Error(`no ${browser} on this machine`);
  const proxy = await startDeadProxy();
  const server = await startServer(site);
  const bases = new Set([folderUrl(site), server.base]);
  const isOurs = (url) => [...bases].some((base) => url.startsWith(base));
  const driver = startDriver(browser, { proxyPort: proxy.port, isOurs });
  try {
    return await body({ site, proxy, server, driver, bases });
  } finally {
    await driver.close();
    await Promise.all([server.close(), proxy.close()]);
  }
}

/** All scenarios in the order of their names, each {name, run, schemes?, browsers?, turns?}. */
export async function loadScenarios() {
  const folder = new URL("./scenarios/", import.meta.url);
  const files = readdirSync(folder).filter((file) => path.extname(file) === ".mjs").sort();
  return Promise.all(files.map((file) => import(new URL(file, folder))));
}

/** Run one scenario; gives back {name, browser, scheme, checks, seconds, problems, notes}. */
export async function runScenario(scenario, session, facts) {
  const { context, finish } = createContext({ ...session, ...facts });
  const start = performance.now();
  await withTimeout(scenario.run(context)).catch((error) => {
    context.problems.push(`stopped: ${String(error.stack ?? error).split("\n").slice(0, STACK_LINES).join("\n")}`);
  });
  await finish();
  const { browser, scheme, checks, problems, notes } = context;
  if (checks === 0) problems.push("nothing was checked");
  const seconds = (performance.now() - start) / 1000;
  return { name: scenario.name, browser, scheme, checks, seconds, problems, notes };
}

function withTimeout(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    const error = new Error(`no end after ${MINUTES} minutes`);
    timer = setTimeout(() => reject(error), MINUTES * 60_000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
