// The search box of every page: keys that lead to it, suggestions by the keyboard and the pointer, and a form without scripts.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { CATALOGUE } from "../catalogue-page.mjs";

export const name = "search-box";
export const schemes = ["file"]; // the harder of the two: http asks the same of a freer page

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BOX = '[data-role="search-box"]';
const PAGE = "cam-nang/dang-ky.html";
const PATIENCE = 8_000; // ms
const SAID = 2_000; // ms until the number of suggestions is said
const NARROW = { width: 320, height: 740 };

export async function run(context) {
  await keysLeadThere(context);
  await suggestsByName(context);
  await byKeyboard(context);
  await byPointer(context);
  await narrowAndAccessible(context);
  await withoutScript(context);
}

/** Type into the box, in place of what stands there; wait for suggestions that hold `wanted`. */
async function typed(page, text, wanted) {
  await page.focus(BOX);
  await page.evaluate((box) => document.querySelector(box).select(), BOX);
  await page.type(BOX, text);
  return page.waitForFunction(hasSuggestion, { timeout: PATIENCE }, wanted).then(() => true, () => false);
}

// Runs in the page.
function hasSuggestion(wanted) {
  const options = [...document.querySelectorAll('[role="listbox"]:not([hidden]) [role="option"]')];
  return options.some((option) => option.dataset.href.includes(wanted));
}

// Runs in the page: what a screen reader is told of the box.
function readBox(selector) {
  const box = document.querySelector(selector);
  const options = [...document.querySelectorAll('[role="option"]')];
  const active = document.getElementById(box.getAttribute("aria-activedescendant"));
  const list = document.getElementById(box.getAttribute("aria-controls"));
  return {
    role: box.getAttribute("role"),
    expanded: box.getAttribute("aria-expanded"),
    popup: list?.getAttribute("role"),
    shown: list !== null && !list.hidden,
    at: options.indexOf(active),
    selected: options.filter((option) => option.getAttribute("aria-selected") === "true").length,
    count: options.length,
    focused: document.activeElement === box,
    value: box.value,
    status: list?.nextElementSibling.textContent,
  };
}

async function keysLeadThere({ open, expect }) {
  for (const address of ["index.html", CATALOGUE, PAGE]) {
    const visit = await open(address);
    for (const keys of [["/"], ["Control", "k"]]) {
      await visit.page.evaluate(() => document.activeElement.blur());
      for (const key of keys) await visit.page.keyboard.down(key);
      for (const key of keys.toReversed()) await visit.page.keyboard.up(key);
      const { focused, value } = await visit.page.evaluate(readBox, BOX);
      expect(focused && value === "", `${address}: ${keys.join("+")} does not lead to the search box`);
    }
    await visit.page.type(BOX, "1/2");
    const { value } = await visit.page.evaluate(readBox, BOX);
    expect(value === "1/2", `${address}: typing 1/2 in the box gives ${value}`);
    await visit.close();
  }
}

async function suggestsByName({ open, expect }) {
  const wanted = { "nghia ta": "nghia-ta.html", bhyt: "chu-de/", 488: "van-ban/index.html#488-cv-hu-lam-ha", "dang ky": PAGE };
  const visit = await open(PAGE);
  for (const [text, href] of Object.entries(wanted)) {
    expect(await typed(visit.page, text, href), `${text}: nothing suggested that holds ${href}`);
  }
  const said = await visit.page.waitForFunction(
    (box) => /^\d gợi ý$/.test(document.getElementById(document.querySelector(box).getAttribute("aria-controls")).nextElementSibling.textContent),
    { timeout: SAID }, BOX).catch(() => null);
  expect(said !== null, "the number of suggestions is not said");
  await visit.close();
}

