// With the clock set: up to the end of its review period a copy says nothing, from the day after it does.
import { readFileSync } from "node:fs";
import path from "node:path";

export const name = "a-copy-ages";

const PAGES = ["index.html", "co-gi-moi.html"];
const DAY = 86_400_000; // ms
const NOON = "T12:00:00Z";

export async function run({ site, open, expect }) {
  const { date, due, words } = dates(site);
  expect(date < due, `made on ${date}, due on ${due}`);
  const after = new Date(Date.parse(due + NOON) + DAY).toISOString().slice(0, 10);
  for (const address of PAGES) {
    expect(await noticeOn(open, address, due) === "", `${address}: on ${due} it says to be old`);
    const said = await noticeOn(open, address, after);
    expect(said === words, `${address}: on ${after} it says "${said}"`);
  }
}

function dates(site) {
  const script = readFileSync(path.join(site, "data", "copy.js"), "utf8");
  return JSON.parse(script.slice(script.indexOf("{"), script.lastIndexOf("}") + 1));
}

async function noticeOn(open, address, day) {
  const visit = await open("404.html");
  await visit.page.evaluateOnNewDocument(setClock, day + NOON);
  await visit.go(address);
  await visit.page.waitForFunction(() => globalThis.danvan?.ageing);
  await visit.page.evaluate(() => danvan.load("copy"));
  await visit.settle();
  const said = await visit.page.$eval('[data-component="ageing"]', ({ textContent }) => textContent);
  await visit.close();
  return said;
}

// Runs in the page, before its scripts.
function setClock(moment) {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [moment]));
    }
  };
}
