// Asks a built site what its catalogue page would show, with the site's own files: node site_search.js SITE LIMIT
// in: the query; out: JSON {total, notes, mode, asks, suggestedFacets, readings, cards}, cards as HTML.
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const { fileURLToPath, pathToFileURL } = require('node:url');

const [site, limit] = process.argv.slice(2);
const page = path.resolve(site, 'mo-hinh', 'index.html');
const html = fs.readFileSync(page, 'utf8');
const baseURI = pathToFileURL(page).href;

const block = (id) => html.match(new RegExp(`<script[^>]*id="?${id}"?[^>]*>(.*?)</script>`, 's'))?.[1];
const scripts = Array.from(html.matchAll(/<script[^>]*\ssrc="?([^"\s>]+)/g), ([, src]) => new URL(src, baseURI));

const run = (address) => vm.runInContext(fs.readFileSync(fileURLToPath(address), 'utf8'), context, { filename: String(address) });

// What the page's scripts ask of a document that shows nothing: the data written into it, and that a script be loaded.
const document = {
  baseURI,
  readyState: 'complete',
  currentScript: { dataset: {} },
  addEventListener() {},
  querySelectorAll: () => [],
  documentElement: { classList: { add() {} } },
  querySelector: (selector) => (selector.startsWith('#dv-') ? { textContent: block(selector.slice(1)) } : null),
  createElement: () => ({}),
  head: {
    append(script) {
      queueMicrotask(() => {
        try { run(script.src); script.onload(); } catch (error) { console.error(error); script.onerror(); }
      });
    },
  },
};
const context = vm.createContext({ URL, document, queueMicrotask });

async function main() {
  scripts.forEach(run);
  const { danvan } = context;
  danvan.page.chunks();
  const answers = danvan.answers({ say: danvan.page.strings(), number: danvan.page.number, sorts: [] });
  const { total, notes, cards, search } = await answers.answer({ ...danvan.address.empty(), q: fs.readFileSync(0, 'utf8') });
  const { mode = 'all', asks = [], suggestedFacets = [], readings = [] } = search ?? {}; // null: nothing was asked
  const first = await cards(0, Number(limit));
  process.stdout.write(JSON.stringify({ total, notes, mode, asks, suggestedFacets, readings, cards: first }));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
