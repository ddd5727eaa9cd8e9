// The two forms of a pack as a reader opens them, by the addresses that are promised to stay (site_src/browser/route.js).
import { folderUrl } from "./context.mjs";

export const FORMS = { zip: "danvankheo/MO-TRANG-NAY.html", single: "danvankheo.html" };

const PATIENCE = 10_000; // ms: on a busy machine too
const LEFT_OUT = /^(dia-ban\/(\d{5}-|tra-cuu)|danh-sach\/)/; // of the single file: the catalogue page answers for them

/** Open a form of the pack; tail: "?id=...", "#trang=...". */
export async function openPack(context, form, tail = "", options = {}) {
  context.allow(folderUrl(context.packs.folder));
  const address = new URL(FORMS[form], folderUrl(context.packs.folder)).href + tail;
  const visit = await context.open(address, options);
  if (options.javascript !== false) await arrived(visit.page);
  return visit;
}

/** Wait until a page is shown, the one of this path when it is named; gives back its path. */
export async function arrived(page, path = "") {
  const isThere = (wanted) => {
    const now = document.querySelector("#noi-dung")?.dataset.page;
    return now !== undefined && (wanted === "" || now === wanted);
  };
  await page.waitForFunction(isThere, { timeout: PATIENCE, polling: 20 }, path).catch(() => {});
  return page.evaluate(() => document.querySelector("#noi-dung")?.dataset.page ?? null);
}

/** Hash of a page of the website in the viewer. */
export function hashOf(path) {
  const record = /^mo-hinh\/((?!index\.html).+)\.html$/.exec(path);
  return record ? `#id=${record[1]}` : `#trang=${path}`;
}

/** Go to a hash in the open page, as a typed address does. */
export async function goTo(page, path, hash = hashOf(path)) {
  await page.evaluate((next) => { location.hash = next; }, hash);
  return arrived(page, path);
}

/** Whether a form has a page of its own for a page of the website. */
export const hasPage = (form, path) => form === "zip" || !LEFT_OUT.test(path);
