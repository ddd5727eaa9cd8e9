// The promised pages exist, and every link of every page leads to a file and an anchor that are there.
import { existsSync, statSync } from "node:fs";
import path from "node:path";

import { anchors, references } from "../html.mjs";
import { isRedirect, readPage } from "../pages.mjs";

export const name = "addresses";
export const browsers = ["chromium"]; // reads the files: once is enough
export const schemes = ["file"];

/** Addresses that printed papers and other tools rely on. */
const PROMISED = [
  "404.html",
  "danh-sach/1.html",
  "index.html",
  "mo-hinh/index.html",
  "thong-ke/index.html",
  "van-ban/index.html",
];
/** Hints that make a browser speak to another place though nothing is loaded; no request shows them. */
const CONNECTING = /\b(preconnect|dns-prefetch|prefetch|preload|modulepreload|prerender)\b/;

export async function run({ site, all, promised = PROMISED, expect }) {
  for (const address of promised) expect(all.includes(address), `${address}: missing`);
  const known = new Map();
  const anchorsOf = (address) => {
    if (!known.has(address)) known.set(address, anchors(readPage(site, address)));
    return known.get(address);
  };
  for (const address of all) {
    for (const reference of references(readPage(site, address))) {
      const problem = judge(site, address, reference, anchorsOf);
      expect(problem === "", `${address}: ${reference.value}: ${problem}`);
    }
  }
}

/** Say what is wrong with one reference of the page `address`, or "". */
function judge(site, address, { value, load, rel }, anchorsOf) {
  const target = resolve(address, value);
  if (target.elsewhere) {
    const asks = target.network && (load || CONNECTING.test(rel));
    return asks ? "would be loaded from another place" : "";
  }
  // A server shows 404.html at any depth, so its addresses are absolute and lead nowhere in a folder.
  if (address === "404.html" && value.startsWith("/")) return "";
  if (value.startsWith("/")) return "absolute, leads nowhere in a folder";
  return judgeFile(site, target, anchorsOf);
}

function judgeFile(site, { file, anchor }, anchorsOf) {
  const onDisk = path.join(site, file);
  if (!existsSync(onDisk)) return "no such file";
  if (statSync(onDisk).isDirectory()) return "a folder, which file:// shows as a list";
  if (anchor === "" || !file.endsWith(".html") || isRedirect(site, file)) return "";
  return anchorsOf(file).has(anchor) ? "" : "no such anchor";
}

/** Split an address as written on page `address` into {file, anchor}, or {elsewhere, network}; data: asks no network. */
function resolve(address, value) {
  const url = new URL(value, `site:///${address}`);
  if (url.protocol !== "site:") return { elsewhere: true, network: url.protocol.startsWith("http") };
  const file = decodeURIComponent(url.pathname.replace(/^\//, ""));
  return { file, anchor: decodeURIComponent(url.hash.slice(1)) };
}
