// Answers queries with the browser's engine: node search_eval.js BUNDLE.json < QUERIES.jsonl > ANSWERS.jsonl
const fs = require('node:fs');
const { load } = require('../node/load.js');

const engine = load().search.open(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')));
const lines = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean);
const started = process.hrtime.bigint();
const answers = lines.map((line) => {
  const { text } = JSON.parse(line);
  const { docs, mode } = engine.query(text, { limit: 10 });
  return JSON.stringify({ docs, mode });
});
const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
process.stderr.write(`${(milliseconds / (lines.length || 1)).toFixed(2)} ms a query\n`);
process.stdout.write(answers.join('\n') + '\n');
