// Nothing is wider than the window.
export const name = "scroll";

export async function find(page) {
  const { room, needed, widest } = await page.evaluate(measure);
  return needed <= room ? [] : [`${needed} px wide in ${room} px, because of ${widest}`];
}

// Runs in the page; the last element that sticks out is the innermost one.
function measure() {
  const room = document.documentElement.clientWidth;
  const needed = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  const sticksOut = (element) => element.getBoundingClientRect().right > room + 1;
  const wide = [...document.body.querySelectorAll("*")].filter(sticksOut);
  return { room, needed, widest: wide.at(-1)?.outerHTML.slice(0, 80) };
}
