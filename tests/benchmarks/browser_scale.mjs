// Times the search of a built site in a real browser on file://; medians of five queries in ms, each in a fresh profile:
//   node tests/benchmarks/browser_scale.mjs SITE [chromium|firefox]
// open: from the address with a query to the first card that answers it; key: from a keystroke to its cards, everything
// loaded, the box's own pause included; click: from a choice to its cards; facet: from opening the list of communes to its
// numbers; task: the longest block of the page's own thread while opening and while typing. Chromium also four times slower.
import path from "node:path";
import { pathToFileURL } from "node:url";

import { launch } from "../browser/launch.mjs";

const [site, name = "chromium"] = process.argv.slice(2);
const PAGE = pathToFileURL(path.resolve(site, "mo-hinh/index.html")).href;
const SLOWNESS = name === "chromium" ? [1, 4] : [1]; // only Chromium can be slowed
const QUERIES = ["rac thai nhua", "hiến đất làm đường", "mua bhyt ho ngheo", "tu quan duong bien", "tổ hòa giải ở thôn"];
const GAP = 250; // ms between two keys: all of the last answer is there

// Runs before the page's scripts: notes what blocks the thread, and when an answer has been painted.
function watch() {
  globalThis.longest = 0;
  const tasks = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { globalThis.longest = Math.max(globalThis.longest, duration); }));
  if (PerformanceObserver.supportedEntryTypes.includes("longtask")) tasks.observe({ type: "longtask", buffered: true });
  // Promises the time when an answer stands; it is taken away when the next one is asked for.
  globalThis.answered = () => new Promise((done) => {
    const look = () => {
      const stands = document.querySelector("#so-ket-qua")?.dataset.so && document.querySelector("#ket-qua [data-id]");
      if (!stands) return setTimeout(look, 1);
      return requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    };
    look();
  });
}

// Runs in the page: from each keystroke of the text to its cards, the last word letter by letter.
async function type(text, gap) {
  const box = document.querySelector("#tim-kiem"), times = [];
  for (let end = text.lastIndexOf(" ") + 1; end <= text.length; end += 1) {
    box.value = text.slice(0, end);
    const start = performance.now();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    times.push(await globalThis.answered() - start);
    await new Promise((done) => setTimeout(done, gap));
  }
  return times;
}

// Runs in the page: from the choice of a field to its cards.
async function click() {
  const start = performance.now();
  document.querySelector('input[name="linh-vuc"]').click();
  return await globalThis.answered() - start;
}

// Runs in the page: from opening a closed facet to numbers beside its values.
async function openFacet(id) {
  const part = document.querySelector(`[data-facet="${id}"]`), start = performance.now();
  part.querySelector("summary").click();
  while (!/\d/.test(part.querySelector(".dv-facet__count")?.textContent ?? "")) await new Promise((done) => setTimeout(done, 1));
  return performance.now() - start;
}

const longest = (page) => page.evaluate(() => { const most = globalThis.longest; globalThis.longest = 0; return most; });

async function visit(browser, slowness, query) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  if (slowness > 1) await page.emulateCPUThrottling(slowness);
  await page.evaluateOnNewDocument(watch);
  await page.goto(`${PAGE}#q=${encodeURIComponent(query)}`, { waitUntil: "domcontentloaded" });
  const open = [await page.evaluate(() => globalThis.answered())], task = [await longest(page)];
  await page.evaluate(type, query, GAP); // loads what its beginnings need
  await longest(page);
  const key = await page.evaluate(type, query, GAP), typing = [await longest(page)];
  const facet = [await page.evaluate(openFacet, "xa")], chosen = [await page.evaluate(click)];
  await context.close();
  return { open, "task of opening": task, key, "task of typing": typing, click: chosen, facet };
}

const middle = (times) => Math.round(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]);

async function measure(browser, slowness) {
  const found = {};
  for (const query of QUERIES) {
    for (const [what, times] of Object.entries(await visit(browser, slowness, query))) found[what] = [...(found[what] ?? []), ...times];
  }
  return Object.entries(found).map(([what, times]) => `${what} ${middle(times)} (most ${Math.round(Math.max(...times))})`).join(", ");
}

const browser = await launch(name, { proxyPort: 9 });
for (const slowness of SLOWNESS) console.log(`${name}, ${slowness}x slower, ms: ${await measure(browser, slowness)}`);
await browser.close();
