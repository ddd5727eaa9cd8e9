// Which file of the search index holds what, and the lists of the files loaded so far.
// Gives back: open(manifest, load, levels) -> {need, lengths, standings, words, pairs}, table(code) -> {names, at, between};
// load(name) promises the data of a file.
// Families are "words" (items "dan" and "dan dân") and "pairs" ("dan van").
danvan.shards = (() => {
  const { lowerBound } = danvan.dictionary;

  // Which shard holds what: the table of a family.
  class Table {
    constructor(code) {
      const entries = danvan.codes.words(code), cuts = entries.map((entry) => entry.lastIndexOf(' '));
      this.starts = entries.map((entry, at) => entry.slice(0, cuts[at]));
      this.names = entries.map((entry, at) => entry.slice(cuts[at] + 1));
    }

    // Position of the shard that would hold the item.
    at(item) {
      const at = lowerBound(this.starts, item);
      return this.starts[at] === item ? at : Math.max(at - 1, 0);
    }

    // Names of the shards which may hold items from..to.
    between(from, to) {
      return this.names.slice(this.at(from), this.at(to) + 1);
    }
  }

  // Sorted items with a list each, in shards; nothing is made of an item until it is asked for.
  class Family extends Table {
    constructor(code, levels, span) {
      super(code);
      this.levels = levels;
      this.span = span;
      this.loaded = new Map(); // name of a shard -> {items, code, lists}
    }

    add(data, name) {
      const cut = data.indexOf('|');
      this.loaded.set(name, { items: danvan.codes.words(data.slice(0, cut)), code: data.slice(cut + 1), lists: null });
    }

    // The shard that would hold the item, if it is loaded.
    shard(item) {
      return this.loaded.get(this.names[this.at(item)]);
    }

    // First words of that shard: no matter what else is loaded, the same.
    besides(item) {
      return new Set((this.shard(item)?.items ?? []).map((other) => other.split(' ')[0]));
    }

    // Second words of the items with this first word, in the shards loaded so far.
    seconds(first) {
      const from = `${first} `, to = `${first}!`; // "!" comes right behind " "
      return this.between(from, to).flatMap((name) => {
        const items = this.loaded.get(name)?.items ?? [];
        return items.slice(lowerBound(items, from), lowerBound(items, to)).map((item) => item.slice(from.length));
      });
    }

    // {docs, levels} of an item, or null where no loaded shard holds it.
    list(item) {
      const shard = this.shard(item), position = shard ? lowerBound(shard.items, item) : -1;
      if (position < 0 || shard.items[position] !== item) return null;
      shard.lists ??= danvan.codes.lists(shard.code, shard.items.length, this.span, this.levels);
      return shard.lists.list(position);
    }
  }

  class Shards {
    constructor(manifest, load, levels) {
      this.load = load;
      this.manifest = manifest;
      this.words = new Family(manifest.words, levels.words, manifest.span);
      this.pairs = new Family(manifest.pairs, levels.pairs, manifest.span);
      this.asked = new Map(); // name -> promise
    }

    // Loads what holds the items from..to.
    need(family, from, to = from) {
      if (this.manifest.whole) {
        return Promise.all(['words', 'pairs'].flatMap((each) => this[each].names.map((name) => this.get(name, this[each]))));
      }
      const names = this[family].between(from, to);
      return Promise.all(names.map((name) => this.get(name, this[family])));
    }

    get(name, family) {
      if (!this.asked.has(name)) {
        this.asked.set(name, this.load(`search/${name}`).then((data) => (family ? family.add(data, name) : data)).catch((error) => {
          this.asked.delete(name); // so that the next question asks again
          throw error;
        }));
      }
      return this.asked.get(name);
    }

    // The length class of each document, a character each.
    lengths() {
      return this.get(this.manifest.lengths);
    }

    // How well each document is documented, a character each, or nothing.
    standings() {
      return this.manifest.standings ? this.get(this.manifest.standings) : '';
    }
  }

  return { open: (manifest, load, levels) => new Shards(manifest, load, levels), table: (code) => new Table(code) };
})();
