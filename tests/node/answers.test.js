const test = require('node:test');
const assert = require('node:assert/strict');
const { load, moduleNames, plain } = require('./load.js');
const { digits, facetPart } = require('./parts.js');

const FACETS = [
  { id: 'linh-vuc', label: 'Lĩnh vực', values: [['kinh-te', 'Kinh tế'], ['van-hoa', 'Văn hóa']], rows: [[0], [1], [1]] },
  { id: 'nam', label: 'Năm', values: [['2019', '2019'], ['2020', '2020']], rows: [[0], [0], [1]] },
];
const PARTS = {
  ...Object.fromEntries(FACETS.map((facet) => [facet.id, facetPart(facet)])),
  'lien-quan': digits([2, 0, 1]),
  ten: digits([2, 1, 0]),
  0: ['a<0>', 'b<0>', 'c<0>'],
};
const CHUNK = {
  total: 3,
  per: 16,
  markup: ['<<>>'],
  facets: FACETS.map(({ id, label }) => ({ id, label, part: id })),
  orders: { 'lien-quan': 'lien-quan', ten: 'ten' },
  cards: '',
  parts: PARTS,
};
// The same with its parts apart: "nam-x1" and so on, two cards each.
const APART = {
  ...CHUNK,
  per: 2,
  facets: FACETS.map(({ id, label }) => ({ id, label, part: `${id}-x1` })),
  orders: { 'lien-quan': 'lien-quan-x1', ten: 'ten-x1' },
  cards: 'x1x2',
  parts: {},
};
const FILES = {
  'catalogue/linh-vuc-x1': PARTS['linh-vuc'],
  'catalogue/nam-x1': PARTS.nam,
  'catalogue/lien-quan-x1': PARTS['lien-quan'],
  'catalogue/ten-x1': PARTS.ten,
  'catalogue/0-x1': ['a<0>', 'b<0>'],
  'catalogue/1-x2': ['c<0>'],
};

// What search.js answers: documents 0 to 2 are records, those from 3 on the PAGES.
const NOTHING = { docs: [], scores: [], mode: 'none', places: [], missing: [], asks: [], suggestedFacets: [] };
const PROVINCE = { label: 'tỉnh Thái Nguyên', facet: 'tinh', value: '19' };
const SEARCH = { records: 3, parts: { 19: 'Bắc Kạn' } };
const PAGES = [['a.html', 'A', 'Cẩm nang', 'a'], ['b.html#1', 'B: một', 'Cẩm nang', 'b'], ['b.html#2', 'B: hai', 'Cẩm nang', 'b']];
const FOUND = {
  ong: { ...NOTHING, docs: [2, 0], scores: [2, 1], mode: 'all' },
  'ong mật': { ...NOTHING, docs: [2], scores: [1], mode: 'relaxed', missing: ['mật'] },
  'Ví Dụ': { ...NOTHING, docs: [1], scores: [1], mode: 'place', places: [{ label: 'xã Ví Dụ' }, { label: 'tỉnh Ví Dụ' }] },
  qwrt: { ...NOTHING, missing: ['qwrt'] },
  'Thái Nguyên': { ...NOTHING, docs: [0], scores: [1], mode: 'place', place: PROVINCE, places: [PROVINCE] },
  'Bắc Kạn': { ...NOTHING, docs: [0, 1, 2, 3], scores: [1, 1, 0, 0], mode: 'place', place: PROVINCE, places: [PROVINCE] },
  'Nơi Trống': { ...NOTHING, mode: 'place', places: [{ label: 'tỉnh Nơi Trống' }] },
  'đăng ký': { ...NOTHING, docs: [5, 1, 4, 3], scores: [4, 3, 2, 1], mode: 'all' },
  'sổ tay': { ...NOTHING, docs: [3], scores: [1], mode: 'all' },
};

// Says its key and values, so that a test sees what would be said.
const say = (key, values = {}) => `${key}${JSON.stringify(values)}`;

