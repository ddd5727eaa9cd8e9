// With the setting on: what was visited over http is there when the server is gone, and the rest says so as browsers do.
import { readFileSync } from "node:fs";
import path from "node:path";

import { startServer } from "../server.mjs";

export const name = "reads-offline";
export const browsers = ["chromium"];
export const schemes = ["http"];

const CATALOGUE = "mo-hinh/index.html";

export async function run({ offline, pages, driver, allow, expect }) {
  expect(Boolean(offline), "no site with the setting on was given (--offline)");
  if (!offline) return;
  const server = await startServer(offline);
  try {
    allow(server.base);
    const record = pages.find((one) => one.startsWith("mo-hinh/") && one !== CATALOGUE);
    const visit = await driver.open(`${server.base}${CATALOGUE}`);
    await visit.page.waitForFunction(keptSome, { polling: 200 });
    await visit.go(`${server.base}${record}`);
    await visit.go(`${server.base}${CATALOGUE}?linh-vuc=kinh-te`);
    const found = await answerOf(visit.page);
    await visit.settle();
    expect(visit.problems.length === 0, `with the server: ${visit.problems.join("; ")}`);
    await server.close();
    await withoutServer(visit, found, { url: `${server.base}${record}`, title: titleOf(offline, record) }, expect);
    await visit.close();
  } finally {
    await server.close();
  }
}

async function withoutServer(visit, found, record, expect) {
  const { page } = visit;
  await page.reload({ waitUntil: "load" });
  const again = await answerOf(page);
  expect(found === again, `${found} found with the server, ${again} without`);
  const ground = await page.$eval("body", (body) => getComputedStyle(body).backgroundColor);
  expect(ground !== "rgba(0, 0, 0, 0)", "the styles are not there without the server");
  await visit.go(record.url);
  expect((await page.title()) === record.title, "a visited record is not there without the server");
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.unregister()));
}

async function answerOf(page) {
  await page.waitForSelector("#so-ket-qua[data-so]");
  return page.$eval("#so-ket-qua", ({ dataset }) => dataset.so);
}

// Runs in the page.
async function keptSome() {
  const store = await caches.open("danvan-1");
  return (await store.keys()).length > 5;
}

function titleOf(site, address) {
  return /<title>([^<]*)<\/title>/.exec(readFileSync(path.join(site, address), "utf8"))[1].replaceAll("&#39;", "'").replaceAll("&#34;", '"').replaceAll("&amp;", "&");
}
