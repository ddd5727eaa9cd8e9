// The folded syllables of the index with the number of documents that hold each: known without loading any list.
// Gives back: open(code of the keys, code of the frequencies) -> {keys, has, frequency, isSplit, startingWith, near},
// lowerBound(sorted, key).
danvan.dictionary = (() => {
  const SPLIT = 32; // as in builder.py
  const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
  // Sounds that many speakers do not tell apart, where the spelling differs by more than one letter.
  const INITIALS = [['ch', 'tr'], ['d', 'gi'], ['gi', 'r'], ['gi', 'v'], ['c', 'k'], ['c', 'qu'], ['ng', 'ngh'], ['g', 'gh']];

  // First position in `sorted` whose text is not before `key`.
  function lowerBound(sorted, key) {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < key) low = middle + 1; else high = middle;
    }
    return low;
  }

  // Every writing one mistyped letter away: left out, put in, another one, two exchanged.
  function oneEditFrom(key) {
    const found = new Set();
    for (let at = 0; at <= key.length; at++) {
      const before = key.slice(0, at), after = key.slice(at), rest = key.slice(at + 1);
      for (const letter of LETTERS) {
        found.add(before + letter + after);
        if (after) found.add(before + letter + rest);
      }
      if (after) found.add(before + rest);
      if (rest) found.add(before + rest[0] + after[0] + rest.slice(1));
    }
    return found;
  }

  function otherInitials(key) {
    return INITIALS.flatMap(([one, two]) => [[one, two], [two, one]])
      .filter(([from]) => key.startsWith(from))
      .map(([from, to]) => to + key.slice(from.length));
  }

  class Dictionary {
    constructor(keys, frequencies) {
      this.keys = danvan.codes.words(keys); // in UTF-16 order
      this.classes = danvan.codes.values(frequencies); // rounded 1.8 * log2, + SPLIT
    }

    // Position of a key among the sorted ones, or -1.
    find(key) {
      const at = lowerBound(this.keys, key);
      return this.keys[at] === key ? at : -1;
    }

    has(key) {
      return this.find(key) >= 0;
    }

    // Number of documents that hold the folded syllable, to a fifth.
    frequency(key) {
      const at = this.find(key);
      return at < 0 ? 0 : Math.round(2 ** (this.classes[at] % SPLIT / 1.8));
    }

    // Whether the forms of the syllable are items of their own beside the list of all of them.
    isSplit(key) {
      const at = this.find(key);
      return at >= 0 && this.classes[at] >= SPLIT;
    }

    // Folded syllables which begin so, that itself excluded.
    startingWith(prefix) {
      const found = [];
      for (let at = lowerBound(this.keys, prefix); at < this.keys.length && this.keys[at].startsWith(prefix); at++) {
        if (this.keys[at] !== prefix) found.push(this.keys[at]);
      }
      return found;
    }

    // Folded syllables that may have been meant: one letter away, or another spelling of the same sound; frequent ones
    // first. others = syllables that are not in the dictionary.
    near(key, others = new Set()) {
      const candidates = new Set([...oneEditFrom(key), ...otherInitials(key)]);
      candidates.delete(key);
      return [...candidates].filter((other) => this.has(other) || others.has(other))
        .sort((a, b) => this.frequency(b) - this.frequency(a) || (a < b ? -1 : 1));
    }
  }

  return { open: (keys, frequencies) => new Dictionary(keys, frequencies), lowerBound };
})();