// The page's answers over a made-up catalogue; `loads` notes what was asked for, `failing` names chunks that do not come.
function page(failing = [], data = {}) {
  const danvan = load({}, [...moduleNames(), '../components/catalogue/answers.js']);
  const loads = [];
  danvan.search = { open: () => ({ pages: PAGES, query: async (text) => FOUND[text] ?? NOTHING }) };
  const [engine, shelf] = ['engine', 'shelf'].map(danvan.load); // their scripts have handed them over already
  danvan.load = async (name) => {
    loads.push(name);
    if (failing.includes(name)) throw new Error(name);
    return { catalogue: CHUNK, shelf, search: SEARCH, engine, ...data }[name] ?? {};
  };
  return { answers: danvan.answers({ say, number: String, sorts: ['lien-quan', 'ten'] }), loads, failing };
}

const state = (choice = {}, more = {}) => ({ q: '', sort: '', choice, ...more });
const cardsOf = async (answer) => (await answer.cards(0, answer.total)).join('');

test('filters alone need no search data, and each chunk is asked for once', async () => {
  const { answers, loads } = page();
  assert.equal(await cardsOf(await answers.answer(state({ 'linh-vuc': ['van-hoa'] }))), '<b><c>');
  await answers.answer(state({ nam: ['2020'] }));
  assert.deepEqual(loads, ['catalogue', 'shelf']);
});

test('a large catalogue gives what is chosen, in sight and shown, and no more', async () => {
  const { answers, loads } = page([], { ...FILES, catalogue: APART });
  const answer = await answers.answer(state({ nam: ['2020'] }));
  assert.deepEqual(plain(await answer.cards(0, 24)), ['<c>']);
  assert.deepEqual(loads, ['catalogue', 'shelf', 'catalogue/nam-x1', 'catalogue/lien-quan-x1', 'catalogue/1-x2']);
  assert.deepEqual(Object.keys((await answer.counts()).counts), ['nam']);
  loads.length = 0;
  const opened = await answers.answer(state({}, { sort: 'ten' }));
  assert.deepEqual(plain(await opened.cards(1, 3)), ['<b>', '<a>']);
  assert.deepEqual(Object.keys((await opened.counts(['linh-vuc'])).counts), ['nam', 'linh-vuc']);
  assert.deepEqual(loads, ['catalogue/ten-x1', 'catalogue/0-x1', 'catalogue/0-x1', 'catalogue/linh-vuc-x1']);
});

test('found records keep their rank, a chosen order goes before it', async () => {
  const { answers } = page();
  assert.equal(await cardsOf(await answers.answer(state({}, { q: 'ong' }))), '<c><a>');
  assert.equal(await cardsOf(await answers.answer(state({}, { q: 'ong', sort: 'lien-quan' }))), '<c><a>');
  assert.equal(await cardsOf(await answers.answer(state({}, { q: 'ong', sort: 'ten' }))), '<c><a>');
  assert.equal(await cardsOf(await answers.answer(state({}, { sort: 'ten' }))), '<c><b><a>');
});

test('without words the catalogue has its own order, and so has a place, with others behind', async () => {
  const { answers } = page();
  assert.equal(await cardsOf(await answers.answer(state())), '<b><c><a>');
  assert.equal(await cardsOf(await answers.answer(state({ nam: ['2019'] }))), '<b><a>');
  assert.equal(await cardsOf(await answers.answer(state({}, { q: 'Bắc Kạn' }))), '<b><a><c>');
  assert.equal(await cardsOf(await answers.answer(state({ 'linh-vuc': ['van-hoa'] }, { q: 'Bắc Kạn' }))), '<b><c>');
});

test('each choice and the query become a chip', async () => {
  const { chips } = await page().answers.answer(state({ nam: ['2019', '2020'] }, { q: 'ong' }));
  assert.deepEqual(plain(chips).map(({ facet, value }) => [facet, value]), [['q', undefined], ['nam', '2019'], ['nam', '2020']]);
  assert.equal(chips[1].words, say('chip', { facet: 'Năm', value: '2019' }));
});

