// How long a pack takes from opening to its first result: node tests/benchmarks/pack_opening.mjs FOLDER [ROUNDS]
// FOLDER holds danvankheo/ and danvankheo.html. Chromium, at full speed and at a quarter; the least and the middle of the rounds, in ms.
import path from "node:path";

import { FORMS } from "../browser/pack.mjs";
import { folderUrl } from "../browser/context.mjs";
import { launch } from "../browser/launch.mjs";

const [, , folder, rounds = "5"] = process.argv;
const TAILS = { "search": "#q=hien+dat", "filter": "#linh-vuc=kinh-te", "first page": "" };
const LOAD = 30_000; // ms

// Runs in the page: when the first card, or the first page, stood there.
function watch(selector) {
  const look = () => {
    if (document.querySelector(selector)) globalThis.stood ??= performance.now();
    else requestAnimationFrame(look);
  };
  look(); // from the start: the single file shows its first page long before all of it is read
}

async function opening(browser, address, selector, slower) {
  const page = await browser.newPage();
  await page.emulateCPUThrottling(slower);
  await page.evaluateOnNewDocument(watch, selector);
  await page.goto(address, { timeout: LOAD });
  await page.waitForFunction(() => globalThis.stood, { timeout: LOAD });
  const stood = await page.evaluate(() => globalThis.stood);
  await page.close();
  return stood;
}

const browser = await launch("chromium", { proxyPort: 9 });
for (const [form, file] of Object.entries(FORMS)) {
  for (const [title, tail] of Object.entries(TAILS)) {
    const selector = tail ? "#so-ket-qua[data-so]" : "#noi-dung[data-page]";
    for (const slower of [1, 4]) {
      const times = [];
      for (let round = 0; round < Number(rounds); round++) {
        times.push(await opening(browser, new URL(file, folderUrl(path.resolve(folder))).href + tail, selector, slower));
      }
      times.sort((a, b) => a - b);
      console.log(`${form} ${title} at ${slower}x: ${Math.round(times[0])} to ${Math.round(times[Math.floor(times.length / 2)])} ms`);
    }
  }
}
await browser.close();
