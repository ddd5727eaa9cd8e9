// Reads the search index (format 2, described in hooks/danvan/index) and knows nothing of ranking.
// A list of postings is {docs ascending, rates}; rate = tf / (K1 * (1 - B + B * length / average)), so that BM25 of a
// list is idf * (K1 + 1) * rate / (1 + rate), and rates of lists may be added before that. `frequency`, where a list
// has one, is the number of documents that its idf is made of: the list is then only part of what it stands for.
// Gives back: open(manifest, load), join(lists), meet(lists), EMPTY.
danvan.postings = (() => {
  const FORMAT = 2;
  const K1 = 1.2;
  const B = 0.6; // measured with K1 on 1,000 to 100,000 Vietnamese texts; the optimum is flat
  const COMMON = 0.02; // share of documents: above, a form alone ranks an accented word as well as with its sisters
  const SINGLE_LEVELS = [1, 2, 3, 4, 5, 6, 8, 11]; // as in coding.py
  const PAIR_LEVELS = [1, 2];
  const EMPTY = Object.freeze({ docs: Object.freeze([]), rates: Object.freeze([]) });

  function joinTwo(left, right) {
    const docs = new Uint32Array(left.docs.length + right.docs.length), rates = new Float64Array(docs.length);
    let size = 0, a = 0, b = 0;
    while (a < left.docs.length || b < right.docs.length) {
      const one = a < left.docs.length ? left.docs[a] : Infinity, other = b < right.docs.length ? right.docs[b] : Infinity;
      docs[size] = Math.min(one, other);
      rates[size++] = (one <= other ? left.rates[a++] : 0) + (other <= one ? right.rates[b++] : 0);
    }
    return { docs: docs.subarray(0, size), rates: rates.subarray(0, size) };
  }

  // One list of several: a document's rates are added.
  function join(lists) {
    const full = lists.filter((list) => list.docs.length).sort((a, b) => a.docs.length - b.docs.length);
    return full.length ? full.reduce(joinTwo) : EMPTY;
  }

  function meetTwo(left, right) {
    const docs = [], rates = [];
    for (let a = 0, b = 0; a < left.docs.length && b < right.docs.length;) {
      if (left.docs[a] === right.docs[b]) {
        docs.push(left.docs[a]);
        rates.push(Math.min(left.rates[a], right.rates[b]));
      }
      if (left.docs[a] <= right.docs[b]) a++; else b++;
    }
    return { docs, rates };
  }

  // The documents in every list, with their lowest rate.
  const meet = (lists) => lists.reduce(meetTwo);

  // What a document's length and the level of its frequency make of a rate: [length class][level].
  function rateTable(classes, levels) {
    const lengths = Array.from({ length: 64 }, (_, at) => (at ? 2 ** (at / 4) : 0));
    const average = classes.reduce((sum, at) => sum + lengths[at], 0) / (classes.length || 1) || 1;
    return lengths.map((length) => levels.map((tf) => tf / (K1 * (1 - B + B * length / average))));
  }

  class Reader {
    constructor(manifest, load) {
      if (manifest.format !== FORMAT) throw new Error(`danvan: search data of format ${manifest.format}, not ${FORMAT}`);
      this.count = manifest.count;
      this.dictionary = danvan.dictionary.open(manifest.keys, manifest.frequencies);
      this.shards = danvan.shards.open(manifest, load, { words: SINGLE_LEVELS.length, pairs: PAIR_LEVELS.length });
      this.standings = null; // of each document: of equals the higher comes first; 0 where nothing is said
      this.rates = null; // {words, pairs}: tables of rates, once the lengths are there
      this.made = new Map(); // family and item -> list
    }

    get keys() { return this.dictionary.keys; }

    // Whether some document holds the folded syllable. Of rare numbers, and of the rarest of very many words, only need()
    // of this syllable tells.
    has(key) { return this.dictionary.has(key) || this.forms(key).length > 0; }

    // Number of documents that hold the folded syllable, to a fifth.
    frequency(key) { return this.dictionary.frequency(key) || this.folded(key).docs.length; }

    // Folded syllables which begin so, that itself excluded.
    startingWith(prefix) { return this.dictionary.startingWith(prefix); }

    // Folded syllables that may have been meant, the most frequent first; of the rarest those of the key's own shard.
    near(key) { return this.dictionary.near(key, this.shards.words.besides(key)); }

    // Whether a form with marks may stand for all forms of its syllable: see `around`.
    common(key) { return this.dictionary.frequency(key) > COMMON * this.count; }

    // Loads lists, so that the methods below answer at once. wanted: folded syllables ("dan", all its forms) and pairs
    // of them ("dan van"; "dan va*" for all that begin so, see `following`); forms: accented forms of which `form` and `around` will be asked, but not `folded`.
    async need(wanted, forms = []) {
      const { shards, dictionary } = this;
      const loads = wanted.map((item) => {
        if (!item.includes(' ')) return shards.need('words', item, dictionary.isSplit(item) ? item : `${item} \uffff`);
        return item.endsWith('*') ? shards.need('pairs', item.slice(0, -1), `${item.slice(0, -1)}\uffff`) : shards.need('pairs', item);
      });
      for (const form of forms) {
        const key = danvan.text.fold(form);
        loads.push(dictionary.isSplit(key) ? shards.need('words', `${key} ${form}`) : shards.need('words', key, `${key} \uffff`));
      }
      const [classes, standings] = await Promise.all([shards.lengths(), shards.standings(), ...loads]);
      if (!this.rates) this.measure(classes, standings);
    }

    measure(code, standings) {
      this.standings = new Uint8Array(this.count);
      this.standings.set(danvan.codes.values(standings));
      this.classes = danvan.codes.values(code);
      this.rates = { words: rateTable(this.classes, SINGLE_LEVELS), pairs: rateTable(this.classes, PAIR_LEVELS) };
    }

    // The list of an item of a family, EMPTY where there is none.
    list(family, item) {
      const name = family + item;
      if (!this.made.has(name)) {
        const found = this.shards[family].list(item);
        if (!found) return EMPTY;
        this.made.set(name, this.rated(found, this.rates[family]));
      }
      return this.made.get(name);
    }

    rated({ docs, levels }, table) {
      const { classes } = this, rates = new Float64Array(docs.length);
      for (let at = 0; at < docs.length; at++) rates[at] = table[classes[docs[at]]][levels[at]];
      return { docs, rates };
    }

    // Accented forms of a folded syllable that are loaded.
    forms(key) {
      return this.shards.words.seconds(key);
    }

    // Postings of a folded syllable, all its accented forms together.
    folded(key) {
      if (this.dictionary.isSplit(key)) {
        const list = this.list('words', key);
        if (list === EMPTY) throw new Error(`danvan: "${key}" was not asked for`);
        return list;
      }
      if (!this.made.has(key)) {
        if (!this.forms(key).length) return EMPTY;
        this.made.set(key, join(this.forms(key).map((form) => this.form(key, form))));
      }
      return this.made.get(key);
    }

    // Postings of one accented form.
    form(key, form) {
      return this.list('words', `${key} ${form}`);
    }

    // Postings that stand for the folded syllable beside those of a form asked for with its marks: all forms together,
    // but only the form itself where the syllable is common (measured: as good a ranking for half of the bytes).
    around(key, form) {
      return this.common(key) ? { ...this.form(key, form), frequency: this.frequency(key) } : this.folded(key);
    }

    // Postings of two folded syllables next to each other.
    pair(first, second) {
      return this.list('pairs', `${first} ${second}`);
    }

    // Folded syllables beginning with `start` that come right after `first`, of those loaded.
    following(first, start = '') {
      return this.shards.pairs.seconds(first).filter((key) => key.startsWith(start));
    }

    // Postings of folded syllables in a row; of three or more, the documents which hold each adjacent pair.
    phrase(keys) {
      if (keys.length < 2) return this.folded(keys[0]);
      return meet(keys.slice(1).map((key, at) => this.pair(keys[at], key)));
    }
  }

  return { open: (manifest, load) => new Reader(manifest, load), join, meet, EMPTY };
})();
