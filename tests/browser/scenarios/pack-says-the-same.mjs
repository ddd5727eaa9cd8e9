// What a pack shows is what the website shows, and what the YAML says: bodies to the letter, answers of queries and of filters
// in their order.
import { readFileSync } from "node:fs";
import path from "node:path";

import { addressOf, CATALOGUE, matching } from "../catalogue-page.mjs";
import { draw } from "../draw.mjs";
import { answers, nodeEngine } from "../node-engine.mjs";
import { arrived, FORMS, hashOf, hasPage, openPack } from "../pack.mjs";
import { isRedirect } from "../pages.mjs";

export const name = "pack-says-the-same";
export const schemes = ["file"];
export const needs = "packs"; // made by ../../harness/packs.py

const RECORDS = 200; // compared in a run
const OTHERS = 40; // pages, and always one of every folder
const SEED = 7; // of the records and pages
const BATCH = 5; // pages compared at a time: asking the browser takes longer than comparing, and it must answer within a minute
const STEP = { chromium: 12, firefox: 40 }; // of the queries every so many are asked on the page: it takes far longer
const SHOWN = 100_000; // of the records of an answer: all
const VALUES = 2; // of each facet
// expected.py cannot tell for every place; for those of this record it can.
const PLACES = ["tinh", "huyen", "xa"], PLAIN = "xen-canh-dua-lua-nghia-ta";

export async function run(context) {
  context.notes.push(`seed ${SEED}`);
  const { queries } = context.packs;
  const all = await answers(nodeEngine(context.site, CATALOGUE), queries, SHOWN);
  const some = await answersOfWebsite(context);
  for (const form of Object.keys(FORMS)) {
    await sameBodies(context, form);
    await sameRecords(context, form, all);
    await sameAnswers(context, form, some);
  }
}

/** Records drawn from all, and pages of every other kind. */
function somePages({ all, site, expected }) {
  const records = draw(Object.keys(expected.records), RECORDS, SEED).map((id) => `mo-hinh/${id}.html`);
  const others = all.filter((address) => !records.includes(address) && address !== "404.html" && !isRedirect(site, address));
  const folders = Map.groupBy(others, (address) => path.posix.dirname(address));
  const always = [...folders].flatMap(([folder, members]) => (folder === "." ? members : members.slice(0, 1)));
  return [...new Set([...records, ...always, ...draw(others, OTHERS, SEED)])];
}

async function sameBodies(context, form) {
  const visit = await openPack(context, form);
  const addresses = somePages(context).filter((one) => hasPage(form, one) && one !== CATALOGUE);
  for (let at = 0; at < addresses.length; at += BATCH) {
    const asked = addresses.slice(at, at + BATCH).map((address) => question(context, address));
    const found = await visit.page.evaluate(compareAll, asked);
    found.forEach((problems, number) => context.expect(problems.length === 0, `${form} ${asked[number].address}: ${problems.join("; ")}`));
  }
  await visit.close();
}

/** A page of the website with what its record says. */
function question({ site, expected }, address) {
  const html = readFileSync(path.join(site, address), "utf8");
  return { address, hash: hashOf(address), html, said: expected.records[path.basename(address, ".html")]?.said ?? [] };
}

