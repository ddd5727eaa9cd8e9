// The search engine of a built site in Node, from the site's own files: a browser must answer the same.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import vm from "node:vm";

const LOADING = { readyState: "loading", currentScript: { dataset: {} }, addEventListener: () => {} }; // and it stays so

/** Give back danvan as the page `address` of the folder `site` has it; its chunks are loaded from that folder. */
export function nodeEngine(site, address) {
  const page = path.join(site, address);
  const html = readFileSync(page, "utf8");
  const baseURI = pathToFileURL(page).href;
  const found = (pattern) => html.match(pattern)[1];
  const run = (url) => vm.runInContext(readFileSync(fileURLToPath(url), "utf8"), context, { filename: url });
  const append = ({ src, onload }) => queueMicrotask(() => { run(src); onload(); });
  const document = { baseURI, createElement: () => ({}), head: { append }, ...LOADING };
  const context = vm.createContext({ URL, document, queueMicrotask });
  run(new URL(found(/src="?([^"\s>]*\/base-[0-9a-f]+\.js)/), baseURI).href);
  context.danvan.declare(JSON.parse(found(/<script[^>]*id="?dv-chunks"?[^>]*>(.*?)<\/script>/s)), baseURI);
  return context.danvan;
}

/**
 * Runs in Node and, as text, in a page: a line an answer, "12 all 5 7 1 cam-nang/x.html": how many, the mode, the numbers of
 * records, pages.
 */
export async function answers(danvan, queries, shown) {
  const [data, opener] = await Promise.all([danvan.load("search"), danvan.load("engine")]);
  const engine = opener.open(data, danvan.load), found = [];
  for (const query of queries) {
    const { docs, mode, readings } = await engine.query(query);
    found.push([docs.length, mode, ...Array.from(docs).slice(0, shown), ...readings.map(([href]) => href)].join(" "));
  }
  return found;
}
