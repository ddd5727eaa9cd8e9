const test = require('node:test');
const assert = require('node:assert/strict');
const { load, vectors } = require('./load.js');

const { decode } = load().telex;

for (const [typed, expected] of vectors('telex.json')) {
  test(`${typed} is ${expected}`, () => assert.equal(decode(typed), expected));
}
