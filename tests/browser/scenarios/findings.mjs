// What the search says beside its models: which place was meant, filters, pages to read, marks, and lines of a record's text.
import { addressOf } from "../catalogue-page.mjs";

export const name = "findings";
export const schemes = ["file"]; // the same data and scripts as on http, where `search` asks

const PATIENCE = 8_000; // ms

// The selector of what must appear for a query, and the words it must hold.
const WANTED = {
  "chau thanh": [".dv-note .dv-notes__button", "Châu Thành"],
  "xa tan thanh": [".dv-note", "Ý bạn là nơi nào?"],
  "thai nguyen hien dat": [".dv-notes__button", "Lọc theo: tỉnh Thái Nguyên (gồm Bắc Kạn cũ)"],
  "488-CV/HU": [".dv-readings__link", "488-CV/HU"],
  "dang ky voi ai": [".dv-readings__link", "Cẩm nang"],
  "zzz rac thai": [".dv-note", "zzz"],
  "daan vaanj kheos": ["#ket-qua .dv-record-card__found mark", "Dân vận khéo"],
  "lua nghia ta": ["#ket-qua .dv-record-card__link mark", "Lúa"],
};

export async function run({ open, expect }) {
  for (const [query, [selector, words]] of Object.entries(WANTED)) {
    const visit = await open(addressOf({ q: query }));
    const seen = await visit.page.waitForFunction(hasWords, { timeout: PATIENCE }, selector, words).catch(() => null);
    expect(seen !== null, `${query}: no ${selector} with "${words}"`);
    await visit.close();
  }
  await filterIsChosen({ open, expect });
}

// Runs in the page.
function hasWords(selector, words) {
  return [...document.querySelectorAll(selector)].some((element) => element.textContent.includes(words));
}

async function filterIsChosen({ open, expect }) {
  const visit = await open(addressOf({ q: "thai nguyen hien dat" }));
  const offer = await visit.page.waitForSelector("main .dv-notes__button", { timeout: PATIENCE }).catch(() => null);
  await offer?.click();
  const chosen = await visit.page.waitForFunction(() => location.href.includes("tinh=19"), { timeout: PATIENCE }).catch(() => null);
  expect(chosen !== null, "the filter that is offered is not chosen by a click");
  await visit.close();
}
