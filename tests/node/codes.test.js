const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain, vectors } = require('./load.js');

const { codes } = load();

for (const { name, code, span, levels, lists } of vectors('codes.json').lists) {
  test(`lists: ${name}`, () => {
    const found = codes.lists(code, lists.length, span, levels);
    const read = lists.map((_, at) => found.list(at));
    assert.deepEqual(plain(read.map(({ docs }) => Array.from(docs))), lists.map(({ docs }) => docs));
    assert.deepEqual(plain(read.map((list) => Array.from(list.levels))), lists.map((list) => list.levels));
    if (lists.length) assert.deepEqual(plain(Array.from(found.list(0).docs)), lists[0].docs, 'in any order');
  });
}

for (const { name, code, words } of vectors('codes.json').words) {
  test(`words: ${name}`, () => assert.deepEqual(plain(codes.words(code)), words));
}

test('ascending numbers from gaps', () => {
  assert.deepEqual(plain([codes.numbers(''), codes.numbers('AAC'), codes.numbers('gBA')]), [[], [0, 1, 4], [32, 33]]);
});
