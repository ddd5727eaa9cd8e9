// Counts facets of N made-up records as the catalogue page does: node tests/benchmarks/facets.js [N]
// Prints the size of the columns after gzip, and medians of nine in ms: opening all twelve, filtering, ordering.
const zlib = require('node:zlib');
const { load } = require('../node/load.js');
const { digits, facetPart, random } = require('../node/parts.js');

const N = Number(process.argv[2] ?? 100000);
// Facet, values, most values a record: as the real ones; districts and communes are former and present units.
const SHAPES = [
  ['linh-vuc', 6, 2], ['tinh', 97, 2], ['huyen', 696, 1], ['xa', 13000, 2], ['chu-de', 60, 3], ['chu-the', 9, 2],
  ['chu-tri', 12, 2], ['cap', 6, 1], ['cong-nhan', 5, 1], ['nam', 20, 1], ['muc', 4, 1], ['ten-goi', 3, 1],
];

const draw = random(7);
const next = (n) => Math.floor(draw() ** 1.5 * n); // small numbers more often: values are not equally frequent
const order = Array.from({ length: N }, (_, doc) => [draw(), doc]).sort(([a], [b]) => a - b).map(([, doc]) => doc);

const facets = SHAPES.map(([id, size, most]) => ({
  id,
  values: Array.from({ length: size }, (_, value) => [`${id}-${value}`, `Tên của ${value}`]),
  rows: Array.from({ length: N }, () => [...new Set(Array.from({ length: 1 + next(most) }, () => next(size)))].sort((a, b) => a - b)),
}));
const parts = Object.fromEntries(facets.map((facet) => [facet.id, facetPart(facet)]));
parts.ten = digits(order);

const danvan = load();
const head = { total: N, parts: {}, facets: facets.map(({ id }) => ({ id, label: id, part: id })), orders: { ten: 'ten' } };
const open = () => danvan.facets.open(head, async (name) => parts[name]);

async function median(act) {
  const times = [];
  for (let run = 0; run < 9; run += 1) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[4].toFixed(1);
}

async function main() {
  const size = (name) => zlib.gzipSync(JSON.stringify(parts[name]), { level: 9 }).length;
  console.log(`${N} records; gzip: ${[...SHAPES.map(([id]) => id), 'ten'].map((name) => `${name} ${(size(name) / 1024).toFixed(0)} KB`).join(', ')}`);
  const ids = facets.map(({ id }) => id);
  const engine = open();
  await engine.need(ids);
  const found = order.slice(0, N / 5);
  const choice = { 'linh-vuc': ['linh-vuc-1', 'linh-vuc-2'], tinh: ['tinh-3', 'tinh-4'], nam: ['nam-2'] };
  console.log(`open all columns ${await median(() => open().need(ids))} ms`);
  console.log(`count everything ${await median(() => engine.filter({}).counts())} ms; three facets ${await median(() => engine.filter(choice).counts())} ms`);
  console.log(`a query with ${found.length} answers and three facets ${await median(() => engine.filter(choice, found).counts())} ms`);
  console.log(`order all by name ${await median(() => engine.order(found, 'ten'))} ms`);
}

main();
