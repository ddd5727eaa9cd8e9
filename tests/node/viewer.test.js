// The viewer of a pack, as far as it needs no document: addresses, and bodies out of their parts.
const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain, vectors } = require('./load.js');

const danvan = load({ URLSearchParams }, ['core.js', 'address.js', 'route.js', 'bodies.js', '../components/viewer/blocks.js']);
const { route } = danvan;
const page = (path, query = '', anchor = '') => ({ path, query, anchor });

for (const [search, hash, wanted] of [
  ['', '', page('index.html')],
  ['?fbclid=x', '', page('index.html')],
  ['?id=dua-lua', '', page('mo-hinh/dua-lua.html')],
  ['?id=khac', '#id=dua-lua', page('mo-hinh/dua-lua.html')],
  ['', '#trang=cam-nang/tieu-chi.html&den=nguon', page('cam-nang/tieu-chi.html', '', 'nguon')],
  ['', '#q=r%C3%A1c+th%E1%BA%A3i&tinh=19', page('mo-hinh/index.html', 'q=r%C3%A1c+th%E1%BA%A3i&tinh=19')],
  ['?tinh=19', '', page('mo-hinh/index.html', 'tinh=19')],
  ['', '#trang=', page('index.html')],
  ['', '#bao-sai', page('index.html')],
  ['', '#%E1%', page('index.html')],
]) {
  test(`the address "${search}${hash}" names ${wanted.path}`, () => assert.deepEqual(plain(route.parse(search, hash)), wanted));
}

for (const { href, from, hash } of vectors('viewer-addresses.json').links) {
  test(`${href} on ${from} becomes ${hash}, and is read back`, () => {
    const to = route.resolve(href, from);
    assert.equal(route.hashOf(to), hash);
    assert.deepEqual(plain(route.parse('', hash)), plain(to));
  });
}

for (const href of vectors('viewer-addresses.json').outside) {
  test(`${href} leads out and stays as it is`, () => assert.equal(route.resolve(href, 'mo-hinh/x.html'), null));
}

function open(parts, { pieces = [], cards = [] } = {}) {
  const starts = parts.map((part) => Object.keys(part)[0]);
  const asked = [];
  const { page: get, text } = danvan.bodies.open({ starts }, {
    part: async (n) => { asked.push(n); return parts[n]; },
    pieces: async () => pieces,
    cards: async (numbers) => numbers.map((n) => cards[n]),
  });
  return { get, text, asked };
}

for (const [at, { html, coded }] of vectors('packed-bodies.json').bodies.entries()) {
  test(`body ${at} is put together from pieces and cards`, async () => {
    const { get } = open([{ 'a.html': ['A', '', coded] }], vectors('packed-bodies.json'));
    assert.equal((await get('a.html')).html, html);
  });
}

test('only the part that holds a page is asked for', async () => {
  const { get, asked } = open([{ 'a.html': ['A', '', 'a'], 'b.html': ['B', '', 'b'] }, { 'c.html': ['C', '', 'c'], 'e.html': ['E', '', 'e'] }]);
  assert.equal((await get('b.html')).title, 'B');
  assert.equal((await get('e.html')).html, 'e');
  assert.deepEqual(asked, [0, 1]);
});

test('a page that is nowhere is null, also before the first and by a name of objects', async () => {
  const { get } = open([{ 'b.html': ['B', '', 'b'] }]);
  for (const path of ['a.html', 'c.html', 'toString', '']) assert.equal(await get(path), null);
});

test('an address that leads on gives the page it leads to, with its query', async () => {
  const { get } = open([{ 'a.html': 'b.html', 'b.html': 'c.html?xa=02071', 'c.html': ['C', '', 'c'] }]);
  const { path, query, title } = await get('a.html');
  assert.deepEqual([path, query, title], ['c.html', 'xa=02071', 'C']);
});

test('addresses that lead on to each other end', async () => {
  const { get } = open([{ 'a.html': 'b.html', 'b.html': 'a.html' }]);
  assert.equal(await get('a.html'), null);
});

test('a page that is wanted first needs nothing else', async () => {
  const { page: get } = danvan.bodies.open({ starts: ['a.html'], first: { 'index.html': ['Kho', '', 'k'] } }, {});
  assert.equal((await get('index.html')).html, 'k');
});

test('the words of a record stand beside its body; other pages have none', async () => {
  const { text } = open([{ 'a.html': ['A', '', 'a', 'Họp dân.'], 'b.html': ['B', '', 'b'], 'c.html': 'a.html' }]);
  assert.deepEqual([await text('a.html'), await text('b.html'), await text('c.html'), await text('khong.html')], ['Họp dân.', '', '', '']);
});

for (const { name, bytes, letters } of vectors('seven-bits.json').cases) {
  test(`letters of seven bits: ${name}`, () => {
    assert.equal(Buffer.from(danvan.blocks.bytesOf(letters)).toString('hex'), bytes);
  });
}

test('letters of eight bits are bytes', () => {
  assert.deepEqual([...danvan.blocks.fromBinary('\x00\x7f\xff')], [0, 127, 255]);
});
