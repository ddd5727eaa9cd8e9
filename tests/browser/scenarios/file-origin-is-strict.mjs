// A check of the harness: the browser keeps files apart, as the readers' browsers do; puppeteer's Firefox would not.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { folderUrl } from "../context.mjs";

export const name = "file-origin-is-strict";
export const schemes = ["file"];

const PAGE = '<!doctype html><title>One</title><iframe src="other.html"></iframe>';

export async function run(context) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "danvan-origin-"));
  context.allow(folderUrl(folder));
  try {
    await writeFile(path.join(folder, "page.html"), PAGE);
    await writeFile(path.join(folder, "other.html"), "<!doctype html><title>Other</title>");
    const visit = await context.open(pathToFileURL(path.join(folder, "page.html")).href);
    const other = await visit.page.evaluate(() => document.querySelector("iframe").contentDocument?.title ?? null);
    context.expect(other === null, "a file may read another file: the policy is loose");
    await visit.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}
