// Places under their old and new names: the map by the keyboard, the look-up, other names in search and filter.
import { addressOf, CATALOGUE, showsExactly } from "../catalogue-page.mjs";
import { PHONE } from "../driver.mjs";

export const name = "places";

const MAP = "dia-ban/index.html";
const LOOKUP = "dia-ban/tra-cuu.html";
const PATIENCE = 8_000; // ms

export async function run(context) {
  await mapByKeyboard(context);
  await lookup(context);
  await otherNamesInSearch(context);
  await otherNamesInFilter(context);
}

async function mapByKeyboard({ open, expect }) {
  const visit = await open(MAP, PHONE);
  const tiles = await visit.page.$$eval(".dv-tile-map__tile", (all) => all.map((tile) => tile.innerText.trim()));
  expect(tiles.length === 36, `${tiles.length} tiles, not 34 and two archipelagos`);
  const named = (word) => tiles.some((tile) => tile.replace(/\s+/g, " ").startsWith(word));
  for (const word of ["Hoàng Sa", "Trường Sa"]) expect(named(word), `no tile ${word}`);
  await visit.page.focus('.dv-tile-map__tile[href*="dia-ban/19-"]');
  await Promise.all([visit.page.waitForNavigation(), visit.page.keyboard.press("Enter")]);
  const title = await visit.page.$eval("h1", (heading) => heading.innerText);
  expect(title.includes("Thái Nguyên"), `Enter on a tile leads to ${title}`);
  await visit.close();
}

async function lookup({ open, expect }) {
  const visit = await open(LOOKUP, PHONE);
  const { page } = visit;
  await page.select("#dv-lookup-province", "cu-06"); // Bắc Kạn, whose heir holds Thái Nguyên's own communes, too
  await page.waitForFunction(() => document.querySelector(".dv-lookup__row") !== null, { timeout: PATIENCE });
  const listed = await page.$$eval(".dv-lookup__was", (all) => all.map((line) => line.innerText));
  expect(listed.every((was) => was.endsWith(", Bắc Kạn")), `Bắc Kạn lists ${listed.find((was) => !was.endsWith(", Bắc Kạn"))}`);
  const heir = await page.$eval("[data-role=heir-link]", (link) => `${link.innerText} ${link.getAttribute("href")}`);
  expect(heir === "tỉnh Thái Nguyên 19-thai-nguyen.html", `heir of Bắc Kạn: ${heir}`);
  await page.type("#dv-lookup-name", "bang lang");
  await page.waitForFunction(() => document.querySelectorAll(".dv-lookup__row").length === 1, { timeout: PATIENCE });
  const row = await page.$eval(".dv-lookup__row", (line) => line.innerText.replace(/\s+/g, " "));
  expect(/xã Bằng Lãng, huyện Chợ Đồn.*→ xã Chợ Đồn/.test(row), `look-up says ${row}`);
  const status = await page.$eval("[data-role=status]", (line) => line.innerText);
  expect(/1/.test(status), `look-up counts ${status}`);
  await visit.close();
}

/** Ids of the records of a former or present province or district, from the independent reading of the YAML. */
function idsOf({ records }, facet, value) {
  return Object.keys(records).filter((id) => records[id][facet].includes(value));
}

async function otherNamesInSearch({ open, expect, expected }) {
  const province = idsOf(expected, "tinh", "cu-06");
  const district = idsOf(expected, "huyen", "cu-064");
  const asked = { "bac can": province, "Bắc Cạn": province, "huyện Chợ Đồn": district, "huyen cho don": district };
  const visit = await open(CATALOGUE);
  for (const [query, ids] of Object.entries(asked)) {
    await visit.go(addressOf({ q: query }));
    const problem = await showsExactly(visit.page, ids);
    expect(problem === "", `${query}: ${problem}`);
  }
  await visit.close();
}

async function otherNamesInFilter({ open, expect }) {
  const visit = await open(CATALOGUE);
  for (const [facet, typed, wanted] of [["tinh", "bac can", "19"], ["tinh", "bac kan", "cu-06"], ["xa", "bang lang", "02020"]]) {
    const shown = await visit.page.waitForFunction(searchFacet, { timeout: PATIENCE }, facet, typed, wanted).catch(() => null);
    expect(shown !== null, `filter ${facet} asked for ${typed} does not show ${wanted}`);
  }
  await visit.close();
}

// Runs in the page: types into the small search of a facet; tells whether the wanted value is among those in sight.
function searchFacet(facet, typed, wanted) {
  const root = document.querySelector(`[data-facet="${facet}"]`);
  root.open = true;
  const search = root.querySelector('[data-role="facet-search"]');
  root.querySelector("summary").focus(); // the other names come with the data, which the first touch asks for
  search.value = typed;
  search.dispatchEvent(new Event("input", { bubbles: true }));
  const boxes = [...root.querySelectorAll("input[type=checkbox]")].filter((box) => !box.closest(".dv-facet__value").hidden);
  return boxes.length < 4 && boxes.some((box) => box.value === wanted);
}
