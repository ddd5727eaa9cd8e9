// What a page says and asks for while it is open: console, errors, failed files, requests to other places.

const ABORTED = /ABORT|CANCEL/; // a request given up by leaving the page is no failure
const HARMLESS_SCHEMES = new Set(["about:", "blob:", "data:"]);

/** Watch `page`; gives back {problems, requests}, both growing; `isOurs(url)` tells the site's own addresses. */
export async function watch(page, isOurs) {
  const seen = { problems: [], requests: [] };
  const add = (text) => seen.problems.push(text);
  page.on("console", (message) => add(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => add(`page error: ${error.message ?? error}`));
  page.on("request", (request) => noteRequest(seen, request.url(), isOurs));
  page.on("requestfailed", (request) => noteFailure(add, request));
  await page.evaluateOnNewDocument(reportToConsole);
  return seen;
}

function noteRequest(seen, url, isOurs) {
  seen.requests.push(url);
  if (!isOurs(url) && !HARMLESS_SCHEMES.has(new URL(url).protocol)) {
    seen.problems.push(`external request: ${url}`);
  }
}

function noteFailure(add, request) {
  const reason = request.failure()?.errorText ?? "unknown";
  if (!ABORTED.test(reason)) add(`request failed: ${request.url()} (${reason})`);
}

// Runs in the page: Firefox keeps failed files, and older ones policy violations, out of what BiDi reports.
function reportToConsole() {
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy violation: ${event.effectiveDirective} ${event.blockedURI}`);
  });
  const onError = ({ target }) => {
    if (target instanceof Element) console.error(`not loaded: ${target.src ?? target.href ?? target.localName}`);
  };
  addEventListener("error", onError, true);
}
