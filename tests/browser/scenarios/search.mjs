// Searching by typing and by address finds what is expected first, and places whatever way they are written.
import { addressOf, allIds, CATALOGUE, showsExactly, somePlaces, typeQuery } from "../catalogue-page.mjs";

export const name = "search";

const MELON = "xen-canh-dua-lua-nghia-ta";
const HEALTH_INSURANCE = /BHYT|bảo hiểm y tế/i;

export async function run(context) {
  const { expected } = context;
  const insured = idsWhere(expected, ({ names }) => names.some((one) => HEALTH_INSURANCE.test(one)));
  const first = { "dua lua nghia ta": [MELON], "Dưa-Lúa": [MELON], "mua bhyt": insured, "bao hiem y te": insured };
  for (const [query, ids] of Object.entries(first)) {
    await byAddress(context, query, (found) => ids.includes(found[0]));
    await byTyping(context, query, (found) => ids.includes(found[0]));
  }
  if (context.scheme === "file") await placesByAddress(context); // http answers by the same scripts, with more freedom
  await findsNothing(context);
}

function idsWhere(expected, holds) {
  return Object.entries(expected.records).filter(([, record]) => holds(record)).map(([id]) => id);
}

/** A name as printed, decomposed, with the Icelandic letter that some keyboards write for Đ, and bare. */
function spellings(name) {
  const bare = name.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("Đ", "D").replaceAll("đ", "d").toLowerCase();
  return new Set([name, name.normalize("NFD"), name.replaceAll("Đ", "\u00D0"), bare]);
}

async function byAddress({ open, expect }, query, holds) {
  const visit = await open(addressOf({ q: query }));
  const found = await allIds(visit.page);
  expect(holds(found), `address with ${query}: ${found.join(" ") || "nothing"}`);
  const typed = await visit.page.$eval("#tim-kiem", (input) => input.value);
  expect(typed === query, `address with ${query}: the box says ${typed}`);
  await visit.close();
}

async function byTyping({ open, expect }, query, holds) {
  const visit = await open(CATALOGUE);
  await typeQuery(visit.page, query);
  const found = await allIds(visit.page);
  expect(holds(found), `typing ${query}: ${found.join(" ") || "nothing"}`);
  const address = await visit.page.evaluate(() => location.href);
  const kept = new URLSearchParams(address.split(/[?#]/).at(-1)).get("q");
  expect(kept === query, `typing ${query}: the address is ${address}`);
  await visit.close();
}

async function placesByAddress({ open, expect, expected }) {
  const visit = await open(CATALOGUE);
  for (const [place, { facet, value }] of somePlaces(expected.places)) {
    const ids = idsWhere(expected, (record) => record[facet].includes(value));
    for (const query of spellings(place)) {
      await visit.go(addressOf({ q: query }));
      const problem = await showsExactly(visit.page, ids);
      expect(problem === "", `place ${query} (${[...query].length} characters): ${problem}`);
    }
  }
  await visit.close();
}

async function findsNothing({ open, expect }) {
  const visit = await open(addressOf({ q: "qwrtpsdfg" }));
  expect((await showsExactly(visit.page, [])) === "", "a word nobody wrote finds something");
  const advice = await visit.page.$eval("main", (main) => main.innerText.includes("qwrtpsdfg"));
  expect(advice, "an empty answer does not say what was asked");
  await visit.close();
}
