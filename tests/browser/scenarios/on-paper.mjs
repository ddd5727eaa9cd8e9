// Pages and an answer of the catalogue on paper: the heading first, every card, no navigation, no table cut, no heading last.
import { hasPoppler, pagesOf, squeeze } from "../paper.mjs";

export const name = "on-paper";
export const schemes = ["file"];

const KINDS = /^(mo-hinh|linh-vuc|cam-nang|danh-sach|thong-ke)\/|^co-gi-moi\.html$/;
const CATALOGUE = "mo-hinh/index.html";
const NAVIGATION = "header a, header button, footer a, .dv-crumbs a, .dv-pager a, .dv-skip";
const HIGHEST = 900; // px of the screen: a table that fits a sheet for certain

export async function run({ samples, open, expect }) {
  expect(true, "");
  if (!hasPoppler()) return; // the harness names it as missing
  for (const address of samples.filter((one) => KINDS.test(one) && one !== CATALOGUE)) {
    const visit = await open(address);
    const said = await visit.page.evaluate(readPage, NAVIGATION, HIGHEST);
    check(address, said, await printed(visit.page), expect);
    await visit.close();
  }
  await answerOnPaper(open, expect);
}

async function answerOnPaper(open, expect) {
  const visit = await open(`${CATALOGUE}?linh-vuc=kinh-te`);
  const { page } = visit;
  await page.waitForSelector("#so-ket-qua[data-so]");
  const total = Number(await page.$eval("#so-ket-qua", (element) => element.dataset.so));
  await page.evaluate(() => { window.printed = 0; window.print = () => { window.printed += 1; }; });
  for (const times of [1, 2]) { // nothing tells the page that the first is over
    await page.click('[data-take="print"]');
    await page.waitForFunction((least) => window.printed === least, {}, times);
  }
  const names = await page.$$eval(".dv-print-list__item b", (all) => all.map((one) => one.textContent));
  const text = (await printed(page)).join("");
  expect(total > 0 && names.length === total, `${total} models found, ${names.length} to print`);
  const lost = names.filter((one) => !text.includes(squeeze(one)));
  expect(lost.length === 0, `not on paper: ${lost.join(", ")}`);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  expect(await page.$(".dv-print-list") === null, "the list for the paper stays on the screen");
  await visit.close();
}

const printed = async (page) => pagesOf(Buffer.from(await page.pdf({ format: "a4", preferCSSPageSize: true })));

// Runs in the page.
function readPage(navigation, highest) {
  const words = (element) => element?.textContent ?? "";
  const tables = [...document.querySelectorAll("main table, .dv-content table")].filter((table) => table.offsetHeight < highest);
  return {
    heading: words(document.querySelector("h1")),
    body: document.querySelector(".dv-content").textContent,
    navigation: [...document.querySelectorAll(navigation)].map(words),
    headings: [...document.querySelectorAll(".dv-content :is(h2, h3)")].map(words),
    cards: [...document.querySelectorAll(".dv-record-card__name")].filter((name) => !name.closest(".dv-no-print")).map(words),
    tables: tables.map((table) => [words(table.rows[0]), words(table.rows[table.rows.length - 1])]),
  };
}

function check(address, said, sheets, expect) {
  expect(sheets[0].startsWith(squeeze(said.heading)), `${address}: the paper begins with ${sheets[0].slice(0, 60)}`);
  const body = squeeze(said.body);
  const links = said.navigation.map(squeeze).filter((words) => words.length > 3 && !body.includes(words));
  const found = links.filter((words) => sheets.some((sheet) => sheet.includes(words)));
  expect(found.length === 0, `${address}: navigation on paper: ${found.join(", ")}`);
  const stranded = said.headings.map(squeeze).filter((words) => sheets.some((sheet) => sheet.endsWith(words)));
  expect(stranded.length === 0, `${address}: a heading ends a sheet: ${stranded.join(", ")}`);
  const lost = said.cards.map(squeeze).filter((words) => !sheets.some((sheet) => sheet.includes(words)));
  expect(lost.length === 0, `${address}: cards that are not on paper: ${lost.join(", ")}`);
  for (const [first, last] of said.tables) {
    const whole = sheets.some((sheet) => sheet.includes(squeeze(first)) && sheet.includes(squeeze(last)));
    expect(whole, `${address}: a table is cut: ${first.slice(0, 60)}`);
  }
}
