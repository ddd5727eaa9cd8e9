// The table of a list: cells that no spreadsheet computes, quotes as RFC 4180 has them.
const test = require('node:test');
const assert = require('node:assert/strict');

const { load, vectors } = require('./load.js');

const SCRIPTS = ['core.js', '../components/list-actions/take.js'];

async function take() {
  return load({}, SCRIPTS).load('take');
}

test('a cell that would be computed is text', async () => {
  const { safe } = await take();
  for (const [cell, expected] of vectors('csv-cells.json').safe) assert.equal(safe(cell), expected);
});

test('a table begins with the mark of UTF-8 and quotes what needs it', async () => {
  const { csv } = await take();
  const text = csv([['Tên', 'Nơi, năm'], ['Tổ "5 không"', '=1'], ['hai\ndòng', 'a;b']]);
  assert.equal(text, '\ufeffTên,"Nơi, năm"\r\n"Tổ ""5 không""",\'=1\r\n"hai\ndòng","a;b"\r\n');
});