async function byKeyboard({ open, expect }) {
  const visit = await open(PAGE);
  const { page } = visit;
  await typed(page, "nghia ta", "nghia-ta.html");
  const press = async (key, what, holds) => {
    await page.keyboard.press(key);
    const box = await page.evaluate(readBox, BOX);
    expect(holds(box), `${key}: ${what} not so: ${JSON.stringify(box)}`);
  };
  const { role, popup, expanded, at } = await page.evaluate(readBox, BOX);
  expect(role === "combobox" && popup === "listbox" && expanded === "true" && at === -1, `open: ${role} ${popup} ${expanded} ${at}`);
  const on = (wanted) => (box) => box.at === wanted && box.selected === Number(wanted >= 0) && box.focused;
  await press("ArrowDown", "the first option", on(0));
  await press("End", "the last option", (box) => on(box.count - 1)(box));
  await press("ArrowDown", "the box again", on(-1));
  await press("ArrowUp", "the last option", (box) => on(box.count - 1)(box));
  await press("Home", "the first option", on(0));
  await press("Escape", "closed, words kept", (box) => !box.shown && box.expanded === "false" && box.value === "nghia ta" && on(-1)(box));
  await press("ArrowDown", "open, on the first option", (box) => box.shown && on(0)(box));
  await press("Escape", "closed", (box) => !box.shown);
  await press("Escape", "empty", (box) => box.value === "");
  await typed(page, "nghia ta", "nghia-ta.html");
  await page.keyboard.press("ArrowDown");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  expect(page.url().includes("nghia-ta"), `Enter on an option leads to ${page.url()}`);
  await visit.close();
}

async function byPointer({ open, expect, expected }) {
  const visit = await open("index.html");
  const { page } = visit;
  await typed(page, "488", "488-cv-hu");
  await Promise.all([page.waitForFunction(() => location.hash !== "", { timeout: PATIENCE }), page.click('[role="option"]')]);
  const reached = await page.evaluate(() => location.href); // what puppeteer notes may lag behind
  expect(reached.includes("van-ban/index.html#488-cv-hu"), `a click leads to ${reached}`);
  await visit.go(PAGE);
  await page.type(BOX, "dua lua nghia ta");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  const [melon] = Object.keys(expected.records).filter((id) => id === "xen-canh-dua-lua-nghia-ta");
  const found = await page.waitForFunction((id) => document.querySelector("#ket-qua [data-id]")?.dataset.id === id
    && document.querySelector("#ket-qua mark") !== null, { timeout: PATIENCE }, melon).catch(() => null);
  expect(found !== null, "Enter in the box does not show the catalogue's answer with its words marked");
  await visit.close();
}

async function narrowAndAccessible({ open, expect }) {
  for (const [address, dark] of [["index.html", false], [CATALOGUE, true], [PAGE, false]]) {
    const visit = await open(address, { ...NARROW, dark });
    await typed(visit.page, "bhyt", "chu-de/");
    const size = await visit.page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      low: Math.min(...[...document.querySelectorAll('[role="option"]')].map((option) => option.getBoundingClientRect().height)),
    }));
    expect(size.wide <= NARROW.width, `${address}: ${size.wide} px wide with suggestions`);
    expect(size.low >= 44, `${address}: an option of ${size.low} px`);
    await visit.page.evaluate(AXE);
    const findings = await visit.page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"], preload: false })
      .then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" ")}`)));
    expect(findings.length === 0, `${address}: with suggestions: ${findings.join("; ")}`);
    await visit.close();
  }
}

async function withoutScript({ open, expect }) {
  for (const [address, options] of [["index.html", {}], [PAGE, NARROW], [PAGE, {}]]) {
    const visit = await open(address, { javascript: false, ...options });
    await visit.page.focus(BOX);
    await visit.page.keyboard.type("bhyt");
    await Promise.all([visit.page.waitForNavigation(), visit.page.keyboard.press("Enter")]);
    expect(visit.page.url().endsWith(`${CATALOGUE}?q=bhyt`), `${address}: without a script the box leads to ${visit.page.url()}`);
    await visit.close();
  }
}
