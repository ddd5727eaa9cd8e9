// Every type of page on a phone, and samples of each kind otherwise, and what scripts make of some, as readers may see them:
// by size of window and of text, in the dark, without motion, in colours of their own. One opening of a page serves many
// looks, each with its checks (../looks/).
import { DESKTOP, PHONE } from "../driver.mjs";
import * as axe from "../looks/axe.mjs";
import * as crowding from "../looks/crowding.mjs";
import * as headings from "../looks/headings.mjs";
import * as ownColours from "../looks/own-colours.mjs";
import * as scroll from "../looks/scroll.mjs";
import * as stillness from "../looks/stillness.mjs";
import * as targets from "../looks/targets.mjs";
import * as words from "../looks/words.mjs";
import { walk } from "../looks/walk.mjs";
import { STATES } from "../states.mjs";

export const name = "looks";
export const turns = { chromium: ["file"], firefox: ["http"] }; // how a page looks does not depend on the way it came

const SMALL_PHONE = { width: 320, height: 640 }; // also what WCAG 1.4.10 asks for
const TABLET = { width: 768, height: 1024 };

const PHONES = {
  phone: { ...PHONE, checks: [scroll, words, targets, headings, crowding, axe] },
  "small phone": { ...SMALL_PHONE, checks: [scroll, crowding] },
  "large text on a phone": { ...PHONE, text: 2, checks: [scroll, crowding] },
};
const DESKS = {
  tablet: { ...TABLET, checks: [scroll, crowding] },
  "large text at a desk": { ...DESKTOP, text: 2, checks: [scroll, crowding] },
  desk: { ...DESKTOP, checks: [scroll, headings, crowding, axe, ownColours] },
};
const DARK = {
  dark: { ...PHONE, dark: true, coloursOnly: true, checks: [axe, stillness, ownColours] },
};

export async function run(context) {
  const views = (addresses) => [...addresses.map((address) => ({ address })), ...(context.expected ? STATES : [])];
  const samples = views(context.samples);
  await walk(context, context.browser === "chromium" ? views(context.pages) : samples, PHONES, {});
  await walk(context, samples, DESKS, {});
  await walk(context, samples, DARK, { dark: true, still: true });
}
