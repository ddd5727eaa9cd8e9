// Every type of page opens without a word in the console and without asking anything of another place.
export const name = "every-page-opens-silent";

export async function run({ pages, open, expect }) {
  const visit = await open(pages[0]);
  for (const address of pages) {
    if (address !== pages[0]) await visit.go(address);
    judge(address, await visit.page.evaluate(facts), expect);
    await visit.settle(); // what the page still says is its own, not the next one's
  }
  await visit.close();
}

// Runs in the page.
function facts() {
  const policies = [...document.querySelectorAll("meta[http-equiv=Content-Security-Policy i]")];
  return {
    title: document.title.trim(),
    headings: [...document.querySelectorAll("h1")].map((heading) => heading.textContent.trim()),
    language: document.documentElement.lang,
    policies: policies.map((meta) => meta.content),
    policyFirst: policies[0]?.compareDocumentPosition(document.querySelector("script, style, link")) === 4,
  };
}

function judge(address, { title, headings, language, policies, policyFirst }, expect) {
  expect(title !== "", `${address}: no title`);
  expect(headings.length === 1 && headings[0] !== "", `${address}: h1 is ${JSON.stringify(headings)}`);
  expect(language === "vi", `${address}: lang is ${JSON.stringify(language)}`);
  expect(policies.length === 1, `${address}: ${policies.length} policies`);
  expect(policyFirst, `${address}: the policy does not stand before what it rules`);
  const policy = policies.join(" ");
  expect(/\bdefault-src '(none|self)'/.test(policy), `${address}: policy leaves open what it does not name: ${policy}`);
  expect(!/unsafe-|\*|https?:/.test(policy), `${address}: policy allows too much: ${policy}`);
}
