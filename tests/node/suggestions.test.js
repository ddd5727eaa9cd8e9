// What a search box suggests for the letters typed so far.
const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain } = require('./load.js');

const GROUPS = [
  ['Mô hình', [
    ['Xen canh dưa lúa', 'mo-hinh/xen-canh.html', 'xã Nghĩa Tá, Thái Nguyên (Bắc Kạn cũ)'],
    ['Mua thẻ BHYT cho hộ nghèo', 'mo-hinh/mua-the.html', 'tỉnh Tây Ninh', 'bảo hiểm y tế'],
    ['Kỹ thuật nuôi dúi', 'mo-hinh/nuoi-dui.html'],
    ['Nghĩa tình đồng đội', 'mo-hinh/nghia-tinh.html'],
    ['Đất lành', 'mo-hinh/dat-lanh.html'],
    ['Dắt trẻ qua đường', 'mo-hinh/dat-tre.html'],
  ]],
  ['Địa bàn', [['xã Nghĩa Tá, Thái Nguyên', 'dia-ban/02020-nghia-ta.html'], ['tỉnh Nghệ An', 'dia-ban/40-nghe-an.html']]],
  ['Chủ đề', [['Bảo hiểm y tế, bảo hiểm xã hội', 'chu-de/bhyt.html', '', 'BHYT; BHXH']]],
  ['Văn bản', [['488-CV/HU – Công văn về dân vận khéo', 'van-ban/index.html#cv'], ['01-HD/BDVHU – Hướng dẫn', 'van-ban/index.html#hd']]],
];

const find = load().suggestions.open({ groups: GROUPS });
const hrefs = (text, most = 8) => plain(find(text, most)).flatMap(({ rows }) => rows.map(({ href }) => href));
const labels = (text) => plain(find(text, 8)).map(({ label }) => label);

test('a name that begins so stands before one that is found by its place', () => {
  assert.deepEqual(hrefs('nghia ta'), ['dia-ban/02020-nghia-ta.html', 'mo-hinh/xen-canh.html']);
  assert.deepEqual(labels('nghia ta'), ['Địa bàn', 'Mô hình']);
});

test('the last word may be unfinished, and the kind of a place need not be typed', () => {
  assert.equal(hrefs('ngh')[0], 'mo-hinh/nghia-tinh.html');
  assert.ok(hrefs('ngh').includes('dia-ban/40-nghe-an.html'));
  assert.deepEqual(hrefs('xã ngh'), ['dia-ban/02020-nghia-ta.html', 'mo-hinh/xen-canh.html']);
});

test('words may stand apart, two letters at the end only as a whole word', () => {
  assert.deepEqual(hrefs('dua xen can'), ['mo-hinh/xen-canh.html']);
  assert.deepEqual(hrefs('xen lu'), []);
});

test('a short form finds what it stands for, and the other way round', () => {
  assert.deepEqual(hrefs('bhyt').sort(), ['chu-de/bhyt.html', 'mo-hinh/mua-the.html']);
  assert.deepEqual(hrefs('bao hiem y').sort(), ['chu-de/bhyt.html', 'mo-hinh/mua-the.html']);
});

test('the number of a document is enough, with or without zeros', () => {
  assert.deepEqual(hrefs('488'), ['van-ban/index.html#cv']);
  assert.deepEqual(hrefs('488-CV/H'), ['van-ban/index.html#cv']);
  assert.deepEqual(hrefs('1-hd'), ['van-ban/index.html#hd']);
});

test('accents that are typed count', () => {
  assert.deepEqual(hrefs('đất'), ['mo-hinh/dat-lanh.html', 'mo-hinh/dat-tre.html']);
  assert.deepEqual(hrefs('dắt'), ['mo-hinh/dat-tre.html', 'mo-hinh/dat-lanh.html']);
  assert.deepEqual(hrefs('đất'.normalize('NFD')), hrefs('đất'));
  assert.deepEqual(hrefs('\u00d0ất'), hrefs('đất'));
});

test('a final i and a final y are one', () => {
  assert.deepEqual(hrefs('kĩ thuật'), ['mo-hinh/nuoi-dui.html']);
});

test('each kind keeps its best where there is room for few', () => {
  assert.deepEqual(hrefs('nghia ta', 1), ['dia-ban/02020-nghia-ta.html']);
  assert.deepEqual(labels('bao hiem'), ['Chủ đề', 'Mô hình']);
});

test('one kind does not fill the list', () => {
  const many = Array.from({ length: 20 }, (_, at) => [`Tổ tự quản ${at}`, `${at}.html`]);
  const rows = plain(load().suggestions.open({ groups: [['Mô hình', many]] })('to tu quan', 8))[0].rows;
  assert.deepEqual(rows.map(({ href }) => href), ['0.html', '1.html', '2.html', '3.html']);
});

test('nothing is suggested for nothing', () => {
  assert.deepEqual(hrefs(''), []);
  assert.deepEqual(hrefs('  - '), []);
  assert.deepEqual(hrefs('qwrt'), []);
});
