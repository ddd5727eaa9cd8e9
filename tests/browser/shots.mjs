// Pictures of every type of page, of what scripts make of some, and of components, on file://, light and dark, for a look
// with human eyes: open index.html of the folder.
//   node shots.mjs --site DIR --out DIR [--components DIR] [--browser chromium] [--widths 320,1280] [--only ADDRESS,...]
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { folderUrl } from "./context.mjs";
import { contactSheet } from "./contact-sheet.mjs";
import { pageTypes } from "./pages.mjs";
import { withSession } from "./session.mjs";
import { STATES } from "./states.mjs";

const HEIGHT = 740; // px: what is fixed to the window stands where a phone shows it
const TALLEST = 16_000; // px: a browser paints no taller picture

const { values: given } = parseArgs({
  options: {
    site: { type: "string" },
    out: { type: "string" },
    components: { type: "string" },
    browser: { type: "string", default: "chromium" },
    widths: { type: "string", default: "320,360,768,1280" },
    only: { type: "string", default: "" },
  },
});

// One page after another: in one browser a picture of a page in the background can wait for ever.
async function main({ site, driver }) {
  await rm(given.out, { recursive: true, force: true });
  await mkdir(given.out, { recursive: true });
  const views = [...pagesOf(site), ...(await componentsIn(given.components))];
  const shot = [];
  for (const dark of [false, true]) shot.push(...(await shootAll(driver, views, dark)));
  await writeFile(path.join(given.out, "index.html"), contactSheet(views.map(({ title }) => title), shot));
  console.log(`${shot.length} pictures, ${path.join(given.out, "index.html")}`);
}

/** Pages and states as [{title, url, enter?}]. */
function pagesOf(site) {
  const wanted = given.only.split(",").filter(Boolean);
  const pages = wanted.length > 0 ? wanted : pageTypes(site);
  const states = wanted.length > 0 ? [] : STATES.map(({ name, ...state }) => ({ ...state, title: name }));
  const views = [...pages.map((address) => ({ title: address, address })), ...states];
  return views.map((view) => ({ ...view, url: new URL(view.address, folderUrl(site)).href }));
}

async function componentsIn(folder) {
  if (!folder) return [];
  const base = folderUrl(path.resolve(folder, "thanh-phan"));
  const files = await readdir(path.join(folder, "thanh-phan"));
  return files.sort().map((file) => ({ title: `components: ${file.replace(".html", "")}`, url: base + file }));
}

async function shootAll(driver, views, dark) {
  const visit = await driver.open(views[0].url, { dark, still: true });
  const shot = [];
  for (const view of views) {
    await visit.go(view.url);
    shot.push(...(await shoot(visit, view, dark)));
    for (const problem of visit.problems.splice(0)) console.log(`  ${view.title}: ${problem}`);
  }
  await visit.close();
  return shot;
}

/** Take one view at every width; gives back [{title, width, dark, name}]. */
async function shoot({ page, settle }, view, dark) {
  const shot = [];
  const widths = given.widths.split(",").map(Number).filter((width) => width <= (view.widest ?? Infinity));
  await page.setViewport({ width: widths[0], height: HEIGHT });
  await view.enter?.(page);
  for (const width of widths) {
    await page.setViewport({ width, height: HEIGHT });
    await settle();
    const name = `${view.title.replace(/\.html$/, "").replaceAll(/[^\p{L}\p{N}-]+/gu, "_")}-${width}-${dark ? "dark" : "light"}.png`;
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST) };
    const whole = view.enter ? {} : { clip, captureBeyondViewport: true }; // a dialog is as tall as the window
    await page.screenshot({ path: path.join(given.out, name), ...whole });
    shot.push({ title: view.title, width, dark, name });
  }
  return shot;
}

await withSession({ site: path.resolve(given.site), browser: given.browser }, main);
