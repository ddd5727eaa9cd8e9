// With scripts switched off every page is reached from the home page by links that can be seen, and the catalogue shows cards.
import { CATALOGUE } from "../catalogue-page.mjs";
import { isRedirect } from "../pages.mjs";

export const name = "without-javascript";
export const schemes = ["file"]; // the harder of the two: http asks the same of a freer page

const FIRST_CARDS = 24; // cards the catalogue page itself carries
const LEAF = /^(mo-hinh\/(?!index\.html$)|dia-ban\/\d{5}-)/; // records and communes: thousands need not be opened to be reached
const UNLINKED = /^404\.html$/;

export async function run(context) {
  await showsFirstCards(context, Math.min(FIRST_CARDS, Object.keys(context.expected.records).length));
  if (context.browser === "chromium") await reachesAll(context); // what a link is does not depend on the browser
}

async function reachesAll(context) {
  const { all, site, expect } = context;
  const reached = await walk(context, "index.html");
  for (const address of all) {
    const isReached = reached.has(address) || UNLINKED.test(address) || isRedirect(site, address);
    expect(isReached, `${address}: no visible link leads there`);
  }
}

/** All addresses of the site reached from `start`. */
async function walk({ open, url }, start) {
  const reached = new Set([start]);
  const queue = [start];
  const visit = await open(start, { javascript: false });
  while (queue.length > 0) {
    await visit.go(queue.shift());
    for (const next of pagesAmong(await visit.page.evaluate(linksToBeSeen), url(""))) {
      if (reached.has(next)) continue;
      reached.add(next);
      if (!LEAF.test(next)) queue.push(next);
    }
  }
  await visit.close();
  return reached;
}

/** The site's own pages among absolute URLs, as addresses. */
function pagesAmong(urls, base) {
  const own = urls.filter((url) => url.startsWith(base)).map((url) => url.slice(base.length).split(/[?#]/)[0]);
  const files = own.map(decodeURI).map((address) => (/(^|\/)$/.test(address) ? `${address}index.html` : address));
  return files.filter((address) => address.endsWith(".html"));
}

// Runs in the page; a folded <details> opens without a script, so what it holds counts as seen.
function linksToBeSeen() {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  const links = [...document.querySelectorAll("a[href]")];
  return links.filter((link) => link.checkVisibility({ visibilityProperty: true })).map((link) => link.href);
}

async function showsFirstCards({ open, expect }, wanted) {
  const visit = await open(CATALOGUE, { javascript: false });
  const shown = await visit.page.evaluate(countCards); // evaluate only: $eval needs scripts to work in Firefox
  expect(shown === wanted, `${CATALOGUE}: ${shown} cards, not ${wanted}`);
  const dead = await visit.page.evaluate(controlsToBeSeen);
  expect(dead.length === 0, `${CATALOGUE}: shows what only a script can answer: ${dead.join(" ")}`);
  await visit.close();
}

// Runs in the page.
function countCards() {
  const cards = [...document.querySelectorAll("#ket-qua [data-id]")];
  return cards.filter((card) => card.checkVisibility({ visibilityProperty: true })).length;
}

// Runs in the page.
function controlsToBeSeen() {
  const controls = [...document.querySelectorAll("main input, main select, main button")];
  const seen = controls.filter((control) => control.checkVisibility({ visibilityProperty: true }));
  return seen.map((control) => control.outerHTML.slice(0, 60));
}
