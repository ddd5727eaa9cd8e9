// The filtered list as a table: every record that was found, in its order, as Excel reads it; on file:// too.
export const name = "takes-the-list-away";

const ADDRESS = "mo-hinh/index.html?q=du%E1%BB%9Dng&tinh=19";
const WIDE = "mo-hinh/index.html";

export async function run({ open, expect, scheme }) {
  for (const address of [ADDRESS, WIDE]) {
    const visit = await open(address);
    const { page } = visit;
    if (address === ADDRESS) await page.waitForSelector("#so-ket-qua[data-so]");
    await page.evaluate(holdDownloads);
    await page.click('[data-take="save"]');
    await page.waitForFunction(() => window.saved, { timeout: 10_000 });
    const { name: file, type, text } = await page.evaluate(() => window.saved);
    const total = Number(await page.$eval("#so-ket-qua", ({ dataset }) => dataset.so ?? dataset.tong));
    const rows = text.replace(/^\ufeff/, "").trimEnd().split("\r\n");
    expect(file.endsWith(".csv") && type.startsWith("text/csv"), `saved as ${file}, ${type}`);
    expect(text.startsWith("\ufeff"), "no mark of UTF-8 at the beginning");
    expect(rows.length === total + 1, `${total} found, ${rows.length - 1} saved`);
    const shown = await page.$$eval("#ket-qua .dv-record-card", (all) => all.map(({ dataset }) => dataset.id));
    const saved = rows.slice(1, shown.length + 1).map((row) => row.split(",")[0]);
    expect(shown.join() === saved.join(), "the table has another order than the page");
    const last = rows.at(-1).split(",").at(-1);
    expect(scheme === "file" ? last === "" : /^http.*\/mo-hinh\/.*\.html$/.test(last), `address of a record: ${last}`);
    const said = await page.$eval('[data-role="list-actions"] [role="status"]', ({ textContent }) => textContent);
    expect(said !== "", "nothing is said of what was saved");
    await visit.close();
  }
}

// Runs in the page: what would be a file on disk is kept for us to read.
function holdDownloads() {
  let blob;
  URL.createObjectURL = (given) => { blob = given; return "about:blank#saved"; };
  HTMLAnchorElement.prototype.click = function save() {
    const { download } = this;
    blob.arrayBuffer().then((bytes) => {
      window.saved = { name: download, type: blob.type, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
    });
  };
}
