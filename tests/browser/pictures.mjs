// The logo and the picture of shared links as PNG, for programs that do not read SVG. Run after a change of either:
//   node pictures.mjs        (make pictures)
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";

import { launch } from "./launch.mjs";

const FOLDER = fileURLToPath(new URL("../../site_src/components/logo/", import.meta.url));
const LOGO_SIZES = { 32: false, 180: true }; // px: true fills the corners, which phones round themselves

const browser = await launch("chromium", { proxyPort: 9 }); // nothing is fetched
const page = await browser.newPage();
try {
  for (const [size, filled] of Object.entries(LOGO_SIZES)) await logo(Number(size), filled);
  await shared();
} finally {
  await browser.close();
}

async function logo(size, filled) {
  await page.setViewport({ width: size, height: size });
  await page.goto(pathToFileURL(path.join(FOLDER, "logo.svg")).href);
  await page.evaluate(fit, size, filled);
  await page.screenshot({ path: path.join(FOLDER, `logo-${size}.png`), omitBackground: true });
}

// Runs in the drawing.
function fit(size, filled) {
  document.documentElement.setAttribute("width", size);
  document.documentElement.setAttribute("height", size);
  if (filled) document.querySelector("rect").removeAttribute("rx");
}

async function shared() {
  await page.setViewport({ width: 1200, height: 630 });
  await page.goto(pathToFileURL(path.join(FOLDER, "og.html")).href);
  await page.screenshot({ path: path.join(FOLDER, "og.png") });
}
