// A pack is as easy to see and to use as the website: in light and dark, on a phone and at a desk; without scripts it lists
// every model.
import { FORMS, openPack } from "../pack.mjs";
import { DESKTOP, PHONE } from "../driver.mjs";
import * as axe from "../looks/axe.mjs";

export const name = "pack-looks";
export const schemes = ["file"];
export const needs = "packs"; // made by ../../harness/packs.py

const TAILS = ["", "#q=bhyt", "#id=xen-canh-dua-lua-nghia-ta", "#trang=cam-nang/tieu-chi.html", "#trang=dia-ban/index.html", "#trang=khong/co.html"];
const LOOKS = { chromium: [PHONE, { ...DESKTOP, dark: true }], firefox: [PHONE] }; // contrast does not depend on the browser

export async function run(context) {
  for (const form of Object.keys(FORMS)) {
    for (const look of LOOKS[context.browser]) for (const tail of TAILS) await isAccessible(context, form, tail, look);
    await listsWithoutScripts(context, form);
  }
}

async function isAccessible(context, form, tail, look) {
  const visit = await openPack(context, form, tail, look);
  if (tail.includes("q=")) await visit.page.waitForSelector("#so-ket-qua[data-so]");
  const found = await axe.find(visit.page, {});
  context.expect(found.length === 0, `${form} ${tail} (${look.dark ? "dark" : "light"}, ${look.width}): ${found.join("; ")}`);
  await visit.close();
}

async function listsWithoutScripts(context, form) {
  const visit = await openPack(context, form, "", { javascript: false });
  const { text, dead, anchors } = await visit.page.evaluate(readPlain);
  const missing = Object.values(context.expected.records).filter(({ names }) => !text.includes(names[0].replace(/\s+/g, " ")));
  context.expect(missing.length === 0, `${form} without scripts: ${missing.length} models missing, ${missing[0]?.names[0]}`);
  context.expect(dead.length === 0, `${form} without scripts: shows what needs one: ${dead.join(" ")}`);
  context.expect(form === "zip" || anchors > 0, `${form} without scripts: no body to read`);
  await visit.close();
}

// Runs in the page.
function readPlain() {
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true });
  const controls = [...document.querySelectorAll("input, select, main button, main a[href*='.html']:not([href*='://'])")];
  return {
    text: document.querySelector("main").innerText.replace(/\s+/g, " "),
    dead: controls.filter(isSeen).map((control) => control.outerHTML.slice(0, 60)),
    anchors: document.querySelectorAll("main section[id^='bai-'] h1").length,
  };
}
