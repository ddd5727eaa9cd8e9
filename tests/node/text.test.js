const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain, vectors } = require('./load.js');

const { text } = load();

for (const name of ['normalize', 'fold', 'syllables', 'slug']) {
  for (const { name: sentence, input, expect } of vectors(`${name}.json`)) {
    test(`${name}: ${sentence}`, () => assert.deepEqual(plain(text[name](input)), expect));
  }
}

for (const { name, text: written, terms, expect } of vectors('highlight.json')) {
  test(`highlight: ${name}`, () => {
    const found = text.highlight(written, terms).map(([start, end]) => written.slice(start, end));
    assert.deepEqual(plain(found), expect);
  });
}

test('only a syllable that would lose something in the fold is marked', () => {
  assert.deepEqual(['lúa', 'đi', 'cho', '2020', 'hoa'].map(text.isMarked), [true, true, false, false, false]);
});
