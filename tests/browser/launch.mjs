// How each browser is started: empty profile, no chatter of its own, everything but loopback through the proxy.
import puppeteer from "puppeteer-core";

import { findBrowser } from "./browsers.mjs";

const START_TIMEOUT = 60_000; // ms: Firefox needs 5 s on an idle machine, far more on a busy one
const ANSWER_TIMEOUT = 60_000; // ms: puppeteer would wait three minutes for a browser that says nothing
const NOWHERE = "http://127.0.0.1:9/"; // loopback passes the proxy by and is refused at once

const CHROMIUM_FLAGS = [
  "--no-sandbox", // CI runs as root
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-features=NetworkTimeServiceQuerying,AutofillServerCommunication",
  `--gaia-url=${NOWHERE}`,
  `--component-updater=url-source=${NOWHERE}`,
];

/** Start one browser; `dark`, `still` and `javascript` matter to Firefox only, which knows them as start-up preferences. */
export function launch(name, { proxyPort, dark = false, still = false, javascript = true }) {
  const limits = { timeout: START_TIMEOUT, protocolTimeout: ANSWER_TIMEOUT };
  const common = { executablePath: findBrowser(name), headless: true, ...limits };
  if (name === "chromium") {
    const proxy = `--proxy-server=http://127.0.0.1:${proxyPort}`;
    return puppeteer.launch({ ...common, browser: "chrome", args: [...CHROMIUM_FLAGS, proxy] });
  }
  return puppeteer.launch({
    ...common,
    browser: "firefox",
    protocol: "webDriverBiDi",
    // Release builds obey services.settings.server (puppeteer empties it) only with this variable.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" },
    extraPrefsFirefox: firefoxPreferences({ proxyPort, dark, still, javascript }),
  });
}

function firefoxPreferences({ proxyPort, dark, still, javascript }) {
  return {
    "security.fileuri.strict_origin_policy": true, // puppeteer's default is false: forbidden things would seem to work
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": proxyPort,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": proxyPort,
    "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
    "ui.prefersReducedMotion": still ? 1 : 0,
    "javascript.enabled": javascript,
  };
}
