// Who knows nothing finds, from the home page, without scripts and in two taps: what a good model in agriculture shows,
// whom to register with, how to write one, and three examples with figures for each province.
export const name = "two-taps";
export const turns = { chromium: ["file"], firefox: ["http"] };

const PROVINCES = 34;
const EXAMPLES = 3;
/** The words of a heading that answers, and words that must stand below it before the next one of its rank. */
const GOALS = {
  "what a good model in agriculture shows": { heading: /nông nghiệp/i, below: /\p{L}{3,}/u },
  "whom to register with": { heading: /đăng ký với ai/i, below: /ban vận động|ban dân vận|khối dân vận|ban xây dựng đảng|đảng ủy/i },
  "how to write one": { heading: /^viết .*mô hình/i, below: /làm|bước/i },
};

export async function run(context) {
  const { expect, start = "index.html" } = context;
  const visit = await context.open(start, { javascript: false });
  const first = await linksOf(visit, context);
  const near = first.filter((address) => isAdvice(address));
  const second = [];
  for (const address of near) {
    await visit.go(address);
    second.push(...(await linksOf(visit, context)).filter(isAdvice));
  }
  await findsAnswers(visit, new Set([...near, ...second]), expect);
  await findsExamples(visit, first, expect);
  await visit.close();
}

/** Knowledge pages: what a reader with a question would open. */
const isAdvice = (address) => address.startsWith("cam-nang/");

/** Addresses of the site that a page in the visit links to where it can be seen, folded parts opened, without anchors. */
async function linksOf({ page }, { url }) {
  const hrefs = await page.evaluate(() => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    const links = [...document.querySelectorAll("a[href]")];
    return links.filter((link) => link.checkVisibility({ visibilityProperty: true })).map((link) => link.href.split("#")[0]);
  });
  const base = url("");
  const own = hrefs.filter((href) => href.startsWith(base)).map((href) => decodeURI(href.slice(base.length)));
  return [...new Set(own)].filter((address) => address.endsWith(".html"));
}

async function findsAnswers(visit, addresses, expect) {
  const open = new Map(Object.entries(GOALS));
  for (const address of addresses) {
    if (open.size === 0) break;
    await visit.go(address);
    const sections = await visit.page.evaluate(readSections);
    for (const [goal, { heading, below }] of open) {
      if (sections.some((section) => heading.test(section.heading) && below.test(section.text))) open.delete(goal);
    }
  }
  for (const goal of Object.keys(GOALS)) expect(!open.has(goal), `not found in two taps: ${goal}`);
}

// Runs in the page: each heading with the words up to the next one.
function readSections() {
  const sections = [{ heading: "", text: "" }];
  const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (/^H[1-3]$/.test(node.nodeName)) sections.push({ heading: node.textContent.trim(), text: "" });
    else if (node.nodeType === 3 && !node.parentElement.closest("h1, h2, h3")) sections.at(-1).text += ` ${node.data}`;
  }
  return sections;
}

async function findsExamples(visit, links, expect) {
  const provinces = links.filter((address) => /^dia-ban\/\d\d-/.test(address));
  expect(provinces.length === PROVINCES, `the home page links to ${provinces.length} provinces`);
  for (const address of provinces) {
    await visit.go(address);
    const figures = await visit.page.evaluate(countFigures);
    expect(figures >= EXAMPLES, `${address}: ${figures} examples with figures`);
  }
}

// Runs in the page.
function countFigures() {
  const values = [...document.querySelectorAll("[data-id] .dv-record-card__value")];
  return values.filter((value) => /\d/.test(value.textContent) && value.checkVisibility()).length;
}
