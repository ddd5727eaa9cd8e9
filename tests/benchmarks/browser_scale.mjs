// Times the catalogue page of a built site in Chromium on file://, as fast as this machine and four times slower:
//   node tests/benchmarks/browser_scale.mjs SITE [QUERY]
// open: from the address to the first cards of a filtered list, nothing cached; click: from a choice to its cards, median of
// nine; facet: from opening the list of communes to its numbers; task: longest block of the page's own thread meanwhile.
import path from "node:path";
import { pathToFileURL } from "node:url";

import { launch } from "../browser/launch.mjs";

const [site, query] = process.argv.slice(2);
const PAGE = pathToFileURL(path.resolve(site, "mo-hinh/index.html")).href;
const SLOWNESS = [1, 4];
const RUNS = 9;

// Runs before the page's scripts: notes when an answer stands and what blocks the thread.
function watch() {
  globalThis.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
  }).observe({ type: "longtask", buffered: true });
  globalThis.answered = () => new Promise((done) => {
    const look = () => (document.querySelector("#so-ket-qua")?.dataset.so && document.querySelector("#ket-qua [data-id]")
      ? requestAnimationFrame(() => done(performance.now())) : setTimeout(look, 2));
    look();
  });
}

// Runs in the page: from each choice to its cards.
async function clicks(runs) {
  const boxes = [...document.querySelectorAll('input[name="linh-vuc"]')];
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    boxes[run % boxes.length].click();
    times.push(await globalThis.answered() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

// Runs in the page: from opening a closed facet to numbers beside its values.
async function openFacet(id) {
  const part = document.querySelector(`[data-facet="${id}"]`);
  const start = performance.now();
  part.querySelector("summary").click();
  while (!/\d/.test(part.querySelector(".dv-facet__count")?.textContent ?? "")) await new Promise((done) => setTimeout(done, 2));
  return performance.now() - start;
}

// Runs in the page: keystrokes to results, in ms, with everything loaded; the pause of the box (120 ms) is taken off.
async function type(text) {
  const box = document.querySelector("#tim-kiem");
  const times = [];
  for (let end = 1; end <= text.length; end += 1) {
    const start = performance.now();
    box.value = text.slice(0, end);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    times.push(await globalThis.answered() - start - 120);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

async function measure(browser, slowness) {
  const page = await browser.newPage();
  await page.emulateCPUThrottling(slowness);
  await page.evaluateOnNewDocument(watch);
  await page.goto(`${PAGE}#nam=2024,2023&linh-vuc=kinh-te`);
  const found = { open: await page.evaluate(() => globalThis.answered()), facet: await page.evaluate(openFacet, "xa") };
  found.click = await page.evaluate(clicks, RUNS);
  if (query) found.key = await page.evaluate(type, query);
  found.task = await page.evaluate(() => globalThis.longest);
  await page.close();
  return Object.entries(found).map(([name, ms]) => `${name} ${Math.round(ms)} ms`).join(", ");
}

const browser = await launch("chromium", { proxyPort: 9 });
for (const slowness of SLOWNESS) console.log(`${slowness}x slower: ${await measure(browser, slowness)}`);
await browser.close();
