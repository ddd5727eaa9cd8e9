const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain, vectors } = require('./load.js');

const danvan = load();
const bundle = vectors('search-bundle.json');
const engine = danvan.search.open(bundle);
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
  test(`search: ${name}`, () => assert.deepEqual(plain(shown(expected, engine.query(query))), expected));
}

test('a complete answer misses nothing and its scores fall', () => {
  const { missing, scores } = engine.query('lua');
  assert.deepEqual(plain(missing), []);
  assert.deepEqual(plain(scores), [...scores].sort((a, b) => b - a));
});

test('limit cuts the end of the ranking', () => {
  const all = engine.query('dân').docs;
  assert.ok(all.length > 2);
  assert.deepEqual(plain(engine.query('dân', { limit: 2 }).docs), plain(all.slice(0, 2)));
});

test('place: false looks for the words of a place name', () => {
  assert.equal(engine.query('Mường Nhé', { place: false }).mode, 'all');
});

test('a place answer tells the facet value which gives the same records', () => {
  const expected = { label: 'Tỉnh Bắc Kạn (cũ)', facet: 'tinh', value: 'cu-06' };
  assert.deepEqual(plain(engine.query('Bắc Kạn').place), expected);
});

test('the terms to highlight hold both writings of an abbreviation', () => {
  assert.deepEqual(plain(engine.query('mua BHYT').terms), ['mua', 'bhyt', 'bao hiem y te']);
});

test('every spelling of a query gives the same documents and scores', () => {
  const answers = ['hoà giải', 'hòa giải', 'hòa giải'.normalize('NFD'), 'HOÀ GIẢI', 'ho\u200dà\u00a0giải\u200b']
    .map((text) => plain(engine.query(text)));
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
});

test('search data of another format are refused', () => {
  assert.throws(() => danvan.search.open({ ...bundle, format: 2 }), /format 2/);
});

test('an index without documents answers nothing', () => {
  const empty = { format: 1, count: 0, lengths: '', terms: '', aliases: [], places: [], placeTypes: [] };
  assert.equal(danvan.search.open(empty).query('lúa').mode, 'none');
});
