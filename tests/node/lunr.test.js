// The index for other tools (hooks/danvan/search_lunr.py) is read by lunr.js itself, which comes with the browser tests.
const test = require('node:test');
const assert = require('node:assert/strict');
const { createRequire } = require('node:module');
const path = require('node:path');
const { load, vectors } = require('./load.js');

const lunr = createRequire(path.join(__dirname, '..', 'browser', 'package.json'))('lunr');
const { text } = load();

const warnings = [];
lunr.utils.warn = (message) => warnings.push(message);
const index = lunr.Index.load(vectors('search-lunr.json'));
const folded = (query) => text.syllables(query).map(text.fold).join(' ');
const refs = (query) => index.search(query).map(({ ref }) => ref);

test('lunr.js takes the index for one of its own version', () => {
  assert.deepEqual(warnings, []);
  assert.equal(lunr.version, vectors('search-lunr.json').version);
});

for (const [query, first] of [
  ['Xen canh Dưa-Lúa', '0'],
  ['Bằng Lãng', '1'],
  ['heo đất', '2'],
]) {
  test(`lunr.js finds "${query}" once it is folded`, () => assert.equal(refs(folded(query))[0], first));
}

test('lunr.js asks a single field', () => {
  assert.deepEqual(refs('+place:lua'), []);
  assert.ok(refs('+name:lua').includes('0'));
});