test('unknown values are left out and named', async () => {
  const answer = await page().answers.answer(state({ nam: ['1900', '2020'], xa: ['02071'] }));
  assert.deepEqual(plain(answer.state.choice), { nam: ['2020'] });
  assert.match(answer.notes[0], /^dropped.*1900.*02071/);
  assert.equal(await cardsOf(answer), '<c>');
});

test('a place query names its places, a relaxed one the words that are missing', async () => {
  const { answers } = page();
  assert.deepEqual(plain((await answers.answer(state({}, { q: 'Ví Dụ' }))).notes), [say('place', { place: 'xã Ví Dụ; tỉnh Ví Dụ' })]);
  assert.deepEqual(plain((await answers.answer(state({}, { q: 'ong mật' }))).notes), [say('relaxed', { list: '“mật”' })]);
});

test('a place without records is said to have none', async () => {
  const { total, notes } = await page().answers.answer(state({}, { q: 'Nơi Trống' }));
  assert.deepEqual([total, plain(notes)], [0, [say('place_none', { place: 'tỉnh Nơi Trống' })]]);
});

test('an empty answer offers each condition that helps when left out, best first', async () => {
  const { advice } = await page().answers.answer(state({ 'linh-vuc': ['kinh-te'], nam: ['2020'] }));
  assert.deepEqual(plain(advice).map(({ facet, n }) => [facet, n]), [['linh-vuc', 1], ['nam', 1]]);
  const unknownWord = await page().answers.answer(state({ 'linh-vuc': ['van-hoa'] }, { q: 'xyz' }));
  assert.deepEqual(plain(unknownWord.advice), [{ facet: 'q', n: 2, words: say('advice_drop_query', { q: 'xyz', n: '2' }) }]);
});

test('an answer with records offers no advice', async () => {
  assert.equal((await page().answers.answer(state())).advice, null);
});

test('a chunk that did not come is asked for again at the next question', async () => {
  const { answers, loads, failing } = page(['search']);
  await assert.rejects(answers.answer(state({}, { q: 'ong' })));
  failing.length = 0;
  assert.equal((await answers.answer(state({}, { q: 'ong' }))).total, 2);
  assert.deepEqual(loads, ['catalogue', 'shelf', 'search', 'engine', 'search', 'engine']);
});

// The addresses of what there is to read beside the records.
const readings = async (q) => plain((await page().answers.answer(state({}, { q }))).search?.readings ?? []).map(([href]) => href);

test('pages are no records: each stands apart once, by its best section', async () => {
  const answer = await page().answers.answer(state({}, { q: 'đăng ký' }));
  assert.equal(await cardsOf(answer), '<b>');
  assert.equal(answer.total, 1);
  assert.deepEqual(await readings('đăng ký'), ['b.html#2']);
  assert.deepEqual(await readings('sổ tay'), ['a.html']);
});

test('words that nobody wrote are named', async () => {
  const { notes } = await page([], {}).answers.answer(state({}, { q: 'qwrt' }));
  assert.deepEqual(plain(notes), [say('unknown', { list: '“qwrt”' })]);
});

test('the one place that a query names is offered as a filter in place of the words', async () => {
  const { search } = await page().answers.answer(state({}, { q: 'Thái Nguyên' }));
  assert.deepEqual(plain(search.suggestedFacets), [{ label: 'tỉnh Thái Nguyên', facet: 'tinh', value: '19', whole: true, parts: 'Bắc Kạn' }]);
});

test('a name of several places is no filter, nor is one where nothing lies', async () => {
  for (const q of ['Ví Dụ', 'Nơi Trống']) {
    assert.deepEqual(plain((await page().answers.answer(state({}, { q }))).search.suggestedFacets), []);
  }
});

test('the name of a place and no words at all bring up no knowledge page', async () => {
  assert.deepEqual(await readings('Bắc Kạn'), []);
  assert.deepEqual(await readings(''), []);
});
