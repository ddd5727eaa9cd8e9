// With --pages every record of a zip is a page of its own as well, read without scripts; and pictures are seen in every form.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { folderUrl } from "../context.mjs";
import { DESKTOP, PHONE } from "../driver.mjs";
import { draw } from "../draw.mjs";
import * as axe from "../looks/axe.mjs";
import { arrived, FORMS, openPack } from "../pack.mjs";

export const name = "pack-has-pages";
export const schemes = ["file"];
export const needs = "packs"; // made by ../../harness/packs.py

const TOP = "danvankheo", VIEWER = "../MO-TRANG-NAY.html#";
const LOOKED_AT = 4, SEED = 7; // pages, beside the one with a picture
const PATIENCE = 5_000; // ms
const AXE = { chromium: LOOKED_AT + 1, firefox: 1 }; // pages: it finds the same in both, and takes far longer in Firefox
const LOOKS = [PHONE, { ...DESKTOP, dark: true }];

export async function run(context) {
  context.notes.push(`seed ${SEED}`);
  const { folder, record } = context.packs.small;
  context.allow(folderUrl(folder));
  const small = { ...context, packs: { folder } };
  for (const form of Object.keys(FORMS)) {
    const visit = await openPack(small, form, `#id=${record}`);
    await seesPicture(context, visit.page, form);
    await visit.close();
  }
  const pages = readdirSync(path.join(folder, TOP, "mo-hinh")).filter((file) => file.endsWith(".html")).sort();
  const others = pages.filter((page) => page !== `${record}.html`);
  context.expect(others.length > LOOKED_AT, `only ${pages.length} records are pages`);
  const some = draw(others, LOOKED_AT, SEED);
  for (const look of LOOKS) await looksRight(context, [...some, `${record}.html`], look);
  for (const page of some) await saysTheSame(context, page);
  await leadsIntoTheViewer(context, some[0]);
}

const addressOf = ({ packs }, page) => new URL(`${TOP}/mo-hinh/${page}`, folderUrl(packs.small.folder)).href;

async function seesPicture(context, page, where) {
  const state = await page.evaluate(seePicture, PATIENCE);
  context.expect(state === "seen", `${where}: the picture is ${state}`);
}

// Runs in the page. Pictures wait until they are scrolled to.
async function seePicture(patience) {
  const image = document.querySelector("figure img");
  if (!image) return "not there";
  image.scrollIntoView({ behavior: "instant" });
  const end = performance.now() + patience;
  while (!(image.complete && image.naturalWidth) && performance.now() < end) await new Promise((done) => setTimeout(done, 20));
  if (!image.naturalWidth) return "not loaded";
  return image.alt && image.checkVisibility() ? "seen" : "hidden or without a description";
}

async function looksRight(context, pages, look) {
  const name = `${look.dark ? "dark" : "light"}, ${look.width}`;
  const visit = await context.open(addressOf(context, pages[0]), look);
  for (const page of pages) {
    await visit.go(addressOf(context, page));
    const found = pages.indexOf(page) < AXE[context.browser] ? await axe.find(visit.page, {}) : [];
    context.expect(found.length === 0, `${page} (${name}): ${found.join("; ")}`);
    const { header, heading, hint } = await visit.page.evaluate(readFrame);
    context.expect(header && heading && !hint, `${page} (${name}): header ${header}, heading ${heading}, hint to unzip ${hint}`);
    if (page === `${context.packs.small.record}.html`) await seesPicture(context, visit.page, `${page} (${name})`);
  }
  await visit.close();
}

// Runs in the page.
function readFrame() {
  const isSeen = (selector) => document.querySelector(selector)?.checkVisibility({ visibilityProperty: true }) ?? false;
  return { header: isSeen(".dv-site-header a"), heading: isSeen("main h1"), hint: isSeen(".dv-viewer__alone") };
}

/** What the YAML says stands there, and every link leads to a file, a page of the viewer, or a place of the page. */
async function saysTheSame(context, page) {
  const html = readFileSync(path.join(context.packs.small.folder, TOP, "mo-hinh", page), "utf8");
  context.expect(!html.includes("<script"), `${page}: holds a script`);
  const visit = await context.open(addressOf(context, page));
  const { text, links } = await visit.page.evaluate(readBody);
  const { said } = context.expected.records[path.basename(page, ".html")];
  const missing = said.filter((one) => !text.includes(plain(one)));
  context.expect(missing.length === 0, `${page}: does not say "${missing[0]}"`);
  const dead = links.filter(({ written, isThere, href }) => !(isThere || written.startsWith(VIEWER) || isFile(href)));
  context.expect(links.length > 0 && dead.length === 0, `${page}: leads nowhere: ${dead.map(({ written }) => written).join(" ")}`);
  await visit.close();
}

const plain = (text) => text.normalize("NFKC").replace(/["“”'‘’]/g, "").replace(/\s+/g, " ").trim();
const isFile = (href) => href.startsWith("https:") || href.startsWith("http:") || (href.startsWith("file:") && existsSync(fileURLToPath(href)));

// Runs in the page.
function readBody() {
  const plain = (text) => text.normalize("NFKC").replace(/["“”'‘’]/g, "").replace(/\s+/g, " ").trim();
  const links = [...document.querySelectorAll("a[href]")].map((link) => {
    const written = link.getAttribute("href");
    const isThere = written.startsWith("#") && document.getElementById(decodeURIComponent(written.slice(1))) !== null;
    return { written, isThere, href: link.href };
  });
  return { text: plain(document.querySelector("#noi-dung").textContent), links };
}

/** The field of a record, the home page in the header, and back from the list without scripts. */
async function leadsIntoTheViewer(context, page) {
  const visit = await context.open(addressOf(context, page));
  const follow = async (selector) => {
    const wanted = await visit.page.$eval(selector, (link) => link.getAttribute("href"));
    const gone = visit.page.waitForNavigation();
    await visit.page.$eval(selector, (link) => { setTimeout(() => link.click()); }); // Firefox answers no call of a page that is gone
    await gone;
    return [wanted, await arrived(visit.page)];
  };
  const [wanted, shown] = await follow("#noi-dung a.dv-record__field");
  context.expect(wanted === `${VIEWER}trang=${shown}`, `${page}: ${wanted} leads to ${shown}`);
  const heading = await visit.page.evaluate(() => document.querySelector("#noi-dung h1")?.checkVisibility() ?? false);
  context.expect(heading, `${page}: ${wanted} has no heading`);
  await visit.close();
  const list = await openPack({ ...context, packs: context.packs.small }, "zip", "", { javascript: false });
  const listed = await list.page.evaluate(readList);
  context.expect(listed.includes(`mo-hinh/${page}`), `without scripts the list has ${listed.length} links, none to ${page}`);
  await list.close();
}

// Runs in the page.
function readList() {
  return [...document.querySelectorAll("main a[href^='mo-hinh/']")].map((link) => link.getAttribute("href"));
}
