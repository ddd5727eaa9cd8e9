const test = require('node:test');
const assert = require('node:assert/strict');
const { load, plain } = require('./load.js');

const { address } = load();

const parsed = (search, hash = '') => plain(address.parse(search, hash));

test('a query of comma lists becomes a state', () => {
  assert.deepEqual(parsed('?q=d%C6%B0a+l%C3%BAa&linh-vuc=kinh-te,van-hoa-xa-hoi&tinh=cu-06&sap-xep=moi'), {
    q: 'dưa lúa', sort: 'moi', choice: { 'linh-vuc': ['kinh-te', 'van-hoa-xa-hoi'], tinh: ['cu-06'] },
  });
});

test('commas may come escaped, ids come once and in plain order', () => {
  assert.deepEqual(parsed('?nam=2021%2C2019,2021').choice, { nam: ['2019', '2021'] });
});

test('a repeated list parameter, as a plain form sends it, adds up', () => {
  assert.deepEqual(parsed('?muc=so-luoc&muc=biet-ten').choice, { muc: ['biet-ten', 'so-luoc'] });
});

test('the hash wins over the query as a whole', () => {
  assert.deepEqual(parsed('?q=ong&tinh=19', '#q=bhyt'), { q: 'bhyt', sort: '', choice: {} });
});

test('an empty q in the hash is a state too: it clears the query of a page opened from a folder', () => {
  assert.deepEqual(parsed('?tinh=19', '#q='), plain(address.empty()));
});

test('a hash that is only an anchor leaves the query alone', () => {
  assert.equal(parsed('?q=ong', '#ket-qua').q, 'ong');
});

test('other parameters and broken escapes do no harm', () => {
  assert.deepEqual(parsed('?utm=1&q=%E1%&__proto__=1&constructor=2'), { q: '%E1%', sort: '', choice: {} });
});

test('serialise keeps one order of parameters and readable commas', () => {
  const state = { q: ' bảo hiểm ', sort: 'ten', choice: { muc: ['so-luoc', 'biet-ten'], 'linh-vuc': ['kinh-te'] } };
  assert.equal(address.serialise(state), 'q=b%E1%BA%A3o+hi%E1%BB%83m&linh-vuc=kinh-te&muc=biet-ten,so-luoc&sap-xep=ten');
});

test('what is serialised is parsed back, whatever the query holds', () => {
  for (const q of ['a&b=c', '50% + 1#2', '“Dưa-Lúa”, ong', 'a,b', '?q=1']) {
    const state = { q, sort: '', choice: { xa: ['02071', '19009'] } };
    assert.deepEqual(parsed(`?${address.serialise(state)}`), state);
    assert.deepEqual(parsed('', `#${address.serialise(state)}`), state);
  }
});

test('every stable parameter of the catalogue survives the way there and back', () => {
  const names = 'q linh-vuc tinh huyen xa chu-de chu-the chu-tri cap cong-nhan nam muc ten-goi sap-xep'.split(' ');
  assert.deepEqual(plain(address.NAMES), names);
  const line = names.map((name) => `${name}=x1`).join('&');
  assert.equal(address.serialise(address.parse(`?${line}`, '')), line);
});

test('an empty state has an empty address', () => {
  assert.equal(address.serialise(address.empty()), '');
  assert.equal(address.isEmpty(address.parse('?linh-vuc=,', '')), true);
  assert.equal(address.isEmpty(address.parse('?sap-xep=ten', '')), false);
});

test('values that the catalogue does not know are dropped and named', () => {
  const state = address.parse('?linh-vuc=kinh-te,kinh-tee&tinh=99&sap-xep=dep', '');
  const knows = (facet, value) => facet === 'linh-vuc' && value === 'kinh-te';
  assert.deepEqual(plain(address.keep(state, knows, ['moi'])), {
    state: { q: '', sort: '', choice: { 'linh-vuc': ['kinh-te'] } },
    dropped: [{ name: 'linh-vuc', value: 'kinh-tee' }, { name: 'tinh', value: '99' }, { name: 'sap-xep', value: 'dep' }],
  });
});
