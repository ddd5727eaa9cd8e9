// How results are shown and handed on.
import { writeFileSync } from "node:fs";

const SHOWN_PROBLEMS = 12; // lines: the first few name the cause, the JSON has all

/** One line for a result {name, browser, scheme, checks, seconds, problems, notes}, and one for each problem. */
export function describe({ name, browser, scheme, checks, seconds, problems, notes = [] }) {
  const mark = problems.length === 0 ? "ok  " : "FAIL";
  const line = `${mark} ${browser} ${scheme} ${name} (${[`${checks} checks`, `${seconds.toFixed(1)} s`, ...notes].join(", ")})`;
  const shown = problems.slice(0, SHOWN_PROBLEMS).map((problem) => `     - ${problem}`);
  const rest = problems.length - shown.length;
  return [line, ...shown, ...(rest > 0 ? [`     and ${rest} more`] : [])].join("\n");
}

/** Write the results to `file` when one is given; tell whether all is well. */
export function conclude(results, file) {
  if (file) writeFileSync(file, JSON.stringify(results, null, 1));
  return results.length > 0 && results.every(({ problems }) => problems.length === 0);
}
