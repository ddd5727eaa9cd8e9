const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain } = require('./load.js');

const danvan = load();
const TYPES = [['tinh'], ['thanh pho', 'tp'], ['huyen', 'h'], ['quan', 'q'], ['xa', 'x']];
const places = danvan.places.open([
  ['Tỉnh Bắc Kạn', 'tinh', 'cu-06', 'AB', ['tỉnh bắc kạn']],
  ['Thành phố Bắc Kạn', 'huyen', 'cu-058', 'B', ['thành phố bắc kạn']],
  ['Quận 1', 'huyen', 'cu-760', 'C', ['quận 1', 'quận nhất']],
  ['Xã Hòa Bình', 'xa', '1', 'A', ['xã hòa bình']],
  ['Xã Hoa Binh', 'xa', '2', 'B', ['xã hoa binh']],
], TYPES);
const labels = (text) => plain(places.find(danvan.text.syllables(text)).map(({ label }) => label));

test('a name without its type gives all places of that name', () => {
  assert.deepEqual(labels('bac kan'), ['Tỉnh Bắc Kạn', 'Thành phố Bắc Kạn']);
});

test('the place with the most documents comes first', () => {
  const pair = [['Nhỏ', 'xa', '1', 'A', ['xã tân an']], ['Lớn', 'huyen', '2', 'AA', ['huyện tân an']]];
  const found = danvan.places.open(pair, TYPES).find(['tan', 'an']);
  assert.deepEqual(plain(found.map(({ label }) => label)), ['Lớn', 'Nhỏ']);
});

test('a place without documents is named when no other one is meant', () => {
  const pair = [['Trống', 'tinh', '1', '', ['tỉnh hòa bình']], ['Đầy', 'xa', '2', 'A', ['xã hòa bình']]];
  const known = danvan.places.open(pair, TYPES);
  const named = (text) => plain(known.find(danvan.text.syllables(text)).map(({ label }) => label));
  assert.deepEqual([named('Hòa Bình'), named('tỉnh Hòa Bình'), named('xã Hòa Bình')], [['Đầy'], ['Trống'], ['Đầy']]);
});

test('a type chooses among them, long or short', () => {
  assert.deepEqual(labels('TP Bắc Kạn'), ['Thành phố Bắc Kạn']);
  assert.deepEqual(labels('tinh bac kan'), ['Tỉnh Bắc Kạn']);
});

test('marks must be those of the name', () => {
  assert.deepEqual(labels('Hoà Bình'), ['Xã Hòa Bình']);
  assert.deepEqual(labels('hoa binh'), ['Xã Hòa Bình', 'Xã Hoa Binh']);
  assert.deepEqual(labels('Bác Kạn'), []);
});

test('a number is a name only after its type', () => {
  assert.deepEqual(labels('1'), []);
  for (const text of ['Quận 1', 'q 1', 'nhất']) assert.deepEqual(labels(text), ['Quận 1']);
});

test('a type alone, a part of a name and a longer text are no places', () => {
  assert.deepEqual([labels('tỉnh'), labels('kạn'), labels('bắc kạn ơi'), labels('')], [[], [], [], []]);
});

test('documents are read from their gaps', () => {
  assert.deepEqual(plain(places.find(['bắc', 'kạn'])[0].docs), [0, 2]);
});
