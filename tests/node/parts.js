// Writes parts of the catalogue as hooks/danvan/catalogue_data.py does, for tests without a build.
const ALPHABET = Array.from({ length: 92 }, (_, at) => String.fromCharCode(35 + at)).filter((sign) => sign !== '\\').join('');
const BASE = ALPHABET.length;

function digits(given) {
  const most = given.reduce((a, b) => Math.max(a, b), 0);
  let text = '';
  let scale = 1;
  while (most >= scale * BASE) scale *= BASE;
  for (; scale >= 1; scale /= BASE) text += given.map((n) => ALPHABET[Math.floor(n / scale) % BASE]).join('');
  return text;
}

const lists = (rows) => ({ n: rows.length, sizes: digits(rows.map((row) => row.length)), entries: digits(rows.flat()) });

// values: [id, label, other names or null for one that is not listed]; rows: positions of values by document.
function facetPart({ values, rows }) {
  const keys = rows.map((row) => row.join(' '));
  const different = [...new Set(keys)];
  const number = new Map(different.map((key, position) => [key, position]));
  const names = [...new Set(values.flatMap(([, , also]) => also ?? []))];
  return {
    ids: values.map(([id]) => id).join(' '),
    labels: values.map(([, label]) => label).join('\n'),
    unlisted: values.flatMap(([, , also], position) => (also === null ? [position] : [])),
    names: names.join('\n'),
    also: lists(names.length ? values.map(([, , also]) => (also ?? []).map((name) => names.indexOf(name))) : []),
    rows: lists(different.map((key) => key.split(' ').filter(Boolean).map(Number))),
    of: digits(keys.map((key) => number.get(key))),
  };
}

// Mulberry32: the same numbers for the same seed; next() is below 1.
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

module.exports = { random, digits, lists, facetPart };
