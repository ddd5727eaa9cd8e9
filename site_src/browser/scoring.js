// BM25 over lists of postings (Robertson and Zaragoza 2009): fields are weighted in the frequencies already (BM25F).
// Gives back: open(count, power of idf) -> scores of all documents; long queries weigh rare words more.
danvan.scoring = (() => {
  const STANDING = 0.001; // of a score: the best documented comes before what scores two in a hundred more
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

    // Lets what stands higher come first where scores say little.
    favour(standings) {
      const { values } = this;
      for (let doc = 0; doc < values.length; doc++) if (standings[doc]) values[doc] *= 1 + STANDING * standings[doc];
    }

    // Documents that score and stay(document, score), best first, of equals the one that stands higher, then with the
    // lower number. Only those are sorted: of a frequent word most documents score.
    ranked(standings, stays) {
      const found = [], { values } = this;
      for (let doc = 0; doc < values.length; doc++) if (values[doc] && stays(doc, values[doc])) found.push(doc);
      return found.sort((a, b) => values[b] - values[a] || standings[b] - standings[a] || a - b);
    }

    // The best score of the documents from..to - 1 that hold.
    best(from = 0, to = this.count, holds = () => true) {
      const { values } = this;
      let most = 0;
      for (let doc = from; doc < to; doc++) if (values[doc] > most && holds(doc)) most = values[doc];
      return most;
    }
  }

  return { open: (count, power) => new Scores(count, power) };
})();
