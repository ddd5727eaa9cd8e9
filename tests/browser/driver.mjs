// One way to open a page, whichever browser does it.
import { launch } from "./launch.mjs";
import { watch } from "./watch.mjs";

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 800 };

const LOAD_TIMEOUT = 60_000; // ms: a page that hangs fails its scenario, not the run
const SETTLE = 120; // ms: time for late messages to arrive over the protocol
const CLOSE_TIMEOUT = 10_000; // ms: then the browser is killed

/** Gives back {name, open(url, options), close()}; browsers start when first needed and end with close(). */
export function startDriver(name, { proxyPort, isOurs }) {
  const running = new Map();
  const browserFor = (flavour) => {
    const key = JSON.stringify(flavour);
    if (!running.has(key)) running.set(key, launch(name, { proxyPort, ...flavour }));
    return running.get(key);
  };
  return {
    name,
    open: (url, options = {}) => open(name, browserFor, isOurs, url, options),
    close: async () => {
      const started = await Promise.allSettled(running.values());
      await Promise.all(started.map(({ value }) => value && closeBrowser(value)));
    },
  };
}

/**
 * Open `url`; gives back a visit {page, problems, requests, settle(), go(url), close()}.
 * Options: width, height (CSS px), dark, still (less motion), javascript, waitUntil ("load" | "domcontentloaded"), and patience:
 * ms after which a page that is still loading is taken as it is, without calling that a problem.
 */
async function open(name, browserFor, isOurs, url, options) {
  const { dark = false, still = false, javascript = true, waitUntil = "load", patience, ...size } = options;
  const browser = await browserFor(name === "firefox" ? { dark, still, javascript } : {});
  const page = await browser.newPage();
  page.setDefaultTimeout(LOAD_TIMEOUT);
  const seen = await watch(page, isOurs);
  if (name === "chromium") await emulate(page, { dark, still, javascript });
  await page.setViewport({ ...DESKTOP, ...size });
  const notOpened = (error) => patience ?? seen.problems.push(`not opened: ${error.message}`);
  const go = (next) => page.goto(next, { waitUntil, timeout: patience ?? LOAD_TIMEOUT }).catch(notOpened);
  await go(url);
  return { page, ...seen, settle, go, close: () => page.close() };
}

async function emulate(page, { dark, still, javascript }) {
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
    { name: "prefers-reduced-motion", value: still ? "reduce" : "no-preference" },
  ]);
  if (!javascript) await page.setJavaScriptEnabled(false);
}

/** Wait for messages that arrive after the page has loaded. */
export function settle() {
  return new Promise((done) => setTimeout(done, SETTLE));
}

async function closeBrowser(browser) {
  const kill = () => browser.process()?.kill("SIGKILL");
  const timer = setTimeout(kill, CLOSE_TIMEOUT);
  await browser.close().catch(kill);
  clearTimeout(timer);
}
