// With the reader's own colours (forced colours) edges, focus and the present place in the navigation are still seen.
export const name = "own-colours";
export const browsers = ["chromium"]; // the only one that can be told to

/** Puppeteer knows no such feature; the protocol does. */
export async function find(page, { dark = false }) {
  const session = await page.createCDPSession();
  const features = [{ name: "forced-colors", value: "active" }, { name: "prefers-color-scheme", value: dark ? "dark" : "light" }];
  await session.send("Emulation.setEmulatedMedia", { features });
  await page.keyboard.press("Tab"); // from here on the focus is one that is to be seen
  const problems = await page.evaluate(measure);
  await session.send("Emulation.setEmulatedMedia", { features: features.slice(1) });
  await session.detach();
  return problems;
}

// Runs in the page.
function measure() {
  const { controls, isSeen, short } = globalThis.looking;
  const EDGES = 'button, .dv-button, input:not([type="checkbox"], [type="radio"]), select, textarea, .dv-tile-map__tile';
  const RING = 2; // px
  const LEGIBLE = 3; // to 1, for drawings

  const isDrawn = (style, side) => style[`${side}Style`] !== "none" && parseFloat(style[`${side}Width`]) > 0;
  const hasEdge = (element) => isDrawn(getComputedStyle(element), "borderBottom") || isDrawn(getComputedStyle(element), "borderLeft");
  const isUnderlined = (element) => getComputedStyle(element).textDecorationLine.includes("underline");

  function* edges() {
    for (const element of document.querySelectorAll(EDGES)) {
      const isPicture = element.querySelector("svg") !== null; // drawings are judged below
      if (isSeen(element) && !hasEdge(element) && !isUnderlined(element) && !isPicture) yield `${short(element)} has no edge`;
    }
    for (const box of document.querySelectorAll("input[type=checkbox], input[type=radio]")) {
      if (isSeen(box) && getComputedStyle(box).appearance === "none" && !hasEdge(box)) yield `${short(box)} has no edge`;
    }
  }

  const hasRing = (element, part) => {
    const style = getComputedStyle(element, part);
    return style.outlineStyle === "auto" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= RING); // auto: the browser's own
  };

  // One of each kind is enough: rules go by class.
  function* rings() {
    const kinds = new Map(controls().map((element) => [`${element.localName} ${element.className}`, element]));
    for (const element of kinds.values()) {
      element.focus({ preventScroll: true });
      if (document.activeElement !== element) continue; // behind a dialog
      if (![null, "::before", "::after"].some((part) => hasRing(element, part))) yield `${short(element)} shows no focus`;
    }
    document.activeElement?.blur(); // its ring would be a sign of its own below
  }

  const SIGNS = ["borderBottomWidth", "borderBottomStyle", "textDecorationLine", "textDecorationThickness", "fontWeight", "outlineStyle"];

  function* present() {
    for (const element of document.querySelectorAll("[aria-current]")) {
      const others = [...(element.closest("ul, ol, nav")?.querySelectorAll("a:not([aria-current])") ?? [])];
      const own = getComputedStyle(element);
      const differs = (other) => SIGNS.some((sign) => getComputedStyle(other)[sign] !== own[sign]);
      if (isSeen(element) && others.length > 0 && !others.every(differs)) yield `${short(element)} is told by colour alone`;
    }
  }

  const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const parts = (colour) => (/^rgba?\((.+)\)$/.exec(colour)?.[1].split(/[ ,/]+/) ?? [0, 0, 0, 0]).map(Number);

  function contrast(one, other) {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  function groundOf(element) {
    for (let one = element; one; one = one.parentElement) {
      const ground = parts(getComputedStyle(one).backgroundColor);
      if (ground[3] !== 0) return ground;
    }
    return parts(getComputedStyle(document.documentElement).backgroundColor);
  }

  // A coloured ground of its own (the logo's) is a drawing's own affair.
  function* drawings() {
    for (const shape of document.querySelectorAll("svg:not(:has(rect)) :is(path, circle, line, polyline)")) {
      const style = getComputedStyle(shape);
      const inks = [style.fill, style.stroke].filter((colour) => colour !== "none").map(parts);
      const best = Math.max(0, ...inks.map((ink) => contrast(ink, groundOf(shape.ownerSVGElement.parentElement))));
      if (isSeen(shape.ownerSVGElement) && best < LEGIBLE) yield `${short(shape.ownerSVGElement.parentElement)}: a drawing of ${best.toFixed(1)} to 1`;
    }
  }

  if (!matchMedia("(forced-colors: active)").matches) return ["the browser does not force colours"];
  return [...new Set([...edges(), ...rings(), ...present(), ...drawings()])];
}
