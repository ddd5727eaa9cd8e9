// What scripts make of pages when they are used: looked at like pages of their own. widest: px, where a state ends.
import { CATALOGUE } from "./catalogue-page.mjs";

const BESIDE = 959; // px: from 60em on the filters stand beside the results

export const STATES = [
  { name: "an answer", address: `${CATALOGUE}?q=rac&linh-vuc=van-hoa-xa-hoi,kinh-te&muc=co-cach-lam`, enter: answered },
  { name: "an empty answer", address: `${CATALOGUE}?q=qwrtpsdfg&linh-vuc=kinh-te`, enter: answered },
  { name: "the sheet of filters", address: `${CATALOGUE}?linh-vuc=kinh-te`, widest: BESIDE, enter: openSheet },
  { name: "a former commune looked up", address: "dia-ban/tra-cuu.html", enter: lookUp },
];

async function answered(page) {
  await page.waitForSelector("#so-ket-qua[data-so]");
}

async function openSheet(page) {
  await answered(page);
  await page.click('[data-role="open"]');
}

async function lookUp(page) {
  await page.select("#dv-lookup-province", "cu-06");
  await page.waitForSelector(".dv-lookup__row");
}
