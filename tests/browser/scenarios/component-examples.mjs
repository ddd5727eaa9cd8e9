// Every state of every component, on a page of its own (tests/harness/components.py): small, light and dark, text doubled.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import { folderUrl } from "../context.mjs";
import { DESKTOP, PHONE } from "../driver.mjs";
import * as axe from "../looks/axe.mjs";
import * as crowding from "../looks/crowding.mjs";
import * as headings from "../looks/headings.mjs";
import * as scroll from "../looks/scroll.mjs";
import * as stillness from "../looks/stillness.mjs";
import * as targets from "../looks/targets.mjs";
import { walk } from "../looks/walk.mjs";
import * as words from "../looks/words.mjs";

export const name = "component-examples";
export const schemes = ["file"];

const SMALL = { width: 320, height: 640 };
const LIGHT = {
  small: { ...SMALL, checks: [scroll, words, headings, crowding, axe] },
  phone: { ...PHONE, checks: [targets] },
  "large text": { ...PHONE, text: 2, checks: [scroll, crowding] },
  desk: { ...DESKTOP, checks: [headings, crowding] },
};
// Words, contrast and names do not differ by browser, where letters and boxes lie does.
const FIREFOX = {
  small: { ...SMALL, checks: [scroll, crowding] },
  "large text": { ...PHONE, text: 2, checks: [scroll, crowding] },
};
const DARK = { dark: { ...SMALL, dark: true, coloursOnly: true, checks: [axe, stillness] } };

export async function run(context) {
  const { components, expect } = context;
  const folder = path.join(components ?? "", "thanh-phan");
  expect(components && existsSync(folder), "no examples were made");
  const base = folderUrl(components);
  context.allow(base);
  const views = readdirSync(folder).sort().map((file) => ({ address: `${base}thanh-phan/${file}`, name: file }));
  const isFirefox = context.browser === "firefox";
  await walk(context, views, isFirefox ? FIREFOX : LIGHT, {});
  if (!isFirefox) await walk(context, views, DARK, { dark: true, still: true });
}
