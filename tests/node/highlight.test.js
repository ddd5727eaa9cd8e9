const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain } = require('./load.js');

const { snippet } = load().highlight;
const TEXT = 'Xã Nghĩa Tá vận động bà con. ' + 'Chữ khác. '.repeat(30) + 'Hội đi từng nhà mua thẻ bảo hiểm y tế cho hộ nghèo. ' + 'Hết. '.repeat(30);
const marked = ({ text, ranges }) => ranges.map(([from, to]) => text.slice(from, to));

test('the snippet shows the piece with most of the words, found without marks', () => {
  assert.deepEqual(marked(plain(snippet(TEXT, ['bao hiem y te', 'ngheo']))), ['bảo hiểm y tế', 'nghèo']);
});

test('it tells what is left out', () => {
  assert.deepEqual(plain(snippet(TEXT, ['nghèo']).cut), [true, true]);
  assert.deepEqual(plain(snippet('Nghĩa Tá', ['ta']).cut), [false, false]);
});

test('without a hit it is the beginning', () => {
  const { text, start, ranges } = snippet(TEXT, ['vũ trụ']);
  assert.equal(start, 0);
  assert.ok(text.startsWith('Xã Nghĩa Tá') && text.length <= 160);
  assert.deepEqual(plain(ranges), []);
});