// Runs in the page: goes to each, and gives back what is wrong there. What a script writes into a page once it is there is no
// part of its body; how the website sets quotes and powers is no part of what a record says.
async function compareAll(asked) {
  const PATIENCE = 10_000, PACE = 60; // ms: browsers refuse more than 200 addresses in 10 s
  const root = document.querySelector("#noi-dung");
  const shortest = 100; // characters of a body

  async function arrive({ address, hash }) {
    location.hash = hash;
    const end = performance.now() + PATIENCE;
    do await new Promise((done) => setTimeout(done, PACE)); while (root.dataset.page !== address && performance.now() < end);
  }

  const textOf = (body) => {
    const copy = body.cloneNode(true);
    for (const status of copy.querySelectorAll('[role="status"], [role="listbox"]')) status.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const plain = (text) => text.normalize("NFKC").replace(/["“”'‘’]/g, "").replace(/\s+/g, " ").trim();

  function problemsOf({ html, said }) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const shown = textOf(root), written = textOf(page.querySelector("#noi-dung")), text = plain(shown);
    const at = [...written].findIndex((sign, position) => sign !== shown[position]);
    const missing = said.filter((one) => !text.includes(plain(one)));
    return [
      ...(document.title === page.title ? [] : [`has the title "${document.title}", not "${page.title}"`]),
      ...(shown.length > shortest ? [] : ["is empty"]),
      ...(shown === written ? [] : [`"${shown.slice(at, at + 40)}" instead of "${written.slice(at, at + 40)}"`]),
      ...missing.map((one) => `does not say "${one}"`),
    ];
  }

  const found = [];
  for (const one of asked) {
    await arrive(one);
    found.push(root.dataset.page === one.address ? problemsOf(one) : [`shows ${root.dataset.page}`]);
  }
  return found;
}

/** The engine of the pack finds what that of the website does, for every query. */
async function sameRecords(context, form, wanted) {
  const { queries } = context.packs;
  const visit = await openPack(context, form);
  const found = await visit.page.evaluate(`(${answers})(danvan, ${JSON.stringify(queries)}, ${SHOWN})`);
  queries.forEach((query, at) => context.expect(found[at] === wanted[at], `${form} "${query}": ${found[at]}, the website ${wanted[at]}`));
  await visit.close();
}

/** States of the catalogue page: the domain set, and of every facet some values. */
async function states(context, page) {
  const values = await page.evaluate((most) => [...document.querySelectorAll("[data-facet]")].flatMap((group) => (
    [...group.querySelectorAll("input[type=checkbox]")].slice(0, most).map((box) => [box.name, box.value]))), VALUES);
  const queries = context.packs.queries.filter((_, at) => at % STEP[context.browser] === 0);
  const chosen = [...plainPlaces(context), ...values];
  return [...chosen.map(([facet, value]) => ({ [facet]: value })), ...queries.map((q) => ({ q }))];
}

const plainPlaces = ({ expected }) => PLACES.map((facet) => [facet, expected.records[PLAIN][facet][0]]);

async function answersOfWebsite(context) {
  const visit = await context.open(addressOf({ "sap-xep": "ten" }));
  const found = [];
  for (const state of await states(context, visit.page)) found.push([state, await answer(visit.page, state)]);
  for (const [state, ids] of found) context.expect(fits(context, state, ids), `the website, ${JSON.stringify(state)}: ${ids}`);
  await visit.close();
  context.expect(found.length > 30, `only ${found.length} states of the catalogue page`);
  return found;
}

async function sameAnswers(context, form, wanted) {
  const visit = await openPack(context, form, "#sap-xep=ten");
  await arrived(visit.page, CATALOGUE);
  for (const [state, ids] of wanted) {
    const found = await answer(visit.page, state);
    context.expect(fits(context, state, found), `${form} ${JSON.stringify(state)}: not what the records say`);
    context.expect(found.join() === ids.join(), `${form} ${JSON.stringify(state)}: ${found.length} ids, the website ${ids.length}`);
  }
  await visit.close();
}

/** Whether these are the ids of the records that have a value, as far as the YAML alone tells. */
function fits({ expected }, { q, ...choice }, ids) {
  const told = plainPlaces({ expected }).map(String);
  const isTold = q === undefined && Object.entries(choice).every((one) => !PLACES.includes(one[0]) || told.includes(String(one)));
  return !isTold || matching(expected, choice).sort().join() === ids.toSorted().join();
}

async function answer(page, state) {
  return page.evaluate(idsOf, new URLSearchParams(state).toString());
}

// Runs in the page, for it takes a third of the time: all ids of a state, after asking for more cards while there are more.
async function idsOf(hash) {
  const PATIENCE = 20_000, POLL = 20; // ms
  const status = document.querySelector("#so-ket-qua");
  const ids = () => [...document.querySelectorAll("#ket-qua [data-id]")].map((card) => card.dataset.id);
  const until = async (holds) => {
    const end = performance.now() + PATIENCE;
    while (!holds() && performance.now() < end) await new Promise((done) => setTimeout(done, POLL));
    return holds();
  };
  let isHeard = false;
  addEventListener("hashchange", () => { isHeard = true; }, { once: true }); // after the page itself has heard it
  location.hash = hash;
  await until(() => isHeard && status.dataset.so !== undefined);
  for (let before = -1; ids().length < Number(status.dataset.so) && ids().length > before;) {
    before = ids().length;
    document.querySelector('[data-role="more"]:not([hidden])')?.click();
    await until(() => ids().length > before);
  }
  return ids();
}
