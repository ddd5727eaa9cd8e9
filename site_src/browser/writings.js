// What else a stretch of a query may be written as: BHYT and bảo hiểm y tế; heo and lợn; hẻm, ngõ and ngách.
// Gives back: open({aliases, synonyms, topics}) -> {has(phrase), stretches(tokens, accented), topicsOf(tokens, accented)}, settings.
// aliases: [phrase, other phrases], folded; synonyms: groups of phrases; topics: [name, other phrases...]. Knows no documents.
danvan.writings = (() => {
  const { fold } = danvan.text;
  const settings = {
    SYNONYM: 0.5, // of an occurrence of another word for it, against 1 for the word itself and its short form
    LONGEST: 8, // syllables of a phrase
  };

  // A token fits a syllable of a phrase; where the query has marks, a plain token is meant so.
  const fits = (token, form, accented) => (token.marked || accented ? token.form === form : token.key === fold(form));

  function fitAll(tokens, phrase, accented) {
    const forms = phrase.split(' ');
    return tokens.every((token, at) => fits(token, forms[at], accented));
  }

  function put(lists, key, item) {
    if (lists.has(key)) lists.get(key).push(item); else lists.set(key, [item]);
  }

  class Writings {
    constructor({ aliases = [], synonyms = [], topics = [] }) {
      this.topics = new Map(); // folded phrase -> [[the phrase, the topic's name]...]
      // folded phrase -> [[the phrase or null, others (itself among them), weight]...]; taken apart when asked for
      this.byPhrase = new Map();
      for (const [first, others] of aliases) {
        put(this.byPhrase, first, [null, others, 1]);
        for (const other of others) put(this.byPhrase, other, [null, [first], 1]);
      }
      for (const group of synonyms) for (const from of group) put(this.byPhrase, fold(from), [from, group, settings.SYNONYM]);
      for (const phrases of topics) for (const phrase of phrases) put(this.topics, fold(phrase), [phrase, phrases[0]]);
    }

    has(phrase) {
      return this.byPhrase.has(phrase);
    }

    others(tokens, accented) {
      const found = new Map();
      for (const [from, others, weight] of this.byPhrase.get(tokens.map(({ key }) => key).join(' ')) || []) {
        if (from && !fitAll(tokens, from, accented)) continue;
        for (const to of others) if (to !== from) found.set(`${weight} ${to}`, { to, weight });
      }
      return [...found.values()].map(({ to, weight }) => {
        const forms = to.split(' ');
        return { forms, keys: forms.map(fold), weight };
      });
    }

    longest(tokens, from, accented) {
      for (let to = Math.min(tokens.length, from + settings.LONGEST); to > from; to--) {
        const others = this.others(tokens.slice(from, to), accented);
        if (others.length) return { from, to, others };
      }
      return { from, to: from + 1, others: [] };
    }

    // The topics that any words side by side speak of: [[key...] of the topic's name].
    topicsOf(tokens, accented) {
      const found = new Map();
      for (let from = 0; from < tokens.length; from++) {
        for (let to = from + 1; to <= Math.min(tokens.length, from + settings.LONGEST); to++) {
          const part = tokens.slice(from, to);
          for (const [phrase, name] of this.topics.get(part.map(({ key }) => key).join(' ')) || []) {
            if (fitAll(part, phrase, accented)) found.set(fold(name), name.split(' ').map(fold));
          }
        }
      }
      return [...found.values()];
    }

    // The tokens cut into stretches {from, to, others}, the longest known phrase first.
    stretches(tokens, accented) {
      const parts = [];
      for (let from = 0; from < tokens.length; from = parts[parts.length - 1].to) parts.push(this.longest(tokens, from, accented));
      return parts;
    }
  }

  return { open: (words) => new Writings(words), settings };
})();
