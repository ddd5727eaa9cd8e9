const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain } = require('./load.js');

const danvan = load();
const { parse } = danvan.query;
const aliases = danvan.writings.open({
  aliases: [['bhyt', ['bao hiem y te']], ['mt', ['mat tran', 'moi truong']], ['y te', ['yt']]],
  synonyms: [['heo', 'lợn'], ['hẻm', 'ngõ']],
});

function stretches(text) {
  const { tokens, parts } = parse(text, aliases);
  return plain(parts.map(({ from, to, others }) => (
    [tokens.slice(from, to).map(({ key }) => key).join(' '), others.map(({ forms }) => forms.join(' '))])));
}

test('an abbreviation stands for what it means, in both directions', () => {
  assert.deepEqual(stretches('mua BHYT'), [['mua', []], ['bhyt', ['bao hiem y te']]]);
  assert.deepEqual(stretches('mua bảo hiểm y tế'), [['mua', []], ['bao hiem y te', ['bhyt']]]);
});

test('the longest phrase is taken', () => {
  assert.deepEqual(stretches('y tế bảo hiểm y tế'), [['y te', ['yt']], ['bao hiem y te', ['bhyt']]]);
});

test('an abbreviation may have several meanings', () => {
  assert.deepEqual(stretches('MT'), [['mt', ['mat tran', 'moi truong']]]);
});

test('a token keeps the word as it was typed beside its form and key', () => {
  const [token] = parse('Hoà').tokens;
  assert.deepEqual(plain(token), { word: 'Hoà', form: 'hòa', key: 'hoa', marked: true, quote: -1 });
});

test('quoted tokens know their quotation', () => {
  const { tokens } = parse('mua "bảo hiểm" “y tế” thẻ');
  assert.deepEqual(plain(tokens.map(({ quote }) => quote)), [-1, 0, 0, 1, 1, -1]);
});

test('only a last word without space or sign after it is unfinished', () => {
  const unfinished = (text) => parse(text).unfinished;
  assert.deepEqual(['lú', 'dưa lú', 'lúa '.trim(), 'lúa ', 'lúa.', '"lúa"', ''].map(unfinished),
    [true, true, true, false, false, false, false]);
});

test('a synonym wants the marks of the word where the query has marks', () => {
  assert.deepEqual(stretches('nuôi lợn'), [['nuoi', []], ['lon', ['heo']]]);
  assert.deepEqual(stretches('nuôi lớn'), [['nuoi', []], ['lon', []]]);
  assert.deepEqual(stretches('nuoi lon'), [['nuoi', []], ['lon', ['heo']]]);
});

const formsOf = (text, known) => plain(parse(text, aliases, (key) => known.includes(key)).tokens.map(({ form }) => form));

test('Telex and VNI keys are undone where tokens are unknown as they stand', () => {
  const known = ['dan', 'van', 'kheo', 'mo', 'hinh', 'bao', 'hiem'];
  assert.deepEqual(formsOf('daan vaanj kheos mô hình', known), ['dân', 'vận', 'khéo', 'mô', 'hình']);
  assert.deepEqual(formsOf('bao3 hie63m', known), ['bảo', 'hiểm']);
});

test('known words that could be keys stay, and so do short forms', () => {
  assert.deepEqual(formsOf('cos has', ['cos', 'has', 'co', 'ha']), ['cos', 'has']);
  assert.deepEqual(formsOf('daan mt', ['dan']), ['dân', 'mt']);
});

test('numbers of documents are one token more, in any case', () => {
  assert.deepEqual(plain(parse('công văn 0488-cv/hu').numbers), ['488-cv/hu']);
  assert.deepEqual(plain(parse('16/CT-TTg').numbers), ['16/ct-ttg']);
});
