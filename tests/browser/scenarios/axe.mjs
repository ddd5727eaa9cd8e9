// axe-core finds nothing on any type of page: phone, desktop, dark.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { DESKTOP, PHONE } from "../driver.mjs";

export const name = "axe";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = { phone: PHONE, desktop: DESKTOP, dark: { ...PHONE, dark: true } };

export async function run({ pages, open, expect }) {
  for (const address of pages) {
    for (const [look, options] of Object.entries(LOOKS)) {
      const visit = await open(address, options);
      await visit.page.evaluate(SOURCE); // past the page's policy, which must not be loosened for a test
      const findings = await visit.page.evaluate(findViolations, TAGS);
      expect(findings.length === 0, `${address} (${look}): ${findings.join("; ")}`);
      await visit.close();
    }
  }
}

// Runs in the page.
async function findViolations(tags) {
  const { violations } = await globalThis.axe.run({
    runOnly: { type: "tag", values: tags },
    resultTypes: ["violations"],
    preload: false, // would fetch the styles, which the policy rightly forbids
  });
  const places = (nodes) => nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ");
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${places(nodes)}`);
}
