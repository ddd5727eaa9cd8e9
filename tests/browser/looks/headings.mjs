// Headings and names of cards keep the marks of Ế, Ộ, Ữ: no line runs into the next, no box cuts a mark away.
export const name = "headings";

export async function find(page) {
  await page.evaluate(() => document.fonts.ready.then(() => null));
  return page.evaluate(measure, "ẾỘỮgỵ");
}

// Runs in the page. The tallest and deepest letters are measured in the heading's font, whatever its own words are.
function measure(letters) {
  const { isSeen, short, lines, clippedBy } = globalThis.looking;
  const HEADINGS = 'h1, h2, h3, h4, h5, h6, [class*="__title"], [class*="__name"]';
  const LEAST = 1.3; // of the size of the letters: fonts of other systems stand higher than ours
  const BLUR = 0.75; // px: positions are rounded
  const canvas = document.createElement("canvas").getContext("2d");

  function inkOf(style) {
    canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down, fontBoundingBoxAscent: top } = canvas.measureText(letters);
    return { up, down, top };
  }

  // Of a line box only the letters' own area is known; its baseline lies one font ascent below the top.
  function* cutLines(element, ink) {
    const box = clippedBy(element);
    if (!box) return;
    const { top, bottom } = box.getBoundingClientRect();
    const style = getComputedStyle(box);
    const edge = { top: top + parseFloat(style.borderTopWidth), bottom: bottom - parseFloat(style.borderBottomWidth) };
    const clamped = style.webkitLineClamp !== "none";
    for (const { rect } of lines(element)) {
      const baseline = rect.top + ink.top;
      const shown = baseline < edge.bottom;
      if (!shown && clamped) continue; // lines that are left out as a whole
      if (baseline - ink.up < edge.top - BLUR) yield `loses ${Math.round(edge.top - baseline + ink.up)} px above`;
      if (baseline + ink.down > edge.bottom + BLUR) yield `loses ${Math.round(baseline + ink.down - edge.bottom)} px below`;
    }
  }

  function* faults(element) {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const height = parseFloat(style.lineHeight); // NaN for "normal", which fits its font
    const ink = inkOf(style);
    if (height < LEAST * size - 0.1) yield `has a line height of ${(height / size).toFixed(2)}`;
    if (height < ink.up + ink.down - BLUR) yield `has lines of ${height} px for letters of ${Math.ceil(ink.up + ink.down)} px`;
    const [cut] = cutLines(element, ink);
    if (cut) yield cut;
  }

  const hasWords = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || /^h[1-6]$/.test(element.localName);
  const seen = [...document.querySelectorAll(HEADINGS)].filter((element) => hasWords(element) && isSeen(element));
  return seen.flatMap((element) => [...faults(element)].map((fault) => `${short(element)} ${fault}`));
}
