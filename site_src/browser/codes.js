// The text codes of the search index, described in hooks/danvan/index/coding.py: lists in bits, front-coded words.
// Gives back: lists(code, count, span, levels) -> {list(number) -> {docs, levels}}, numbers(code), words(code),
// value(character), values(code).
danvan.codes = (() => {
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const VALUES = new Uint8Array(128);
  for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value;
  const value = (character) => VALUES[character.charCodeAt(0)];

  // The value of each character.
  function values(code, more = 0) {
    const found = new Uint8Array(code.length + more);
    for (let at = 0; at < code.length; at++) found[at] = VALUES[code.charCodeAt(at)];
    return found;
  }

  // The largest k with 2 ** k <= 0.96 * span / size.
  function shiftOf(size, span) {
    let shift = 0;
    while ((size << (shift + 1)) * 25 <= span * 24) shift++;
    return shift;
  }

  const SEEN = 25; // bits that `window` holds at least
  const { clz32 } = Math; // a look-up of a global costs much in Node's contexts

  // Reads bits one after the other.
  class Bits {
    constructor(code) {
      this.groups = values(code, 5); // of six bits; `window` looks five ahead
      this.group = 0; // the next bit stands in this group,
      this.bit = 0; // so many bits behind its beginning
    }

    // The next bits, from the highest of 32.
    window() {
      const { groups, group } = this;
      const five = (groups[group] << 26) | (groups[group + 1] << 20) | (groups[group + 2] << 14)
        | (groups[group + 3] << 8) | (groups[group + 4] << 2);
      return five << this.bit;
    }

    skip(bits) {
      const bit = this.bit + bits, groups = (bit / 6) | 0;
      this.group += groups;
      this.bit = bit - groups * 6;
    }

    // Ones up to the next zero, which is taken too, or up to `most`.
    ones(most) {
      for (let count = 0; ;) {
        const row = clz32(~this.window());
        if (row < SEEN && count + row < most) {
          this.skip(row + 1);
          return count + row;
        }
        if (count + row >= most) {
          this.skip(most - count);
          return most;
        }
        this.skip(SEEN);
        count += SEEN;
      }
    }

    // `head` with so many bits behind it, less than SEEN.
    low(bits, head) {
      if (!bits) return head;
      const number = (head << bits) | (this.window() >>> (32 - bits));
      this.skip(bits);
      return number;
    }
  }

  const ENDLESS = 1 << 30;

  // Lists of postings one behind the other, each decoded when it is asked for.
  class Lists {
    constructor(code, count, span, levels) {
      this.bits = new Bits(code);
      this.span = span;
      this.highest = levels - 1;
      this.starts = new Uint32Array(count); // bit where each list begins
      for (let number = 0; number < count; number++) {
        this.starts[number] = this.bits.group * 6 + this.bits.bit;
        this.pass();
      }
    }

    // Goes past a list without keeping it.
    pass() {
      const { bits, highest } = this;
      const size = bits.low(bits.ones(SEEN), 1), behind = shiftOf(size, this.span) + 1;
      for (let at = 0; at < size; at++) {
        const gap = clz32(~bits.window());
        if (gap < SEEN) bits.skip(gap + behind);
        else this.passLong(behind - 1);
        const level = clz32(~bits.window());
        bits.skip(level < highest ? level + 1 : highest);
      }
    }

    passLong(shift) {
      this.bits.ones(ENDLESS);
      this.bits.skip(shift);
    }

    // {docs, levels} of a list.
    list(number) {
      const { bits, starts, highest } = this;
      bits.group = Math.floor(starts[number] / 6);
      bits.bit = starts[number] % 6;
      const size = bits.low(bits.ones(SEEN), 1), shift = shiftOf(size, this.span);
      const docs = new Uint32Array(size), levels = new Uint8Array(size);
      for (let at = 0, last = -1; at < size; at++) {
        last += bits.low(shift, bits.ones(ENDLESS)) + 1;
        docs[at] = last;
        levels[at] = bits.ones(highest);
      }
      return { docs, levels };
    }
  }

  // Ascending numbers from their gaps, each in groups of 5 bits, lowest first, 32 = more follow.
  function numbers(code) {
    const found = [];
    for (let at = 0, last = -1; at < code.length; at++) {
      let gap = 0, shift = 1, group;
      do {
        group = VALUES[code.charCodeAt(at)];
        gap += (group & 31) * shift;
        shift *= 32;
      } while (group > 31 && ++at < code.length);
      found.push(last += gap + 1);
    }
    return found;
  }

  // Front-coded words: a capital says how many characters a word shares with the one before, counted from behind its
  // first space, or from its beginning where ~ stands before.
  function words(code) {
    const found = [];
    let before = '';
    for (const [, whole, shared, rest] of code.matchAll(/(~?)([A-Z])([^A-Z~]*)/g)) {
      const base = whole ? 0 : before.indexOf(' ') + 1;
      before = before.slice(0, base + shared.charCodeAt(0) - 65) + rest;
      found.push(before);
    }
    return found;
  }

  return { lists: (code, count, span, levels) => new Lists(code, count, span, levels), numbers, words, value, values };
})();
