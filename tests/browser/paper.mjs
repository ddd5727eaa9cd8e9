// What a printed page says, page by page, as poppler reads it. Gives back: hasPoppler(), pagesOf(pdf), squeeze(text).
import { execFileSync, spawnSync } from "node:child_process";

export const hasPoppler = () => spawnSync("pdftotext", ["-v"]).error === undefined;

/** The text of each page of a PDF, without spaces and signs a printer adds: lines are broken elsewhere than on the screen. */
export function pagesOf(pdf) {
  const text = execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"], { input: pdf, maxBuffer: 64 << 20 }).toString("utf8");
  return text.split("\f").slice(0, -1).map(squeeze);
}

export const squeeze = (text) => text.normalize("NFC").replace(/[\s\u00ad\u200b\u2060\u2010-\u2015-]+/g, "");
