const test = require('node:test');
const assert = require('node:assert/strict');
const { files, load, plain, vectors } = require('./load.js');

const danvan = load();
const bundle = vectors('search-bundle.json');
const engine = danvan.search.open(bundle.manifest, files(bundle));
const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

// What a case of search-queries.json expects, against the same parts of the answer.
function shown(expected, answer) {
  const parts = {
    mode: answer.mode,
    docs: answer.docs,
    set: sorted(answer.docs),
    first: answer.docs[0],
    missing: answer.missing,
    place: answer.place && answer.place.label,
    places: answer.places.map(({ label }) => label),
  };
  return Object.fromEntries(Object.keys(expected).map((key) => [key, parts[key]]));
}

for (const { name, query, ...expected } of vectors('search-queries.json')) {
  test(`search: ${name}`, async () => assert.deepEqual(plain(shown(expected, await engine.query(query))), expected));
}

test('a complete answer misses nothing and its scores fall', async () => {
  const { missing, scores } = await engine.query('lua');
  assert.deepEqual(plain(missing), []);
  assert.deepEqual(plain(scores), [...scores].sort((a, b) => b - a));
});

test('limit cuts the end of the ranking', async () => {
  const all = (await engine.query('dân')).docs;
  assert.ok(all.length > 2);
  assert.deepEqual(plain((await engine.query('dân', { limit: 2 })).docs), plain(all.slice(0, 2)));
});

test('place: false looks for the words of a place name', async () => {
  assert.equal((await engine.query('Mường Nhé', { place: false })).mode, 'all');
});

test('a place answer tells the facet value which gives the same records', async () => {
  const expected = { label: 'Tỉnh Bắc Kạn (cũ)', facet: 'tinh', value: 'cu-06' };
  assert.deepEqual(plain((await engine.query('Bắc Kạn')).place), expected);
});

test('the terms to highlight hold both writings of an abbreviation', async () => {
  assert.deepEqual(plain((await engine.query('mua BHYT')).terms), ['mua', 'bhyt', 'bao hiem y te']);
});

test('every spelling of a query gives the same documents and scores', async () => {
  const answers = await Promise.all(['hoà giải', 'hòa giải', 'hòa giải'.normalize('NFD'), 'HOÀ GIẢI', 'ho\u200dà\u00a0giải\u200b']
    .map(async (text) => plain(await engine.query(text))));
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
});

test('search data of another format are refused', async () => {
  assert.throws(() => danvan.search.open({ ...bundle.manifest, format: 1 }), /format 1/);
});

test('an index without documents answers nothing', async () => {
  const empty = {
    format: 2, count: 0, span: 0, whole: true, keys: '', frequencies: '', words: '', pairs: '', lengths: 'none',
    records: 0, aliases: [], synonyms: [], places: '', placeNames: '', placeTypes: [],
  };
  assert.equal((await danvan.search.open(empty, async () => '').query('lúa')).mode, 'none');
});
