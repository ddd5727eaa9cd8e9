// What a thumb is to hit is 44 px high and wide, but for links in running text.
export const name = "targets";

export async function find(page) {
  return page.evaluate(measure, 44);
}

// Runs in the page.
function measure(least) {
  const { controls, short } = globalThis.looking;
  const WORDS = /\p{L}{2,}/gu;

  function blockOf(element) {
    let one = element;
    while (getComputedStyle(one).display.startsWith("inline")) one = one.parentElement;
    return one;
  }

  // A link among words: in a paragraph with others, or where more than two of its block are outside of links.
  function isInText(element) {
    if (element.localName !== "a" || getComputedStyle(element).display !== "inline") return false;
    const block = blockOf(element);
    const rest = block.cloneNode(true);
    for (const other of rest.querySelectorAll("a, button, summary, ul, ol, dl, table")) other.remove();
    return (rest.textContent.match(WORDS) ?? []).length > (block.localName === "p" ? 0 : 2);
  }

  // A box and its label are one target.
  function sizeOf(element) {
    const label = element.matches("input[type=checkbox], input[type=radio]") ? element.closest("label") : null;
    const { width, height } = (label ?? element).getBoundingClientRect();
    return { width, height };
  }

  // How far a finger can slip from the middle and still hit: more than the box where an invisible part is larger.
  function reach(element) {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const [rect] = element.getClientRects();
    const middle = [rect.x + rect.width / 2, rect.y + rect.height / 2];
    const hits = (x, y) => element.contains(document.elementFromPoint(x, y));
    const way = (dx, dy) => {
      let step = 0;
      while (step < least && hits(middle[0] + dx * (step + 1), middle[1] + dy * (step + 1))) step += 1;
      return step;
    };
    return { width: way(1, 0) + way(-1, 0) + 1, height: way(0, 1) + way(0, -1) + 1 };
  }

  const fits = ({ width, height }) => width >= least - 0.5 && height >= least - 0.5;
  const small = controls().filter((element) => !fits(sizeOf(element)) && !isInText(element) && !fits(reach(element)));
  const told = ({ width, height }) => `${Math.round(width)} x ${Math.round(height)} px`;
  return small.map((element) => `${short(element)} is ${told(sizeOf(element))}`);
}
