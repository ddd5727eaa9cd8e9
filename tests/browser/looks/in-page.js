// What the looks share inside a page, evaluated there past its policy. Gives back globalThis.looking:
// short, isSeen, shownPart, controls, lines, unfold, clippedBy.
globalThis.looking = (() => {
  const CONTROLS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary';
  const CUTS = new Set(['hidden', 'clip']);

  /** An element in a few words: tag, classes, beginning of its text. */
  function short(element) {
    const classes = [...element.classList].map((name) => `.${name}`).join('');
    const words = element.textContent.replace(/\s+/g, ' ').trim().slice(0, 40);
    return `${element.localName}${classes}${words ? ` “${words}”` : ''}`;
  }

  /** Is it on the screen, or only heard? */
  function isSeen(element) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return false;
    return !hasAbove(element, (one) => getComputedStyle(one).clipPath === 'inset(50%)');
  }

  function hasAbove(element, holds) {
    for (let one = element; one instanceof Element; one = one.parentElement) if (holds(one)) return true;
    return false;
  }

  /** The part of a rectangle that no box above hides, past a clamp or where one has to scroll to; null when nothing is left. */
  function shownPart(element, { left, right, top, bottom }) {
    const part = { left, right, top, bottom };
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (getComputedStyle(one).overflow === 'visible') continue;
      const box = one.getBoundingClientRect();
      for (const side of ['left', 'top']) part[side] = Math.max(part[side], box[side]);
      for (const side of ['right', 'bottom']) part[side] = Math.min(part[side], box[side]);
    }
    return part.left < part.right && part.top < part.bottom ? part : null;
  }

  const controls = () => [...document.querySelectorAll(CONTROLS)].filter(isSeen);

  /** Every line of text to be seen as {element, rect, layer}; what floats above the page is a layer of its own. */
  function lines(root = document.body) {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || element.closest('script, style, template, option, textarea') || !isSeen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const layer = layerOf(element);
      for (const rect of range.getClientRects()) if (rect.width > 1) found.push({ element, rect, layer });
    }
    return found;
  }

  function layerOf(element) {
    for (let one = element; one; one = one.parentElement) {
      if (['fixed', 'sticky'].includes(getComputedStyle(one).position) || one.matches('dialog')) return one;
    }
    return document.body;
  }

  function unfold() {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  }

  /** The nearest element at or above that cuts what does not fit into it, null when none does or the rest can be scrolled to. */
  function clippedBy(element) {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(one);
      if (CUTS.has(overflowX) || CUTS.has(overflowY)) return one;
      if (overflowX !== 'visible' || overflowY !== 'visible') return null;
    }
    return null;
  }

  return { short, isSeen, shownPart, controls, lines, unfold, clippedBy };
})();
