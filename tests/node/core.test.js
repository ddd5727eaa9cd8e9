const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain } = require('./load.js');

// A document that keeps the scripts put into it; `chunks` is what the page declares.
function page(chunks = {}, baseURI = 'file:///tmp/site/mo-hinh/index.html') {
  const scripts = [];
  const document = {
    baseURI,
    createElement: () => ({}),
    head: { append: (script) => scripts.push(script) },
  };
  const danvan = load({ document }, ['core.js']);
  danvan.declare(chunks, baseURI);
  return { danvan, scripts };
}

test('a chunk is asked for once, at its address relative to the page', async () => {
  const { danvan, scripts } = page({ search: '../data/search-1a2b.js' });
  const promises = [danvan.load('search'), danvan.load('search')];
  assert.deepEqual(scripts.map(({ src }) => src), ['file:///tmp/site/data/search-1a2b.js']);
  danvan.receive('search', { count: 1 });
  scripts[0].onload();
  assert.deepEqual(plain(await Promise.all(promises)), [{ count: 1 }, { count: 1 }]);
});

test('a chunk that is there already is not asked for', async () => {
  const { danvan, scripts } = page();
  danvan.receive('search', 7);
  assert.equal(await danvan.load('search'), 7);
  assert.equal(scripts.length, 0);
});

test('the last declared address is asked', async () => {
  const { danvan, scripts } = page({ search: 'other.js' });
  danvan.declare({ search: 'data/search.js' }, 'https://example.org/kho/');
  danvan.load('search');
  assert.equal(scripts[0].src, 'https://example.org/kho/data/search.js');
});

test('a part of a chunk lies in a folder beside it', () => {
  const { danvan, scripts } = page({ search: '../data/search-1a2b.js' });
  danvan.load('search/3c4d');
  assert.equal(scripts[0].src, 'file:///tmp/site/data/search/3c4d.js');
});

test('a chunk that cannot be loaded is rejected and may be asked for again', async () => {
  const { danvan, scripts } = page({ search: 'search.js' });
  const first = danvan.load('search');
  scripts[0].onerror();
  await assert.rejects(first, (error) => error instanceof danvan.LoadError && /"search" could not be loaded/.test(error.message));
  const second = danvan.load('search');
  danvan.receive('search', 2);
  assert.equal(await second, 2);
  assert.equal(scripts.length, 2);
});

test('a script that brings no data is rejected', async () => {
  const { danvan, scripts } = page({ search: 'search.js' });
  const asked = danvan.load('search');
  scripts[0].onload();
  await assert.rejects(asked, /came without data/);
});

test('a chunk without an address is rejected as a mistake of the page, not as data that did not come', async () => {
  const { danvan } = page();
  await assert.rejects(danvan.load('search'), (error) => !(error instanceof danvan.LoadError) && /no address for the chunk "search"/.test(error.message));
});

test('a script that brings several chunks is asked for once', async () => {
  const { danvan, scripts } = page({ one: 'joint.js', two: 'joint.js', lost: 'joint.js' });
  const promises = ['one', 'two'].map((name) => danvan.load(name));
  const lost = danvan.load('lost');
  assert.equal(scripts.length, 1);
  danvan.receive('one', 1);
  danvan.receive('two', 2);
  scripts[0].onload();
  assert.deepEqual(plain(await Promise.all(promises)), [1, 2]);
  await assert.rejects(lost, /"lost" came without data/);
});
