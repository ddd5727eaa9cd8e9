// Which pages a built site has, and which few stand for all of them. Nothing is listed by name: a new
// folder of pages is a new type, and is looked at from its first build on.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const REDIRECT = /<meta[^>]+http-equiv=["']?refresh/i;

/** All HTML files of the folder `site` as sorted addresses with "/". */
export function allPages(site) {
  const files = readdirSync(site, { recursive: true, withFileTypes: true });
  const pages = files.filter((file) => file.isFile() && file.name.endsWith(".html"));
  return pages.map((file) => toAddress(site, path.join(file.parentPath, file.name))).sort();
}

function toAddress(site, file) {
  return path.relative(site, file).split(path.sep).join("/");
}

export function readPage(site, address) {
  return readFileSync(path.join(site, address), "utf8");
}

export function isRedirect(site, address) {
  return REDIRECT.test(readPage(site, address));
}

/** One page of every type: each root page, each index.html, each page with a script, a folder's longest and shortest. */
export function pageTypes(site) {
  const pages = allPages(site).filter((address) => !isRedirect(site, address));
  const folders = Map.groupBy(pages, (address) => path.posix.dirname(address));
  const sampled = [...folders].flatMap(([folder, members]) => (folder === "." ? members : samples(site, members)));
  return [...new Set([...sampled, ...pages.filter((address) => readPage(site, address).includes("<script src="))])];
}

function samples(site, members) {
  const size = (address) => statSync(path.join(site, address)).size;
  const isIndex = (address) => path.posix.basename(address) === "index.html";
  const others = members.filter((address) => !isIndex(address)).sort((a, b) => size(a) - size(b));
  return [...new Set([...members.filter(isIndex), ...others.slice(-1), ...others.slice(0, 1)])];
}
