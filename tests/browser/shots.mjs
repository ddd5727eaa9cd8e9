// Pictures of every type of page on file://, light and dark, for a look with human eyes.
//   node shots.mjs --site DIR --out DIR [--browser chromium] [--widths 360,1280] [--only mo-hinh/index.html,...]
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { folderUrl } from "./context.mjs";
import { pageTypes } from "./pages.mjs";
import { withSession } from "./session.mjs";

const HEIGHT = 740; // px: what is fixed to the window stands where a phone shows it

const { values: given } = parseArgs({
  options: {
    site: { type: "string" },
    out: { type: "string" },
    browser: { type: "string", default: "chromium" },
    widths: { type: "string", default: "360,1280" },
    only: { type: "string", default: "" },
  },
});

// One page after another: in one browser a picture of a page in the background can wait for ever.
async function main({ site, driver }) {
  await rm(given.out, { recursive: true, force: true });
  await mkdir(given.out, { recursive: true });
  const wanted = given.only.split(",").filter(Boolean);
  for (const address of wanted.length > 0 ? wanted : pageTypes(site)) {
    for (const dark of [false, true]) await shoot(driver, site, address, dark);
  }
}

async function shoot(driver, site, address, dark) {
  const visit = await driver.open(new URL(address, folderUrl(site)).href, { dark });
  for (const width of given.widths.split(",").map(Number)) {
    await visit.page.setViewport({ width, height: HEIGHT });
    await visit.settle();
    const name = `${address.replace(/\.html.*$/, "").replaceAll("/", "_")}-${width}-${dark ? "dark" : "light"}.png`;
    await visit.page.screenshot({ path: path.join(given.out, name), fullPage: true });
    console.log(name);
  }
  await visit.close();
  for (const problem of visit.problems) console.log(`  ${address}: ${problem}`);
}

await withSession({ site: path.resolve(given.site), browser: given.browser }, main);
