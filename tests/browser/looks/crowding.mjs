// Nothing is cut off, nothing sticks out of its box, no words or controls lie on each other.
export const name = "crowding";

export async function find(page) {
  return page.evaluate(measure);
}

// Runs in the page.
function measure() {
  const { lines, controls, short, clippedBy, shownPart } = globalThis.looking;
  const SLACK = 2; // px: rounding, and the overhang of letters
  const all = lines();

  function* cut() {
    for (const { element, rect } of all) {
      const box = clippedBy(element);
      if (!box || getComputedStyle(box).webkitLineClamp !== "none") continue; // a clamp ends in an ellipsis and leaves out whole lines
      const edge = box.getBoundingClientRect();
      const isOut = rect.right > edge.right + SLACK || rect.bottom > edge.bottom + SLACK || rect.left < edge.left - SLACK || rect.top < edge.top - SLACK;
      if (isOut) yield `${short(element)} is cut by ${short(box)}`;
    }
  }

  const isBox = (style) => style.borderRightStyle !== "none" && parseFloat(style.borderRightWidth) > 0;

  function boxAround(element) {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.overflowX !== "visible" && style.overflowX !== "clip") return null;
      if (isBox(style)) return one;
    }
    return null;
  }

  function* sticksOut() {
    for (const { element, rect } of all) {
      const box = boxAround(element);
      if (!box) continue;
      const edge = box.getBoundingClientRect();
      if (rect.right > edge.right + 1 || rect.left < edge.left - 1 || rect.bottom > edge.bottom + SLACK) {
        yield `${short(element)} sticks out of ${short(box)}`;
      }
    }
  }

  // Pairs of items on one layer whose areas meet, found by going down the page.
  function* meeting(items) {
    items.sort((a, b) => a.top - b.top);
    let near = [];
    for (const item of items) {
      near = near.filter((other) => other.bottom > item.top + SLACK);
      for (const other of near) {
        if (other.layer !== item.layer || other.element === item.element) continue;
        if (Math.min(other.right, item.right) - Math.max(other.left, item.left) > SLACK) yield [other.element, item.element];
      }
      near.push(item);
    }
  }

  // Only the middle of a line is filled with letters.
  const words = all.flatMap(({ element, layer, rect: { left, right, top, bottom, height } }) => {
    const part = shownPart(element, { left, right, top: top + height * 0.25, bottom: bottom - height * 0.25 });
    return part ? [{ element, layer, ...part }] : [];
  });

  const areas = controls().flatMap((element) => {
    const parts = [...element.getClientRects()].map((rect) => shownPart(element, rect)).filter(Boolean);
    return parts.map((part) => ({ element, layer: element.closest("dialog") ?? document.body, ...part }));
  });

  const holds = (one, other) => one.left <= other.left && one.right >= other.right && one.top <= other.top && one.bottom >= other.bottom;
  const isWithin = (one, other) => one.contains(other) || other.contains(one)
    || [[one, other], [other, one]].some((pair) => holds(...pair.map((element) => element.getBoundingClientRect()))); // a button in a field

  function* overlaps() {
    for (const [one, other] of meeting(words)) yield `${short(one)} lies on ${short(other)}`;
    for (const [one, other] of meeting(areas)) {
      if (isWithin(one, other)) continue;
      const isInline = [one, other].every((element) => getComputedStyle(element).display === "inline"); // lines of text, judged above
      if (!isInline) yield `${short(one)} overlaps ${short(other)}`;
    }
  }

  return [...new Set([...cut(), ...sticksOut(), ...overlaps()])];
}
