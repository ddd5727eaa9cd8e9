// The look-up of former communes: reading its chunk and finding names, without a page.
const test = require('node:test');
const assert = require('node:assert/strict');
const { load, moduleNames, plain } = require('./load.js');

const danvan = load({}, [...moduleNames(), '../components/place-lookup/place-lookup.js']);
const CHUNK = {
  now: ['xã Chợ Đồn', 'xã Đồng Phúc', 'xã Nghĩa Tá'],
  districts: [['cu-06', 'huyện Chợ Đồn, Bắc Kạn'], ['cu-06', 'huyện Ba Bể, Bắc Kạn'], ['cu-19', 'huyện Định Hóa, Thái Nguyên']],
  communes: 'xã Bằng Lãng;0;0\nxã Bằng Phúc;0;1\nxã Nghĩa Tá;0;2\nxã Tân Phúc;1;0,1\nxã Phúc Chu;2;1',
};
const rows = danvan.placeLookup.open(CHUNK, 'cu-06');
const found = (typed) => plain(danvan.placeLookup.find(rows, typed).map(({ was, now }) => [was, now]));

test('a row says the whole old name and where it is now', () => {
  assert.deepEqual(found('Nghĩa Tá'), [['xã Nghĩa Tá, huyện Chợ Đồn, Bắc Kạn', 'xã Nghĩa Tá']]);
});

test('marks and case do not matter, nor does the type word', () => {
  assert.deepEqual(found('bang lang'), found('XÃ BẰNG LÃNG'));
  assert.equal(found('bang lang').length, 1);
});

test('a split commune names each that it went to', () => {
  assert.deepEqual(found('tan phuc'), [['xã Tân Phúc, huyện Ba Bể, Bắc Kạn', 'xã Chợ Đồn; xã Đồng Phúc']]);
});

test('names that end with what is typed come before those that only hold it', () => {
  assert.deepEqual(found('phuc').map(([was]) => was.split(',')[0]), ['xã Bằng Phúc', 'xã Tân Phúc']);
});

test('a former province lists its own communes, not those of the others that are one province with it now', () => {
  const others = danvan.placeLookup.open(CHUNK, 'cu-19');
  assert.deepEqual(plain(others.map(({ was }) => was)), ['xã Phúc Chu, huyện Định Hóa, Thái Nguyên']);
  assert.equal(rows.some(({ was }) => was.endsWith('Thái Nguyên')), false);
});

test('nothing typed lists all, an unknown name lists none', () => {
  assert.equal(found('').length, 4);
  assert.deepEqual(found('khong co'), []);
});
