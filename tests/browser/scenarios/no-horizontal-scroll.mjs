// Nothing is wider than a small phone.
export const name = "no-horizontal-scroll";

const WIDTHS = [320, 360]; // CSS px: WCAG 1.4.10 and the commonest phone

export async function run({ pages, open, expect }) {
  for (const address of pages) {
    const visit = await open(address, { width: WIDTHS[0], height: 740 });
    for (const width of WIDTHS) {
      await visit.page.setViewport({ width, height: 740 });
      const { room, needed, widest } = await visit.page.evaluate(measure);
      expect(needed <= room, `${address}: ${needed} px wide in ${room} px, because of ${widest}`);
    }
    await visit.close();
  }
}

// Runs in the page; the last element that sticks out is the innermost one.
function measure() {
  const room = document.documentElement.clientWidth;
  const needed = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  const sticksOut = (element) => element.getBoundingClientRect().right > room + 1;
  const wide = [...document.body.querySelectorAll("*")].filter(sticksOut);
  return { room, needed, widest: wide.at(-1)?.outerHTML.slice(0, 80) };
}
