// The single file opens while most of it is still to come, waits for what it needs, and whatever else is put into the page.
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";

import { arrived, FORMS } from "../pack.mjs";

export const name = "pack-comes-slowly";
export const schemes = ["http"];
export const needs = "packs"; // made by ../../harness/packs.py

const INTO = 1000; // bytes of a block that come first
const PATIENCE = 2000; // ms for the page to open
const WAIT = 200; // ms in which a page that does not wait would have failed

export async function run(context) {
  const bytes = await readFile(path.join(context.packs.folder, FORMS.single));
  const served = await inTwoParts(bytes, bytes.indexOf(`id="${blockOf("search", bytes)}"`) + INTO);
  context.allow(served.base);
  const visit = await context.open(`${served.base}#q=dua+lua+nghia+ta`, { patience: PATIENCE });
  context.expect(await arrived(visit.page, "mo-hinh/index.html") === "mo-hinh/index.html", "nothing is shown before the whole file is there");
  await visit.page.evaluate(() => { document.body.append(document.createElement("div")); });
  await new Promise((done) => setTimeout(done, WAIT));
  context.expect((await visit.page.$$("#ket-qua [data-id]")).length === 0, "models are shown that answer nothing");
  served.goOn();
  await visit.page.waitForSelector("#ket-qua [data-id]").catch(() => {});
  const first = await visit.page.evaluate(() => document.querySelector("#ket-qua [data-id]")?.dataset.id);
  context.expect(first === "xen-canh-dua-lua-nghia-ta", `the first answer is ${first}`);
  await visit.close();
  await served.close();
}

/** The id of the block of the page that holds a chunk. */
function blockOf(chunk, bytes) {
  const [, files] = /id="dv-files">([^<]*)</.exec(bytes.toString());
  const [found] = Object.entries(JSON.parse(files)).find(([, chunks]) => chunks.includes(chunk));
  return found.slice(1);
}

/** Serve bytes up to `cut`, those behind it after goOn(). */
async function inTwoParts(bytes, cut) {
  const { promise, resolve: goOn } = Promise.withResolvers();
  const server = http.createServer(async (_, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.write(bytes.subarray(0, cut));
    await promise;
    response.end(bytes.subarray(cut));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const close = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  return { base: `http://127.0.0.1:${server.address().port}/`, goOn, close };
}
