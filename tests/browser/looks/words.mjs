// What is read is large enough: 18 px for the text of a page, 16 px for what stands beside it.
export const name = "words";

const BODY = 18; // px, the measure for phones
const LEAST = 16; // px, --dv-text-small
const DIAGRAM = ".dv-tile-map__tiles"; // six tiles in 320 px; the list below it has the same words in full size
const BESIDE = 'aside, figure, table, footer, [class*="__margin"], .dv-small'; // notes: the smaller size is theirs

export async function find(page) {
  return page.evaluate(measure, { full: BODY, least: LEAST, diagram: DIAGRAM, beside: BESIDE });
}

// Runs in the page. A paragraph without a class of its own is the text of the page.
function measure({ full, least, diagram, beside }) {
  const { lines, short } = globalThis.looking;
  const size = (element) => Math.round(parseFloat(getComputedStyle(element).fontSize) * 100) / 100;
  const elements = [...new Set(lines().map(({ element }) => element))].filter((one) => !one.closest(`sup, svg, ${diagram}`));
  const isText = (element) => element.matches("main p:not([class]), main li:not([class])") && !element.closest(beside);
  const small = elements.filter((element) => size(element) < (isText(element) ? full : least));
  const told = small.map((element) => `${short(element)} is set in ${size(element)} px`);
  return size(document.body) < full ? [`body is set in ${size(document.body)} px`, ...told] : told;
}
