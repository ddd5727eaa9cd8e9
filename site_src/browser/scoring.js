// BM25 over lists of postings (Robertson and Zaragoza 2009): fields are weighted in the frequencies already (BM25F).
// Gives back: idf, open(count) -> scores of all documents, K1. Long queries weigh rare words more: see `power`.
danvan.scoring = (() => {
  const K1 = 1.2; // as in postings.js, where the rates are made; measured on 1,000 to 100,000 Vietnamese texts

  function idf(frequency, count) {
    return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  }

  // The number of documents a list stands for; a list may hold only part of them.
  const frequencyOf = (list) => (list.frequency === undefined ? list.docs.length : list.frequency);

  class Scores {
    constructor(count, power = 1) {
      this.count = count;
      this.power = power; // of idf
      this.values = new Float64Array(count);
      this.covered = new Float64Array(count); // how much of the query a document holds, weighted by rarity
      this.whole = 0; // what a document would have that holds all of it
    }

    rarity(list) {
      return idf(Math.min(frequencyOf(list), this.count), this.count) ** this.power;
    }

    // Adds weight * BM25 of one list.
    add(list, weight) {
      const { docs, rates } = list, { values } = this;
      if (!docs.length || !weight) return;
      const rarity = weight * this.rarity(list) * (K1 + 1);
      for (let at = 0; at < docs.length; at++) values[docs[at]] += rarity * rates[at] / (1 + rates[at]);
    }

    // Notes which documents hold a part of the query.
    cover(list) {
      const { docs } = list, { covered } = this, rarity = idf(frequencyOf(list), this.count);
      this.whole += rarity;
      for (let at = 0; at < docs.length; at++) covered[docs[at]] += rarity;
    }

    // Multiplies by share of the query held ** exponent.
    favourCover(exponent) {
      const { values, covered, whole } = this;
      for (let doc = 0; doc < values.length; doc++) {
        if (values[doc]) values[doc] *= (covered[doc] / whole) ** exponent;
      }
    }

    // Documents that score at least `least`, best first, of equals the one with the lower number.
    from(least) {
      const found = [], { values } = this;
      for (let doc = 0; doc < values.length; doc++) if (values[doc] && values[doc] >= least) found.push(doc);
      return found.sort((a, b) => values[b] - values[a] || a - b);
    }

    best() {
      let most = 0;
      for (const value of this.values) if (value > most) most = value;
      return most;
    }
  }

  return { idf, K1, frequencyOf, open: (count, power) => new Scores(count, power) };
})();
