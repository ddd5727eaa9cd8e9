// What a page costs on a phone: the HTML of a record, everything a first visit loads, and our own styles and scripts.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { CATALOGUE } from "../catalogue-page.mjs";
import { isRedirect } from "../pages.mjs";

export const name = "budgets";
export const browsers = ["chromium"]; // names every file it loads, Firefox over file:// does not
export const schemes = ["file", "http"];

// All in bytes after gzip -9.
const RECORD_LIMIT = 8 * 1024; // HTML, however many records there are
const RECORD_SCRIPTS_LIMIT = 3 * 1024; // a record is read, not worked with
const VISIT_LIMIT = 80 * 1024; // everything; search data comes when words are asked for and does not count
const OWN_LIMIT = 15 * 1024; // our styles and scripts on any page; what comes when words are asked for does not count
const HOME = "index.html";
const LOOKUP = "dia-ban/tra-cuu.html";

export async function run(context) {
  const { all, site, expect } = context;
  const models = all.filter((address) => address.startsWith("mo-hinh/") && address !== CATALOGUE);
  const records = models.filter((one) => !isRedirect(site, one));
  for (const address of records) {
    const size = compressed(site, address);
    expect(size <= RECORD_LIMIT, `${address}: ${size} bytes, ${size - RECORD_LIMIT} too many`);
  }
  for (const address of [HOME, CATALOGUE, LOOKUP, records[0]]) await firstVisit(address, context);
  await recordScripts(records[0], context);
}

async function firstVisit(address, context) {
  const costs = await loaded(address, context);
  context.expect(costs.length > 1, `${address}: only ${costs.length} file seen, the watch is blind`);
  within(VISIT_LIMIT, costs, address, context);
  within(OWN_LIMIT, costs.filter(isOwn), `${address}: styles and scripts`, context);
}

async function recordScripts(address, context) {
  const costs = await loaded(address, context);
  within(RECORD_SCRIPTS_LIMIT, costs.filter(([file]) => file.endsWith(".js")), `${address}: scripts`, context);
}

const isOwn = ([file]) => /^assets\/.*\.(css|js)$/.test(file);

// [[file, bytes], ...] that a first visit of a page asks for, the largest first.
async function loaded(address, { site, open, url }) {
  const visit = await open(address);
  await visit.close();
  const base = url("");
  const own = visit.requests.filter((request) => request.startsWith(base));
  const files = [...new Set(own.map((request) => decodeURI(request.slice(base.length).split(/[?#]/)[0])))];
  return files.map((file) => [file || HOME, compressed(site, file || HOME)]).sort((a, b) => b[1] - a[1]);
}

function within(limit, costs, what, { expect }) {
  const total = costs.reduce((sum, [, size]) => sum + size, 0);
  const bill = costs.map(([file, size]) => `${file} ${size}`).join(", ");
  expect(total <= limit, `${what}: ${total} bytes, ${total - limit} too many: ${bill}`);
}

function compressed(site, address) {
  return gzipSync(readFileSync(path.join(site, address)), { level: 9 }).length;
}
