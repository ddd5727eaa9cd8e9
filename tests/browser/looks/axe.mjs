// axe-core finds nothing, contrast at its stricter grade (AAA).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export const name = "axe";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const CONTRAST = ["color-contrast", "color-contrast-enhanced"]; // the second only looks at what the first lets pass
const RULES = Object.fromEntries(["color-contrast-enhanced", "target-size"].map((rule) => [rule, { enabled: true }]));

/** With look.coloursOnly: contrast alone, where a look differs from another by its colours. */
export async function find(page, { coloursOnly = false }) {
  await page.evaluate(SOURCE); // past the page's policy, which must not be loosened for a test
  const chosen = coloursOnly
    ? { runOnly: { type: "rule", values: CONTRAST } }
    : { runOnly: { type: "tag", values: TAGS }, rules: RULES };
  return page.evaluate(findViolations, chosen);
}

// Runs in the page.
async function findViolations(chosen) {
  const { violations } = await globalThis.axe.run({
    ...chosen,
    resultTypes: ["violations"],
    preload: false, // would fetch the styles, which the policy rightly forbids
  });
  const places = (nodes) => nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ");
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${places(nodes)} (${nodes.length})`);
}
