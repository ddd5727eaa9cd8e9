const test = require('node:test');
const assert = require('node:assert/strict');
const { files, load, plain, vectors } = require('./load.js');

const danvan = load();
const TYPES = [['tinh'], ['thanh pho', 'tp'], ['huyen', 'h'], ['quan', 'q'], ['xa', 'x']];

// Places as lists [label, facet, value, documents, names], all in one file that every name may be in.
async function opened(list) {
  const keyOf = (name) => danvan.text.fold(name).replace(/^(tinh|thanh pho|tp|huyen|h|quan|q|xa|x) /, '');
  const lines = list.flatMap(([label, facet, value, docs, names]) => [...new Set(names.map(keyOf))].map((key) => (
    [key, label, facet, value, docs, names.join(';')].join('|'))));
  const manifest = { places: 'A all', placeNames: '____', placeTypes: TYPES };
  const places = danvan.places.open(manifest, async () => lines.join('~'));
  await places.need(['x']);
  return (text) => places.find(danvan.text.syllables(text));
}

const find = opened([
  ['Tỉnh Bắc Kạn', 'tinh', 'cu-06', 'AB', ['tỉnh bắc kạn']],
  ['Thành phố Bắc Kạn', 'huyen', 'cu-058', 'B', ['thành phố bắc kạn']],
  ['Quận 1', 'huyen', 'cu-760', 'C', ['quận 1', 'quận nhất']],
  ['Xã Hòa Bình', 'xa', '1', 'A', ['xã hòa bình']],
  ['Xã Hoa Binh', 'xa', '2', 'B', ['xã hoa binh']],
]);
const named = (found) => plain(found.map(({ label }) => label));
const labels = async (text) => named((await find)(text));

test('a name without its type gives all places of that name', async () => {
  assert.deepEqual(await labels('bac kan'), ['Tỉnh Bắc Kạn', 'Thành phố Bắc Kạn']);
});

test('the place with the most documents comes first', async () => {
  const pair = [['Nhỏ', 'xa', '1', 'A', ['xã tân an']], ['Lớn', 'huyen', '2', 'AA', ['huyện tân an']]];
  assert.deepEqual(named((await opened(pair))('tan an')), ['Lớn', 'Nhỏ']);
});

test('a place without documents is named when no other one is meant', async () => {
  const pair = [['Trống', 'tinh', '1', '', ['tỉnh hòa bình']], ['Đầy', 'xa', '2', 'A', ['xã hòa bình']]];
  const known = await opened(pair), found = ['Hòa Bình', 'tỉnh Hòa Bình', 'xã Hòa Bình'].map((text) => named(known(text)));
  assert.deepEqual(found, [['Đầy'], ['Trống'], ['Đầy']]);
});

test('a type chooses among them, long or short', async () => {
  assert.deepEqual(await labels('TP Bắc Kạn'), ['Thành phố Bắc Kạn']);
  assert.deepEqual(await labels('tinh bac kan'), ['Tỉnh Bắc Kạn']);
});

test('marks must be those of the name', async () => {
  assert.deepEqual(await labels('Hoà Bình'), ['Xã Hòa Bình']);
  assert.deepEqual(await labels('hoa binh'), ['Xã Hòa Bình', 'Xã Hoa Binh']);
  assert.deepEqual(await labels('Bác Kạn'), []);
});

test('a number is a name only after its type', async () => {
  assert.deepEqual(await labels('1'), []);
  for (const text of ['Quận 1', 'q 1', 'nhất']) assert.deepEqual(await labels(text), ['Quận 1']);
});

test('a type alone, a part of a name and a longer text are no places', async () => {
  assert.deepEqual([await labels('tỉnh'), await labels('kạn'), await labels('bắc kạn ơi'), await labels('')], [[], [], [], []]);
});

test('documents are read from their gaps', async () => {
  assert.deepEqual(plain((await find)('bắc kạn')[0].docs), [0, 2]);
});

test('a shard of places is loaded only for names that may be in it', async () => {
  const { manifest, files: held } = vectors('search-shards.json'), asked = [];
  const known = danvan.places.open(manifest, files({ files: held }, asked));
  await known.need(['chăn', 'nuôi', 'trâu']);
  assert.deepEqual(asked, []);
  await known.need(['ở', 'xã', 'nghĩa', 'tá']);
  assert.equal(asked.length, 1);
  assert.ok(known.find(['nghĩa', 'tá']).length);
});
