// Two hundred queries and more get the same records, in the same order, from the browser's engine as from Node's.
import { CATALOGUE } from "../catalogue-page.mjs";
import { answers, nodeEngine } from "../node-engine.mjs";

export const name = "search-parity";
export const turns = { chromium: ["file"], firefox: ["file"] }; // the engine does not know where its files come from

const QUERIES = 200; // at least; of these
const ANSWERED = 0.9; // must find something, or nothing is compared
const SHOWN = 40; // records and pages that are compared: more than a reader looks at

export async function run({ open, site, expect, expected }) {
  const { queries } = expected;
  const visit = await open(CATALOGUE);
  const here = await visit.page.evaluate(`(${answers})(danvan, ${JSON.stringify(queries)}, ${SHOWN})`);
  await visit.close();
  const wanted = await answers(nodeEngine(site, CATALOGUE), queries, SHOWN);
  const full = wanted.filter((answer) => !answer.startsWith("0 ")).length;
  expect(queries.length >= QUERIES && full >= ANSWERED * queries.length, `${full} of ${queries.length} queries find something`);
  queries.forEach((query, at) => expect(here[at] === wanted[at], `${query}: ${here[at]}, but in Node ${wanted[at]}`));
}
