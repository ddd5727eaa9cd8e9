// What a page costs on a phone: the HTML of a record, and everything a first visit to the catalogue loads.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { CATALOGUE } from "../catalogue-page.mjs";
import { isRedirect } from "../pages.mjs";

export const name = "budgets";
export const browsers = ["chromium"]; // names every file it loads, Firefox over file:// does not
export const schemes = ["file", "http"];

const RECORD_LIMIT = 8 * 1024; // bytes of HTML after gzip, however many records there are
const VISIT_LIMIT = 80 * 1024; // bytes after gzip; search data comes with the focus and does not count

export async function run(context) {
  const { all, site, expect } = context;
  const models = all.filter((address) => address.startsWith("mo-hinh/") && address !== CATALOGUE);
  for (const address of models.filter((one) => !isRedirect(site, one))) {
    const size = compressed(site, address);
    expect(size <= RECORD_LIMIT, `${address}: ${size} bytes, ${size - RECORD_LIMIT} too many`);
  }
  await firstVisit(context);
}

async function firstVisit({ site, open, url, expect }) {
  const visit = await open(CATALOGUE);
  await visit.close();
  const base = url("");
  const own = visit.requests.filter((request) => request.startsWith(base));
  const files = [...new Set(own.map((request) => decodeURI(request.slice(base.length).split(/[?#]/)[0])))];
  const costs = files.map((address) => [address, compressed(site, address)]).sort((a, b) => b[1] - a[1]);
  const total = costs.reduce((sum, [, size]) => sum + size, 0);
  const bill = costs.map(([address, size]) => `${address} ${size}`).join(", ");
  expect(files.length > 1, `${CATALOGUE}: only ${files.length} file seen, the watch is blind`);
  expect(total <= VISIT_LIMIT, `${CATALOGUE}: ${total} bytes: ${bill}`);
}

function compressed(site, address) {
  return gzipSync(readFileSync(path.join(site, address))).length;
}
