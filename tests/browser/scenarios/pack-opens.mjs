// A pack opens from any folder, at any of its addresses, and the way back works; alone, its page says what to do.
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { folderUrl } from "../context.mjs";
import { arrived, FORMS, goTo, openPack } from "../pack.mjs";

export const name = "pack-opens";
export const schemes = ["file"];
export const needs = "packs"; // made by ../../harness/packs.py

const MELON = "xen-canh-dua-lua-nghia-ta";
const RECORD = `mo-hinh/${MELON}.html`;
const SOME = 6; // addresses in Firefox: how they are read is tried in ../../node/viewer.test.js, too
const TAILS = {
  "": "index.html", "#": "index.html", "?utm=zalo": "index.html", "?q=": "mo-hinh/index.html",
  [`?id=${MELON}`]: RECORD, [`#id=${MELON}`]: RECORD, [`?id=khac#id=${MELON}`]: RECORD, [`?trang=${RECORD}`]: RECORD,
  "#trang=linh-vuc/kinh-te.html": "linh-vuc/kinh-te.html", "?trang=cam-nang/tieu-chi.html": "cam-nang/tieu-chi.html",
  "#tinh=19": "mo-hinh/index.html", "?tinh=19": "mo-hinh/index.html", "#trang=khong/co.html": "khong/co.html",
  "#id=%3Cb%3E": "mo-hinh/<b>.html", "#trang=../../x": "../../x", "#%E1%": "index.html",
};

export async function run(context) {
  for (const form of Object.keys(FORMS)) {
    await opensEveryAddress(context, form);
    await followsLinksAndBack(context, form);
    await jumpsToAnchors(context, form);
    await searchesFromTheHeader(context, form);
  }
  await saysToUnzip(context);
}

async function opensEveryAddress(context, form) {
  const tails = Object.entries(TAILS);
  for (const [tail, wanted] of context.browser === "firefox" ? tails.slice(0, SOME) : tails) {
    const visit = await openPack(context, form, tail);
    const found = await arrived(visit.page, wanted);
    context.expect(found === wanted, `${form} ${tail}: shows ${found}, not ${wanted}`);
    const heading = await visit.page.evaluate(() => document.querySelector("#noi-dung h1")?.checkVisibility() ?? false);
    context.expect(heading, `${form} ${tail}: no heading to see`);
    await visit.close();
  }
}

/** Home, a field, a model, and back twice; the list is where it was left, and each page has its title. */
async function followsLinksAndBack(context, form) {
  const { expect } = context;
  const visit = await openPack(context, form);
  const { page } = visit;
  await goTo(page, "mo-hinh/index.html", "#linh-vuc=kinh-te");
  await page.waitForSelector("#ket-qua [data-id]");
  await page.evaluate(() => scrollTo({ top: 400, behavior: "instant" }));
  const id = await page.$eval("#ket-qua [data-id]", (card) => card.dataset.id);
  await page.$eval("#ket-qua [data-id] a", (link) => link.click());
  const shown = await arrived(page, `mo-hinh/${id}.html`);
  expect(shown === `mo-hinh/${id}.html`, `${form}: a card of ${id} leads to ${shown}`);
  const [title, heading, top] = await page.evaluate(() => [document.title, document.querySelector("h1").textContent, scrollY]);
  expect(title.startsWith(heading) && top === 0, `${form}: "${heading}" has the title "${title}", scrolled ${top}`);
  await page.evaluate(() => history.back()); // goBack waits for more than a hash in Firefox
  const back = await arrived(page, "mo-hinh/index.html");
  const scrolled = await page.evaluate(() => scrollY);
  expect(back === "mo-hinh/index.html" && scrolled === 400, `${form}: back shows ${back} at ${scrolled}`);
  await page.evaluate(() => history.back());
  expect((await arrived(page, "index.html")) === "index.html", `${form}: back again does not show the first page`);
  await visit.close();
}

async function jumpsToAnchors(context, form) {
  const visit = await openPack(context, form, `#id=${MELON}`);
  await visit.page.$eval('a[href$="den=bao-sai"]', (link) => link.click());
  await visit.page.waitForFunction(() => document.querySelector("#bao-sai").open, { timeout: 5_000 }).catch(() => {});
  const open = await visit.page.$eval("#bao-sai", (fold) => fold.open);
  context.expect(open, `${form}: the report does not unfold`);
  await visit.page.reload();
  context.expect((await arrived(visit.page, RECORD)) === RECORD, `${form}: an address with an anchor is lost when loaded again`);
  await visit.close();
}

async function searchesFromTheHeader(context, form) {
  const visit = await openPack(context, form, `#id=${MELON}`);
  await visit.page.focus("#dv-find");
  await visit.page.keyboard.type("bhyt");
  await visit.page.keyboard.press("Enter");
  const shown = await arrived(visit.page, "mo-hinh/index.html");
  const count = await visit.page.waitForSelector("#so-ket-qua[data-so]").then((one) => one.evaluate((e) => e.dataset.so));
  context.expect(shown === "mo-hinh/index.html" && Number(count) > 3, `${form}: the header's box leads to ${shown} with ${count}`);
  await visit.close();
}

/** Looked at inside of a zip program, the page has nothing beside it. */
async function saysToUnzip(context) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "danvan-alone-"));
  context.allow(folderUrl(folder));
  try {
    const copy = path.join(folder, "MO-TRANG-NAY.html");
    await copyFile(path.join(context.packs.folder, FORMS.zip), copy);
    const visit = await context.open(pathToFileURL(copy).href, { javascript: false });
    const words = await visit.page.evaluate(() => document.body.innerText.trim().split("\n")[0]);
    context.expect(words.startsWith("Hãy giải nén trước khi mở"), `alone the page begins with "${words}"`);
    visit.problems.length = 0; // that its files are missing is the point
    await visit.close();
  } finally {
    await rm(folder, { recursive: true });
  }
  const whole = await openPack(context, "zip");
  const seen = await whole.page.$eval(".dv-viewer__alone", (line) => line.checkVisibility());
  context.expect(!seen, "the line about unzipping is seen where everything is there");
  await whole.close();
}
