// Which pages a built site has, and which few stand for all of them. Nothing is listed by name: a new
// folder of pages is a new type, and is looked at from its first build on.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import { tags } from "./html.mjs";

const SMALL = 12; // pages: a folder of so few is looked at whole, every knowledge page is one of its kind

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

/** One page of every type: all of the top and of small folders; else each kind's longest and shortest, as samples() has them. */
export function pageTypes(site) {
  return typesOf(site, SMALL);
}

/** Of each kind of page, in small folders too, the longest and the shortest: for what is alike in all of a kind. */
export function samples(site) {
  return typesOf(site, 0);
}

function typesOf(site, small) {
  const pages = allPages(site).filter((address) => !isRedirect(site, address));
  const folders = Map.groupBy(pages, (address) => path.posix.dirname(address));
  return [...folders].flatMap(([folder, members]) => {
    if (folder === "." || members.length <= small) return members;
    const kinds = Map.groupBy(members, (address) => kindOf(site, address));
    return [...kinds.values()].flatMap((alike) => longestAndShortest(site, alike));
  });
}

/** What pages of a folder have in common: their scripts, and how many digits begin the name (a province, a commune). */
function kindOf(site, address) {
  const name = path.posix.basename(address);
  const scripts = tags(readPage(site, address)).filter((tag) => tag.name === "script" && tag.attributes.src);
  const start = name === "index.html" ? name : /^\d*/.exec(name)[0].length;
  return [start, ...scripts.map((script) => path.posix.basename(script.attributes.src))].join(" ");
}

function longestAndShortest(site, members) {
  const size = (address) => statSync(path.join(site, address)).size;
  const bySize = members.toSorted((a, b) => size(b) - size(a));
  return [...new Set([bySize[0], bySize.at(-1)])];
}
