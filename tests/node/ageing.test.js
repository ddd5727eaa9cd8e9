// With the clock set: a copy is due from the day after the last of its review period, by the reader's own calendar.
const test = require('node:test');
const assert = require('node:assert/strict');

const { load } = require('./load.js');

const surroundings = { document: { readyState: 'complete', querySelector: () => null } };
const { ageing } = load(surroundings, ['core.js', '../components/page/page.js', '../components/ageing/ageing.js']);

test('a copy is due from the day after', () => {
  assert.equal(ageing.isDue('2027-11-22', new Date(2027, 10, 21)), false);
  assert.equal(ageing.isDue('2027-11-22', new Date(2027, 10, 22, 23, 59)), false);
  assert.equal(ageing.isDue('2027-11-22', new Date(2027, 10, 23)), true);
  assert.equal(ageing.isDue('2027-11-22', new Date(2028, 0, 1)), true);
});
