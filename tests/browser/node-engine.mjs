// The search engine of a built site in Node, from the site's own files: a browser must answer the same.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import vm from "node:vm";

/** Give back danvan as the page `address` of the folder `site` has it; its chunks are loaded from that folder. */
export function nodeEngine(site, address) {
  const page = path.join(site, address);
  const html = readFileSync(page, "utf8");
  const baseURI = pathToFileURL(page).href;
  const found = (pattern) => html.match(pattern)[1];
  const run = (url) => vm.runInContext(readFileSync(fileURLToPath(url), "utf8"), context, { filename: url });
  const append = ({ src, onload }) => queueMicrotask(() => { run(src); onload(); });
  const document = { baseURI, querySelector: () => null, createElement: () => ({}), head: { append } };
  const context = vm.createContext({ URL, document, queueMicrotask });
  run(new URL(found(/src="?([^"\s>]*\/base-[0-9a-f]+\.js)/), baseURI).href);
  context.danvan.declare(JSON.parse(found(/<script[^>]*id="?dv-chunks"?[^>]*>(.*?)<\/script>/s)), baseURI);
  return context.danvan;
}
