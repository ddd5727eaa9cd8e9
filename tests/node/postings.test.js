const test = require('node:test');
const assert = require('node:assert/strict');
const { files, load, plain, vectors } = require('./load.js');

const { postings: { open, join, meet } } = load();
const whole = vectors('search-bundle.json'), sharded = vectors('search-shards.json');

// A reader that has loaded what is wanted, and the names of the files it asked for.
async function loaded(bundle, wanted, forms = []) {
  const asked = [], reader = open(bundle.manifest, files(bundle, asked));
  await reader.need(wanted, forms);
  return { reader, asked };
}

// A list for comparing: sums of rates differ in the last digit by the order in which they were added.
const rounded = ({ docs, rates }) => plain(Array.from(docs, (doc, at) => [doc, rates[at].toFixed(9)]));

const docsOf = (list) => plain(Array.from(list.docs));

test('a few records come with all their files, at the first need and once', async () => {
  const { reader, asked } = await loaded(whole, ['dan']);
  assert.equal(asked.length, Object.keys(whole.files).length - 1, 'all but the places');
  await reader.need(['lua', 'dua lua']);
  assert.equal(asked.length, Object.keys(whole.files).length - 1);
});

test('of many files only those are loaded that hold what is wanted', async () => {
  const { asked } = await loaded(sharded, ['lua', 'dua lua']);
  assert.ok(asked.length < Object.keys(sharded.files).length / 3, asked.join());
});

test('a form has its own postings, the folded syllable those of all its forms', async () => {
  const { reader } = await loaded(whole, ['dan']);
  const forms = plain(reader.forms('ban')), all = new Set(forms.flatMap((form) => docsOf(reader.form('ban', form))));
  assert.deepEqual(forms, ['ban', 'bàn', 'bán', 'bản']);
  assert.deepEqual(docsOf(reader.folded('ban')), [...all].sort((a, b) => a - b));
});

test('the lists are the same in one set of files and in many', async () => {
  const one = (await loaded(whole, ['dan'])).reader, { keys } = one;
  const pairs = keys.flatMap((first) => one.following(first).map((second) => `${first} ${second}`));
  const many = (await loaded(sharded, [...keys, ...pairs])).reader;
  for (const key of keys) assert.deepEqual(rounded(many.folded(key)), rounded(one.folded(key)), key);
  for (const key of keys) {
    for (const form of one.forms(key)) {
      await many.need([], [form]);
      assert.deepEqual(plain(many.form(key, form)), plain(one.form(key, form)), form);
    }
  }
  for (const pair of pairs) assert.deepEqual(plain(many.pair(...pair.split(' '))), plain(one.pair(...pair.split(' '))), pair);
});

test('a rate is the frequency over room for the length', async () => {
  const { reader } = await loaded(whole, ['dan']);
  const { docs, rates } = reader.folded('lua');
  const length = (doc) => 2 ** (reader.classes[doc] / 4);
  const average = plain(Array.from(reader.classes)).reduce((sum, at) => sum + 2 ** (at / 4), 0) / reader.count;
  for (let at = 0; at < docs.length; at++) {
    const tf = rates[at] * 1.2 * (0.4 + 0.6 * length(docs[at]) / average);
    assert.ok(Math.abs(tf - Math.round(tf)) < 1e-9, `${tf}`);
  }
});

test('an unknown syllable, form or pair has no postings', async () => {
  const { reader } = await loaded(sharded, ['zzz', 'zzz lua', 'lua zzz', 'lua'], ['zúz']);
  const lists = [reader.folded('zzz'), reader.form('lua', 'lùa'), reader.pair('zzz', 'lua'), reader.pair('lua', 'zzz')];
  for (const list of lists) assert.deepEqual(plain(list), { docs: [], rates: [] });
  assert.deepEqual([reader.has('lua'), reader.has('zzz')], [true, false]);
});

test('a split syllable that was not asked for is a mistake of the caller', async () => {
  const { reader } = await loaded(sharded, [], ['bản']);
  assert.ok(reader.dictionary.isSplit('ban'));
  assert.ok(reader.form('ban', 'bản').docs.length);
  assert.throws(() => reader.folded('ban'), /"ban" was not asked for/);
  await reader.need(['ban']);
  assert.ok(reader.folded('ban').docs.length);
});

test('around a form of a common syllable stands the form itself, with the frequency of all', async () => {
  const { reader } = await loaded(sharded, [], ['bản']);
  const around = reader.around('ban', 'bản');
  assert.deepEqual(docsOf(around), docsOf(reader.form('ban', 'bản')));
  assert.equal(around.frequency, reader.frequency('ban'));
});

test('pairs that begin alike are loaded together', async () => {
  const { reader } = await loaded(sharded, ['hoi n*']);
  const after = plain(reader.following('hoi', 'n'));
  assert.ok(after.includes('nong'), after.join());
  assert.ok(reader.pair('hoi', 'nong').docs.length);
});

test('a phrase holds each of its pairs', async () => {
  const { reader } = await loaded(whole, ['dan']);
  const docs = docsOf(reader.phrase(['hoi', 'nong', 'dan']));
  assert.ok(docs.length);
  for (const doc of docs) assert.ok(docsOf(reader.pair('hoi', 'nong')).includes(doc));
  assert.deepEqual(docsOf(reader.phrase(['dan'])), docsOf(reader.folded('dan')));
});

test('the dictionary is known without loading', () => {
  const reader = open(sharded.manifest, () => assert.fail('loads'));
  assert.ok(reader.has('lua') && !reader.has('zzz'));
  assert.deepEqual(plain(reader.startingWith('lu')), ['lua']);
  assert.ok(plain(reader.near('lau')).includes('lua'), 'two letters exchanged');
  assert.ok(plain(reader.near('tro')).includes('cho'), 'another spelling of the sound');
  assert.ok(!plain(reader.near('lua')).includes('lua'));
});

test('a file that did not come is asked for again', async () => {
  let failing = true;
  const from = files(sharded);
  const reader = open(sharded.manifest, async (name) => {
    if (failing) throw new Error(name);
    return from(name);
  });
  await assert.rejects(reader.need(['lua']));
  failing = false;
  await reader.need(['lua']);
  assert.ok(reader.folded('lua').docs.length);
});

test('search data of another format are refused', () => {
  assert.throws(() => open({ ...whole.manifest, format: 1 }, files(whole)), /format 1/);
});

test('joined lists add, met lists keep the lowest', () => {
  const one = { docs: [1, 5], rates: [2, 3] }, two = { docs: [0, 5], rates: [1, 1] };
  const { docs, rates } = join([one, two]);
  assert.deepEqual(plain([Array.from(docs), Array.from(rates)]), [[0, 1, 5], [1, 2, 4]]);
  assert.deepEqual(plain(meet([one, two])), { docs: [5], rates: [1] });
  assert.deepEqual(plain(join([])), { docs: [], rates: [] });
});
