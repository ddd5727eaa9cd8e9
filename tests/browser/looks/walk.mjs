// Goes through pages and gives each its looks. A view is {address, name?, enter?(page), widest?}; a look is
// {width, height, text?, dark?, checks}, text being how many times its usual size; a check is {name, find(page, look)}.
import { readFileSync } from "node:fs";

const SHARED = readFileSync(new URL("./in-page.js", import.meta.url), "utf8");
const ROOT = 112.5; // %: the size of the root in 2-base.css
const TOLD = 4; // findings of one check in one look

/** Open one view after the other in one tab, and give each its looks. */
export async function walk(context, views, looks, options) {
  const [first] = Object.values(looks);
  const visit = await context.open(views[0].address, { ...options, width: first.width, height: first.height });
  for (const view of views) {
    if (view !== views[0]) await visit.go(view.address);
    await resize(visit.page, first);
    await view.enter?.(visit.page);
    await lookAt(context, visit, view, looks);
  }
  await visit.close();
}

async function lookAt({ browser, expect }, { page }, view, looks) {
  await page.evaluate(SHARED);
  await page.evaluate(() => globalThis.looking.unfold());
  for (const [title, look] of Object.entries(looks)) {
    if (look.width > (view.widest ?? Infinity)) continue;
    await resize(page, look);
    for (const check of look.checks.filter(({ browsers }) => browsers?.includes(browser) ?? true)) {
      const found = await check.find(page, look);
      expect(found.length === 0, `${view.name ?? view.address}: ${check.name} (${title}): ${told(found)}`);
    }
  }
}

function told(found) {
  const rest = found.length - TOLD;
  return found.slice(0, TOLD).join("; ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** Give the window its size and the text its own: a reader who doubles it doubles the size of the root. */
async function resize(page, { width, height, text = 1 }) {
  await page.setViewport({ width, height });
  await page.waitForFunction((wanted) => innerWidth === wanted, {}, width);
  const size = text === 1 ? "" : `${text * ROOT}%`;
  await page.evaluate((wanted) => Object.assign(document.documentElement.style, { fontSize: wanted }), size);
}
