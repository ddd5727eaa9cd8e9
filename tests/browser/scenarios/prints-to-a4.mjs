// Every record of the sample prints to A4 with its text and without the controls of the screen.
import { inflateSync } from "node:zlib";

export const name = "prints-to-a4";
export const schemes = ["file"];

const A4 = [595, 842]; // points
const CONTROLS = "header nav, form, button, dialog[open]";

export async function run({ pages, open, expect, browser }) {
  const records = pages.filter((address) => address.startsWith("mo-hinh/") && address !== "mo-hinh/index.html");
  for (const address of records) {
    const visit = await open(address);
    const pdf = unpack(Buffer.from(await visit.page.pdf({ format: "a4", preferCSSPageSize: true })));
    expect(pdf.startsWith("%PDF-"), `${address}: no PDF`);
    const sizes = boxes(pdf);
    expect(sizes.length > 0 && sizes.every(isA4), `${address}: pages of ${sizes.join(" and ") || "no"} points`);
    expect(/\/Font\b/.test(pdf), `${address}: no text in the PDF`);
    if (browser === "chromium") await looksLikePaper(visit.page, address, expect);
    await visit.close();
  }
}

/** The text of a PDF's objects; Firefox packs them into compressed streams. */
function unpack(pdf) {
  const text = pdf.toString("latin1");
  const streams = [...text.matchAll(/\/ObjStm\b[^]*?stream\r?\n([^]*?)endstream/g)];
  return [text, ...streams.map(([, bytes]) => inflateSync(Buffer.from(bytes, "latin1")).toString("latin1"))].join("\n");
}

function boxes(pdf) {
  const found = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)];
  return found.map(([, width, height]) => [Math.round(width), Math.round(height)]);
}

function isA4([width, height]) {
  return Math.abs(width - A4[0]) <= 1 && Math.abs(height - A4[1]) <= 1;
}

// Only Chromium can show the print styles on the screen.
async function looksLikePaper(page, address, expect) {
  await page.emulateMediaType("print");
  const heading = await page.$eval("h1", (element) => element.checkVisibility());
  const controls = await page.$$eval(CONTROLS, (all) =>
    all.filter((element) => element.offsetHeight > 0).map((element) => element.outerHTML.slice(0, 60)));
  expect(heading, `${address}: the heading is not printed`);
  expect(controls.length === 0, `${address}: prints ${controls.join(" ")}`);
}
