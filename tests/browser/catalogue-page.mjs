// The catalogue page as a reader uses it, through the ids and parameters that are promised to stay.
import { setTimeout as pause } from "node:timers/promises";

export const CATALOGUE = "mo-hinh/index.html";

const PATIENCE = 20_000; // ms: data loads and an answer stands, on a busy machine too
const POLL = 40; // ms
const FIRST_PAGE = 24; // cards that stand before more are asked for

/** Address of the catalogue page for parameters {name: value}. */
export function addressOf(parameters, mark = "?") {
  const text = new URLSearchParams(parameters).toString();
  return text === "" ? CATALOGUE : CATALOGUE + mark + text;
}

/** Ids shown, in rank order, and the number announced (null while the page has not answered). */
export async function answerOf(page) {
  return page.evaluate(() => ({
    ids: [...document.querySelectorAll("#ket-qua [data-id]")].map((card) => card.dataset.id),
    announced: document.querySelector("#so-ket-qua")?.dataset.so ?? null,
  }));
}

/** Wait for the page's answer; gives back all ids in rank order, after asking for more cards while there are more. */
export async function allIds(page) {
  const { announced } = await until(page, ({ announced }) => announced !== null);
  let { ids } = await answerOf(page);
  while (ids.length < Number(announced)) {
    const before = ids.length;
    await page.evaluate(() => document.querySelector('[data-role="more"]:not([hidden])')?.click());
    ({ ids } = await until(page, (answer) => answer.ids.length > before));
    if (ids.length === before) break;
  }
  return ids;
}

/** Wait until the page announces just these ids and shows them, or a first page of them; gives back "" or what is wrong. */
export async function showsExactly(page, wanted) {
  const goal = new Set(wanted);
  const shown = Math.min(FIRST_PAGE, goal.size);
  const isGoal = ({ ids, announced }) => (
    announced === String(goal.size) && ids.length === shown && new Set(ids).size === shown && ids.every((id) => goal.has(id)));
  const answer = await until(page, isGoal);
  return isGoal(answer) ? "" : `announces ${answer.announced}, not ${goal.size}; shows ${answer.ids.join(" ") || "nothing"}`;
}

/** Ask again until `holds(answer)` or patience ends; gives back the last answer. */
async function until(page, holds) {
  const end = performance.now() + PATIENCE;
  let answer = await answerOf(page);
  while (!holds(answer) && performance.now() < end) {
    await pause(POLL);
    answer = await answerOf(page);
  }
  return answer;
}

/** Type into the search box, in place of what stands there. */
export async function typeQuery(page, text) {
  await page.evaluate(() => document.querySelector("#tim-kiem").select());
  await page.type("#tim-kiem", text);
}

/** Ids that by their YAML fit {facet: "value,value"}: any value of a facet, every facet. */
export function matching({ records }, choice) {
  const has = (record, facet, values) => values.split(",").some((value) => record[facet].includes(value));
  const fits = (record) => Object.entries(choice).every(([facet, values]) => has(record, facet, values));
  return Object.keys(records).filter((id) => fits(records[id]));
}

const PLACES = 12; // asked for in each run: a browser needs a second for each spelling

/** Some places with their facet values, spread over the list; those of the seeds are always among them. */
export function somePlaces(places) {
  const all = Object.entries(places);
  const always = ["Bắc Kạn", "Thái Nguyên", "Điện Biên", "Chợ Đồn"];
  const step = Math.max(1, Math.ceil(all.length / (PLACES - always.length)));
  return all.filter(([name], at) => always.includes(name) || at % step === 0);
}
