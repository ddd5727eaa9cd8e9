// What visits cost a server: requests and bytes after gzip and brotli, from the files a browser really asks for.
//   node tests/benchmarks/visits.mjs SITE     (a built site; Chromium over http, one browser profile a visit)
// The table of site_src/server/README.md is made by it. Bytes are of bodies; headers add about 0.5 KB a request.
import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { withSession } from "../browser/session.mjs";

const TEXT = /\.(html|css|js|svg|json|xml)$/;
const RECORDS = ["mo-hinh/xen-canh-dua-lua-nghia-ta.html", "mo-hinh/chung-tay-mua-bhyt.html"];
const ANSWERED = "#so-ket-qua[data-so]";
// A visit is a row of steps: an address, and what is there when it is done.
const VISITS = {
  "home": [["index.html"]],
  "a record, from a link": [[RECORDS[0]]],
  "a filtered list, from a link": [["mo-hinh/index.html?linh-vuc=kinh-te", ANSWERED]],
  "a search, from a link": [["mo-hinh/index.html?q=lam%20duong", ANSWERED]],
  "home, a search, two records": [["index.html"], ["mo-hinh/index.html?q=lam%20duong", ANSWERED], ...RECORDS.map((one) => [one])],
};

const site = path.resolve(process.argv[2]);
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

function sizes(file) {
  const data = readFileSync(path.join(site, file));
  return TEXT.test(file) ? [gzipSync(data, { level: 9 }).length, brotliCompressSync(data, quality).length] : [data.length, data.length];
}

async function cost(steps) {
  return withSession({ site, browser: "chromium" }, async ({ driver, server }) => {
    const asked = new Set();
    const visit = await driver.open("about:blank");
    for (const [address, sign] of steps) {
      await visit.go(server.base + address);
      if (sign) await visit.page.waitForSelector(sign);
      await visit.settle();
    }
    for (const request of visit.requests) {
      if (request.startsWith(server.base)) asked.add(decodeURI(request.slice(server.base.length).split(/[?#]/)[0]) || "index.html");
    }
    const found = [...asked].map((file) => [file, ...sizes(file)]);
    const sum = (at) => found.reduce((total, row) => total + row[at], 0);
    const pages = found.filter(([file]) => file.endsWith(".html")).length;
    return { requests: found.length, pages, gzip: sum(1), brotli: sum(2) };
  });
}

for (const [name, steps] of Object.entries(VISITS)) {
  const { requests, pages, gzip, brotli } = await cost(steps);
  console.log(`${name}: ${requests} requests (${pages} pages), ${(gzip / 1024).toFixed(0)} KB gzip, ${(brotli / 1024).toFixed(0)} KB brotli`);
}
