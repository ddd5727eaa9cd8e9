// Reads the search bundle (format 1, described in hooks/danvan/index.py) and knows nothing of ranking.
// A list of postings is {docs: [number...] ascending, tfs: [number...]}; lists are decoded when first asked for.
// Gives back: open(bundle), join(lists), meet(lists), numbers(code), EMPTY.
danvan.postings = (() => {
  const FORMAT = 1;
  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const VALUES = new Uint8Array(128);
  for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value;
  const EMPTY = Object.freeze({ docs: [], tfs: [] });

  function vlq(code) {
    const values = [];
    for (let at = 0; at < code.length; at++) {
      let value = 0, bits, shift = 1;
      do {
        bits = VALUES[code.charCodeAt(at)];
        value += (bits & 31) * shift;
        shift *= 32;
      } while (bits > 31 && ++at < code.length);
      values.push(value);
    }
    return values;
  }

  // Ascending numbers from their gaps.
  function numbers(code) {
    let last = -1;
    return vlq(code).map((gap) => (last += gap + 1));
  }

  function decode(code) {
    const values = vlq(code), list = { docs: [], tfs: [] };
    for (let at = 0, last = -1; at < values.length; at++) {
      last += Math.floor(values[at] / 4) + 1;
      list.docs.push(last);
      list.tfs.push(values[at] % 4 < 3 ? values[at] % 4 + 1 : values[++at] + 4);
    }
    return list;
  }

  // One list of several: a document's frequencies are added.
  function join(lists) {
    const full = lists.filter((list) => list.docs.length);
    if (full.length < 2) return full[0] || EMPTY;
    const sums = new Map();
    for (const { docs, tfs } of full) docs.forEach((doc, at) => sums.set(doc, (sums.get(doc) || 0) + tfs[at]));
    const docs = [...sums.keys()].sort((a, b) => a - b);
    return { docs, tfs: docs.map((doc) => sums.get(doc)) };
  }

  // The documents in every list, with their lowest frequency.
  function meet(lists) {
    return lists.reduce((left, right) => {
      const tfs = new Map(right.docs.map((doc, at) => [doc, right.tfs[at]]));
      const kept = left.docs.map((doc, at) => [doc, Math.min(left.tfs[at], tfs.get(doc) || 0)]).filter(([, tf]) => tf);
      return { docs: kept.map(([doc]) => doc), tfs: kept.map(([, tf]) => tf) };
    });
  }

  // First position in `sorted` whose text is not before `key`.
  function lowerBound(sorted, key) {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < key) low = middle + 1; else high = middle;
    }
    return low;
  }

  function members(key, written) {
    const found = new Map();
    for (const member of written ? written.split(';') : []) {
      const cut = member.indexOf('=');
      found.set(member.slice(0, cut) || key, member.slice(cut + 1));
    }
    return found;
  }

  class Reader {
    constructor(bundle) {
      if (bundle.format !== FORMAT) throw new Error(`danvan: search data of format ${bundle.format}, not ${FORMAT}`);
      this.count = bundle.count;
      this.lengths = vlq(bundle.lengths);
      this.average = this.lengths.reduce((sum, length) => sum + length, 0) / (this.count || 1);
      this.lines = bundle.terms ? bundle.terms.split('\n') : [];
      this.keys = this.lines.map((line) => line.slice(0, line.indexOf(':')));
      this.entries = new Map();
    }

    // Returns {forms, followers, total} of a folded syllable, or null when no document holds it.
    entry(key) {
      if (!this.entries.has(key)) this.entries.set(key, this.read(key));
      return this.entries.get(key);
    }

    read(key) {
      const at = lowerBound(this.keys, key);
      if (this.keys[at] !== key) return null;
      const [, forms, followers] = this.lines[at].split(':');
      const lists = new Map([...members(key, forms)].map(([form, code]) => [form, decode(code)]));
      return { forms: lists, followers: members(key, followers), total: join([...lists.values()]) };
    }

    // Postings of a folded syllable, all its accented forms together.
    folded(key) {
      const entry = this.entry(key);
      return entry ? entry.total : EMPTY;
    }

    // Postings of one accented form.
    form(key, form) {
      const entry = this.entry(key);
      return (entry && entry.forms.get(form)) || EMPTY;
    }

    // Postings of two folded syllables next to each other.
    pair(first, second) {
      const entry = this.entry(first);
      const code = entry && entry.followers.get(second);
      return code === undefined || code === null ? EMPTY : decode(code);
    }

    // Postings of folded syllables in a row; of three or more, the documents which hold each adjacent pair.
    phrase(keys) {
      if (keys.length < 2) return this.folded(keys[0]);
      return meet(keys.slice(1).map((key, at) => this.pair(keys[at], key)));
    }

    // Folded syllables which begin so, that itself excluded.
    startingWith(prefix) {
      const found = [];
      for (let at = lowerBound(this.keys, prefix); at < this.keys.length && this.keys[at].startsWith(prefix); at++) {
        if (this.keys[at] !== prefix) found.push(this.keys[at]);
      }
      return found;
    }
  }

  return { open: (bundle) => new Reader(bundle), join, meet, numbers, EMPTY };
})();
