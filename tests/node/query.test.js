const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain } = require('./load.js');

const { parse, indexAliases } = load().query;
const aliases = indexAliases([['bhyt', ['bao hiem y te']], ['mt', ['mat tran', 'moi truong']], ['y te', ['yt']]]);

function stretches(text) {
  const { tokens, parts } = parse(text, aliases);
  return plain(parts.map(({ from, to, others }) => (
    [tokens.slice(from, to).map(({ key }) => key).join(' '), others.map((keys) => keys.join(' '))])));
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
