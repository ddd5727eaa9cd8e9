// Answers queries with the browser's engine: node search_eval.js FOLDER < QUERIES.jsonl > ANSWERS.jsonl
// FOLDER holds manifest.json and the shards; an answer is {docs, mode, milliseconds, files}: CPU time, files loaded for it.
// --cold: every query begins with nothing loaded but the manifest.
const fs = require('node:fs');
const path = require('node:path');
const { load } = require('../node/load.js');

const [folder, ...flags] = process.argv.slice(2);
const danvan = load();
const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8'));

let files = [];
async function fetchShard(name) {
  files.push(name);
  let data;
  const script = fs.readFileSync(path.join(folder, `${name}.js`), 'utf8');
  new Function('danvan', script)({ receive: (_, received) => { data = received; } });
  return data;
}

async function main() {
  const lines = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean);
  let engine = danvan.search.open(manifest, fetchShard);
  for (const line of lines) {
    if (flags.includes('--cold')) engine = danvan.search.open(manifest, fetchShard);
    files = [];
    const started = process.cpuUsage();
    const { docs, mode, asks } = await engine.query(JSON.parse(line).text, { limit: 10 });
    const { user, system } = process.cpuUsage(started), milliseconds = (user + system) / 1e3;
    process.stdout.write(`${JSON.stringify({ docs: Array.from(docs), mode, asks, milliseconds, files })}\n`);
  }
}

main();
