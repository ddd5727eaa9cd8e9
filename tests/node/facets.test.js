const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain } = require('./load.js');

const danvan = load();

const { facetPart, digits, random } = require('./parts.js');

// Five records: two fields, three topics of which a record may have several or none.
const FACETS = [
  { id: 'linh-vuc', label: 'Lĩnh vực', values: [['kinh-te', 'Kinh tế'], ['van-hoa', 'Văn hóa']], rows: [[0], [0], [1], [1], [1]] },
  { id: 'chu-de', label: 'Chủ đề', values: [['dat', 'Đất'], ['rac', 'Rác'], ['ong', 'Ong']], rows: [[0], [0, 1], [1], [], [2]] },
];
const ORDERS = { moi: [4, 3, 2, 1, 0], 'minh-chung': [0, 0, 1, 0, 1], ten: [2, 0, 1, 4, 3] };

// The head and a loader of its parts; `asked` notes what is loaded.
function open(total, facets, orders = {}, asked = []) {
  const parts = {};
  facets.forEach((facet) => { parts[facet.id] = facetPart(facet); });
  Object.entries(orders).forEach(([name, keys]) => { parts[name] = digits(keys); });
  const head = { total, parts: {}, facets: facets.map(({ id, label }) => ({ id, label, part: id })), orders: Object.fromEntries(Object.keys(orders).map((name) => [name, name])) };
  return danvan.facets.open(head, async (name) => { asked.push(name); return parts[name]; });
}

const catalogue = open(5, FACETS, ORDERS);
const ready = catalogue.need(['linh-vuc', 'chu-de']);
test.before(() => ready);

function answer(selection, docs) {
  const { counts, ...rest } = catalogue.filter(selection, docs);
  return { ...plain(rest), counts: Object.fromEntries(Object.entries(counts()).map(([id, list]) => [id, [...list]])) };
}

test('nothing chosen lets every record through and counts them all', () => {
  assert.deepEqual(answer({}), {
    docs: [0, 1, 2, 3, 4], without: {}, counts: { 'linh-vuc': [2, 3], 'chu-de': [2, 2, 1] },
  });
});

test('values of one facet add up', () => {
  assert.deepEqual(answer({ 'chu-de': ['dat', 'ong'] }).docs, [0, 1, 4]);
});

test('facets narrow each other, and each counts without its own choice', () => {
  assert.deepEqual(answer({ 'linh-vuc': ['kinh-te'], 'chu-de': ['rac'] }), {
    docs: [1], without: { 'linh-vuc': 2, 'chu-de': 2 }, counts: { 'linh-vuc': [1, 1], 'chu-de': [2, 1, 0] },
  });
});

test('without an answer, each facet says how many records its choice keeps out', () => {
  const { docs, without } = answer({ 'linh-vuc': ['kinh-te'], 'chu-de': ['ong'] });
  assert.deepEqual(docs, []);
  assert.deepEqual(without, { 'linh-vuc': 1, 'chu-de': 2 });
});

test('found documents keep their rank and set the counts', () => {
  assert.deepEqual(answer({ 'linh-vuc': ['van-hoa'] }, [4, 1, 2]), {
    docs: [4, 2], without: { 'linh-vuc': 3 }, counts: { 'linh-vuc': [1, 2], 'chu-de': [0, 1, 1] },
  });
});

test('no found document means no count', () => {
  assert.deepEqual(answer({}, []).counts, { 'linh-vuc': [0, 0], 'chu-de': [0, 0, 0] });
});

test('unknown values and facets choose nothing', () => {
  assert.equal(answer({ 'chu-de': ['la'], mau: ['do'] }).docs.length, 5);
  assert.deepEqual(answer({ 'chu-de': ['la', 'ong'] }).docs, [4]);
});

test('orders go by their key, ties keep their rank, others leave the rank', async () => {
  assert.deepEqual([...await catalogue.order([0, 1, 2], 'moi')], [2, 1, 0]);
  assert.deepEqual([...await catalogue.order([4, 3, 2, 1], 'minh-chung')], [3, 1, 4, 2]);
  assert.deepEqual([...await catalogue.order([3, 0, 1], 'ten')], [1, 0, 3]);
  assert.deepEqual([...await catalogue.order([3, 0, 1], 'lien-quan')], [3, 0, 1]);
  assert.deepEqual([...await catalogue.order([3, 0, 1], 'toString')], [3, 0, 1]);
});

test('only the columns of facets that are needed come, each once', async () => {
  const asked = [];
  const engine = open(5, FACETS, ORDERS, asked);
  await engine.need(['chu-de', 'khong-co']);
  await engine.need(['chu-de']);
  assert.deepEqual(asked, ['chu-de']);
  const { docs, counts } = engine.filter({ 'chu-de': ['rac'] });
  assert.deepEqual([plain(docs), Object.keys(counts())], [[1, 2], ['chu-de']]);
});

test('another name of a value is known, and a value that is not listed', async () => {
  const engine = open(1, [{ id: 'tinh', label: 'Tỉnh', values: [['19', 'Thái Nguyên', ['Bắc Kạn', 'tỉnh cũ']], ['cu-06', 'Bắc Kạn', null]], rows: [[0, 1]] }]);
  await engine.need(['tinh']);
  const column = engine.columns.get('tinh');
  assert.deepEqual([column.also(0), column.also(1), column.unlisted.has(1)], ['Bắc Kạn tỉnh cũ', '', true]);
});

test('values are known by id and have words', () => {
  assert.equal(catalogue.knows('chu-de', 'rac'), true);
  assert.equal(catalogue.knows('chu-de', 'kinh-te'), false);
  assert.equal(catalogue.knows('toString', 'rac'), false);
  assert.equal(catalogue.label('chu-de', 'rac'), 'Rác');
});

// The sweep against the definition, on records made by a small generator (fixed seed).
function randomFacets(total) {
  const draw = random(7);
  const next = (n) => Math.floor(draw() * n);
  const facet = (id, size, most) => ({
    id,
    label: id,
    values: Array.from({ length: size }, (_, value) => [`${id}${value}`, '']),
    rows: Array.from({ length: total }, () => [...new Set(Array.from({ length: next(most + 1) }, () => next(size)))]),
  });
  return [facet('x', 5, 3), facet('y', 34, 3), facet('z', 400, 3), facet('w', 9000, 1)];
}

function passes(facets, selection, doc, except) {
  return facets.every((facet) => facet.id === except || !selection[facet.id]
    || facet.rows[doc].some((value) => selection[facet.id].includes(facet.values[value][0])));
}

test('counts agree with the definition on 400 random records and 30 choices', async () => {
  const facets = randomFacets(400);
  const opened = open(400, facets);
  await opened.need(['x', 'y', 'z', 'w']);
  for (let n = 0; n < 30; n += 1) {
    const candidates = Array.from({ length: 400 }, (_, doc) => (doc * 7 + n) % 400).filter((doc) => n % 3 || doc % 2);
    const selection = { x: [`x${n % 5}`, `x${(n * 3) % 5}`], ...(n % 2 && { y: [`y${n}`, `y${n + 1}`] }) };
    const found = opened.filter(selection, candidates);
    assert.deepEqual(plain(found.docs), candidates.filter((doc) => passes(facets, selection, doc)));
    for (const facet of facets) {
      const reached = candidates.filter((doc) => passes(facets, selection, doc, facet.id));
      const expected = facet.values.map((_, value) => reached.filter((doc) => facet.rows[doc].includes(value)).length);
      assert.deepEqual([...found.counts()[facet.id]], expected);
      if (selection[facet.id]) assert.equal(found.without[facet.id], reached.length);
    }
  }
});
