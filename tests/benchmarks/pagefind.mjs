// Asks a Pagefind index: node pagefind.mjs FOLDER < QUERIES.jsonl > ANSWERS.jsonl ({ids, milliseconds} a line).
// Pagefind's script is written for pages: here fetch reads files, and document tells the language.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = path.resolve(process.argv[2]);
globalThis.window = globalThis;
globalThis.location = { origin: 'file://', href: 'file:///' };
globalThis.document = {
  querySelector: () => ({ getAttribute: () => 'vi' }),
  currentScript: null,
  baseURI: 'file:///',
};
globalThis.fetch = async (address) => {
  const file = decodeURIComponent(String(address).replace(/^file:\/\//, '').replace(/\?.*$/, ''));
  return new Response(fs.readFileSync(file));
};

const script = path.join(folder, 'pagefind.js'), module = path.join(folder, 'pagefind.mjs');
fs.copyFileSync(script, module); // the ending tells Node that it is a module
const pagefind = await import(pathToFileURL(module).href);
await pagefind.options({ basePath: `file://${folder}/`, baseUrl: '/' });
await pagefind.init();
for (const line of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const started = process.cpuUsage();
  const { results } = await pagefind.search(JSON.parse(line).text);
  const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  const { user, system } = process.cpuUsage(started);
  const ids = data.map(({ url }) => url.replace(/^\/|\.html$/g, ''));
  process.stdout.write(`${JSON.stringify({ ids, milliseconds: (user + system) / 1e3 })}\n`);
}
process.exit(0);
