// Filters: from the address, with their counts, taken away again, and all of it by the keyboard alone.
import { addressOf, CATALOGUE, matching, showsExactly, somePlaces } from "../catalogue-page.mjs";
import { PHONE } from "../driver.mjs";

export const name = "facets";
export const schemes = ["file"]; // the harder of the two: http asks the same of a freer page

const FIELD = { "linh-vuc": "kinh-te" };
const BOX = 'input[name="linh-vuc"][value="kinh-te"]';
const PATIENCE = 20_000; // ms
const TABS = 200; // presses before a control counts as out of reach

export async function run(context) {
  await filtersByAddress(context);
  await countsWithoutOwnChoice(context);
  await hashWins(context);
  await unknownValueIsDropped(context);
  await chipAndBack(context);
  await byKeyboard(context);
  await onPhone(context);
}

async function filtersByAddress({ open, expect, expected }) {
  const fields = [FIELD, { "linh-vuc": "kinh-te,van-hoa-xa-hoi" }, { ...FIELD, tinh: "19" }];
  const places = somePlaces(expected.places).map(([, { facet, value }]) => ({ [facet]: value }));
  const visit = await open(CATALOGUE);
  for (const choice of [...fields, ...places]) {
    for (const mark of ["?", "#"]) {
      const address = addressOf(choice, mark);
      await visit.go(address);
      const problem = await showsExactly(visit.page, matching(expected, choice));
      expect(problem === "", `${address}: ${problem}`);
    }
  }
  await visit.close();
}

async function countsWithoutOwnChoice({ open, expect, expected }) {
  const choice = { ...FIELD, tinh: "19" };
  const visit = await open(addressOf(choice));
  await showsExactly(visit.page, matching(expected, choice));
  const [[facet, value]] = Object.entries(FIELD); // numbers come after the cards
  const first = matching(expected, { ...choice, [facet]: value }).length;
  await visit.page.waitForFunction(hasCount, { timeout: PATIENCE }, BOX, first).catch(() => {}); // what is wrong is said below
  const counts = await visit.page.evaluate(readCounts, ["linh-vuc", "tinh"]);
  for (const [facet, values] of Object.entries(counts)) {
    const { [facet]: own, ...others } = choice;
    for (const [value, count] of Object.entries(values)) {
      const wanted = matching(expected, { ...others, [facet]: value }).length;
      expect(count === wanted, `${facet}=${value}: counts ${count}, not ${wanted} (own choice ${own} left out)`);
    }
  }
  await visit.close();
}

// Runs in the page.
function hasCount(selector, n) {
  return document.querySelector(selector).closest("label").querySelector(".dv-facet__count").textContent === String(n);
}

// Runs in the page: {facet: {value: number beside it}}.
function readCounts(facets) {
  const rows = (facet) => [...document.querySelectorAll(`input[type=checkbox][name="${facet}"]`)];
  const count = (box) => Number(box.closest("label").textContent.match(/([\d.]+)\s*$/)[1].replaceAll(".", ""));
  const counts = (facet) => Object.fromEntries(rows(facet).map((box) => [box.value, count(box)]));
  return Object.fromEntries(facets.map((facet) => [facet, counts(facet)]));
}

async function hashWins({ open, expect, expected }) {
  const visit = await open(`${addressOf({ tinh: "19" })}#tinh=11`);
  const problem = await showsExactly(visit.page, matching(expected, { tinh: "11" }));
  expect(problem === "", `# against ?: ${problem}`);
  await visit.close();
}

async function unknownValueIsDropped({ open, expect, expected }) {
  const visit = await open(addressOf({ tinh: "19,khong-co", "linh-vuc": "cung-khong" }));
  const problem = await showsExactly(visit.page, matching(expected, { tinh: "19" }));
  expect(problem === "", `unknown values: ${problem}`);
  const words = await visit.page.$eval("main", (main) => main.innerText);
  for (const value of ["khong-co", "cung-khong"]) expect(words.includes(value), `${value} is ignored without a word`);
  await visit.close();
}

/** Choose with the mouse, take the chip away, and go back: each step is a state of the address. */
async function chipAndBack({ open, expect, expected }) {
  const visit = await open(CATALOGUE);
  const { page } = visit;
  const step = async (what, choice) => {
    const problem = await showsExactly(page, matching(expected, choice));
    expect(problem === "", `${what}: ${problem}`);
    const boxes = await page.evaluate(readTicks);
    const wanted = Object.entries(choice).map(([facet, value]) => `${facet}=${value}`);
    expect(boxes.sort().join() === wanted.sort().join(), `${what}: ticked are ${boxes}`);
  };
  await page.click(BOX);
  await step("a click on a value", FIELD);
  const address = await page.evaluate(() => location.href);
  expect(address.includes("linh-vuc=kinh-te"), `a click on a value: the address is ${address}`);
  await page.click('[data-role="chips"] button');
  await step("the chip taken away", {});
  await page.evaluate(() => history.back());
  await step("back", FIELD);
  await page.evaluate(() => history.back());
  await step("back to the start", {});
  await visit.close();
}

// Runs in the page.
function readTicks() {
  const ticked = [...document.querySelectorAll("input[type=checkbox]:checked")];
  return ticked.map((box) => `${box.name}=${box.value}`);
}

async function byKeyboard({ open, expect, expected }) {
  const visit = await open(CATALOGUE);
  const { page } = visit;
  const reached = async (selector) => {
    for (let presses = 0; presses < TABS; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return true;
    }
    return false;
  };
  expect(await reached("#tim-kiem"), "Tab does not reach the search box");
  expect(await reached(BOX), "Tab does not reach a value of a facet");
  await page.keyboard.press(" ");
  const problem = await showsExactly(page, matching(expected, FIELD));
  expect(problem === "", `Space on a value: ${problem}`);
  const kept = await page.evaluate(() => document.activeElement.value);
  expect(kept === "kinh-te", "the focus does not stay on the value that was chosen");
  await visit.close();
}

/** On a phone the filters wait in a sheet whose button shows the results. */
async function onPhone({ open, expect, expected }) {
  const visit = await open(CATALOGUE, PHONE);
  const { page } = visit;
  const seen = (selector) => page.$eval(selector, (element) => element.checkVisibility({ visibilityProperty: true }));
  expect(!(await seen(BOX)), "phone: the filters are there before they are asked for");
  await page.click('[data-role="open"]');
  expect(await seen(BOX), "phone: the button does not bring the filters");
  await page.click(BOX);
  const problem = await showsExactly(page, matching(expected, FIELD));
  expect(problem === "", `phone: ${problem}`);
  await page.click('[data-role="show"]');
  expect(!(await seen(BOX)), "phone: the sheet stays open");
  await visit.close();
}
