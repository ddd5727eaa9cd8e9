// A server shows 404.html at any depth, so it needs no other file and looks the same alone.
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { folderUrl } from "../context.mjs";

export const name = "404-self-contained";

export async function run(context) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "danvan-404-"));
  context.allow(folderUrl(folder));
  try {
    const copy = path.join(folder, "404.html");
    await copyFile(path.join(context.site, "404.html"), copy);
    await opens(context, context.scheme === "file" ? pathToFileURL(copy).href : "404.html");
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function opens({ open, expect }, address) {
  const visit = await open(address);
  const { heading, links, asked } = await visit.page.evaluate(() => ({
    heading: document.querySelector("h1")?.checkVisibility() ?? false,
    links: document.querySelectorAll("a[href]").length,
    asked: performance.getEntriesByType("resource").map((entry) => entry.name),
  }));
  expect(heading, "404.html: no heading to see");
  expect(links > 0, "404.html: no way out");
  const loaded = [...visit.requests.slice(1), ...asked].filter((request) => !request.startsWith("data:"));
  expect(loaded.length === 0, `404.html: asks for ${loaded.join(" ")}`);
  await visit.close();
}
