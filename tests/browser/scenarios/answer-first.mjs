// A knowledge page answers its question on the first screen of a phone.
import { PHONE } from "../driver.mjs";

export const name = "answer-first";
export const turns = { chromium: ["file"], firefox: ["http"] };

const ANSWER = ".dv-knowledge__answer";
const FEWEST = 80; // letters: less is no answer

export async function run({ pages, open, expect }) {
  const questions = pages.filter((address) => address.startsWith("cam-nang/") && !address.endsWith("index.html"));
  for (const address of questions) {
    const visit = await open(address, PHONE);
    const { length, bottom, room } = await visit.page.evaluate(measure, ANSWER);
    expect(length >= FEWEST, `${address}: no answer to see, ${length} letters`);
    expect(bottom <= room, `${address}: the answer ends ${Math.round(bottom - room)} px below the first screen`);
    await visit.close();
  }
}

// Runs in the page.
function measure(selector) {
  const answer = document.querySelector(selector);
  const shown = answer?.checkVisibility() ?? false;
  return { length: shown ? answer.innerText.length : 0, bottom: answer?.getBoundingClientRect().bottom ?? 0, room: innerHeight };
}
