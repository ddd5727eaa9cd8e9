// A record is handed on: through the phone's own menu where there is one, as a text to copy where there is none.
export const name = "shares-a-record";

export async function run({ pages, open, expect }) {
  const address = pages.find((one) => one.startsWith("mo-hinh/") && one !== "mo-hinh/index.html");
  const plain = await openWith(open, address, false);
  expect(await plain.page.$eval('[data-act="share"]', ({ hidden }) => hidden), "a button for a menu that is not there");
  await plain.close();

  const visit = await openWith(open, address, true);
  const { page } = visit;
  const text = await page.$eval("#gui textarea", ({ value }) => value);
  expect(await page.$eval('[data-act="share"]', (button) => button.checkVisibility()), "no button for the phone's menu");
  await page.click('[data-act="share"]');
  const shared = await page.evaluate(() => window.shared);
  expect(shared?.text === text && shared.title !== "", `shared: ${JSON.stringify(shared)}`);
  await visit.close();
}

async function openWith(open, address, hasMenu) {
  const visit = await open("404.html");
  await visit.page.evaluateOnNewDocument(setMenu, hasMenu);
  await visit.go(address);
  return visit;
}

// Runs in the page, before its scripts; with a menu that is closed without a choice.
function setMenu(hasMenu) {
  const share = (data) => { window.shared = data; return Promise.reject(new DOMException("closed", "AbortError")); };
  Object.defineProperty(navigator, "share", { value: hasMenu ? share : undefined, configurable: true });
}
