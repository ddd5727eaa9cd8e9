// Drawing some of many by chance, the same ones for the same seed.

/** Give back `count` of the list, in an order of chance; all of them where there are no more. */
export function draw(list, count, seed) {
  const next = numbers(seed);
  const left = [...list];
  const taken = () => left.splice(Math.floor(next() * left.length), 1)[0];
  return Array.from({ length: Math.min(count, list.length) }, taken);
}

// mulberry32: numbers of [0, 1) that look like chance.
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
