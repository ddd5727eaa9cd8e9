const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain } = require('./load.js');

const { open, join, meet, numbers } = load().postings;
const reader = open({ format: 1, count: 3, lengths: 'CEgB', terms: 'ao:=DB:ca=A\nca:cá=B;cà=EA:\ncam:=I:' });

test('lengths and their average', () => {
  assert.deepEqual(plain(reader.lengths), [2, 4, 32]);
  assert.equal(reader.average, 38 / 3);
});

test('a form has its own postings, the folded syllable those of all its forms', () => {
  assert.deepEqual(plain(reader.form('ca', 'cá')), { docs: [0], tfs: [2] });
  assert.deepEqual(plain(reader.form('ca', 'cà')), { docs: [1, 2], tfs: [1, 1] });
  assert.deepEqual(plain(reader.folded('ca')), { docs: [0, 1, 2], tfs: [2, 1, 1] });
  assert.deepEqual(plain(reader.folded('ao')), { docs: [0], tfs: [5] });
});

test('an unknown syllable, form or pair has no postings', () => {
  const none = { docs: [], tfs: [] };
  const lists = [reader.folded('c'), reader.form('ca', 'cạ'), reader.pair('ca', 'ao'), reader.pair('x', 'ao')];
  for (const list of lists) assert.deepEqual(plain(list), none);
});

test('adjacent syllables', () => {
  assert.deepEqual(plain(reader.pair('ao', 'ca')), { docs: [0], tfs: [1] });
  assert.deepEqual(plain(reader.phrase(['ao', 'ca', 'ca'])), { docs: [], tfs: [] });
});

test('syllables which begin so, without the beginning itself', () => {
  assert.deepEqual(plain(['ca', 'a', 'd'].map((prefix) => reader.startingWith(prefix))), [['cam'], ['ao'], []]);
});

test('joined lists add, met lists keep the lowest', () => {
  const one = { docs: [1, 5], tfs: [2, 3] }, two = { docs: [0, 5], tfs: [1, 1] };
  assert.deepEqual(plain(join([one, two])), { docs: [0, 1, 5], tfs: [1, 2, 4] });
  assert.deepEqual(plain(meet([one, two])), { docs: [5], tfs: [1] });
  assert.deepEqual(plain(join([])), { docs: [], tfs: [] });
});

test('ascending numbers from gaps', () => {
  assert.deepEqual(plain([numbers(''), numbers('AAC'), numbers('gBA')]), [[], [0, 1, 4], [32, 33]]);
});
