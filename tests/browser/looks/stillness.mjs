// Who asks for less motion gets none: no transitions, no animations, no smooth scrolling.
export const name = "stillness";

export async function find(page) {
  return page.evaluate(measure);
}

// Runs in the page.
function measure() {
  const { short } = globalThis.looking;
  const takesTime = (durations) => durations.split(",").some((duration) => parseFloat(duration) > 0);

  function* motions(element) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const where = `${short(element)}${part ?? ""}`;
      if (style.transitionProperty !== "none" && takesTime(style.transitionDuration)) yield `${where} moves by a transition`;
      if (style.animationName !== "none" && takesTime(style.animationDuration)) yield `${where} is animated`;
      if (style.scrollBehavior === "smooth") yield `${where} scrolls smoothly`;
    }
  }

  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) return ["the browser does not ask for less motion"];
  return [...document.querySelectorAll("*")].flatMap((element) => [...motions(element)]);
}
