// What the visible parts share, as far as it needs no document.
const test = require('node:test');
const assert = require('node:assert/strict');
const { load, moduleNames } = require('./load.js');

// The parts' helpers, with a list of what was handed to the console through microtasks.
function page() {
  const said = [];
  const queueMicrotask = (act) => { try { act(); } catch (error) { said.push(error); } };
  return { danvan: load({ queueMicrotask }, [...moduleNames(), '../components/page/page.js', '../components/page/working.js']), said };
}

test('data that did not come is a failure to load and no mistake', () => {
  const { danvan, said } = page();
  assert.equal(danvan.page.isLoadError(new danvan.LoadError('gone')), true);
  assert.deepEqual(said, []);
});

test('any other error goes on to the console', () => {
  const { danvan, said } = page();
  const mistake = new TypeError('a mistake');
  assert.equal(danvan.page.isLoadError(mistake), false);
  assert.deepEqual(said, [mistake]);
});
