// What was typed, taken apart: tokens, quoted phrases, and stretches which another writing stands for (BHYT).
// Gives back: parse(text, aliases), indexAliases(pairs). Knows no documents.
danvan.query = (() => {
  const { words, forms, fold, isMarked } = danvan.text;
  const QUOTED = /["“”„]([^"“”„]+)["“”„]/g;

  // Both directions of the bundle's pairs: Map phrase -> [phrase as keys...].
  function indexAliases(pairs) {
    const index = new Map();
    const note = (from, to) => index.set(from, [...(index.get(from) || []), to.split(' ')]);
    for (const [first, others] of pairs) {
      for (const other of others) {
        note(first, other);
        note(other, first);
      }
    }
    return index;
  }

  function quotedRanges(text) {
    return Array.from(text.matchAll(QUOTED), (found) => [found.index, found.index + found[0].length]);
  }

  // [{word as typed, form, key, marked, quote: number of its quotation or -1}]
  function tokensOf(text) {
    const quotes = quotedRanges(text);
    return words(text).flatMap(({ text: word, start }) => forms(word).map((form) => ({
      word, form, key: fold(form), marked: isMarked(form),
      quote: quotes.findIndex(([from, to]) => from <= start && start < to),
    })));
  }

  function longestAlias(keys, from, aliases) {
    for (let to = Math.min(keys.length, from + 8); to > from; to--) {
      const others = aliases.get(keys.slice(from, to).join(' '));
      if (others) return { from, to, others };
    }
    return { from, to: from + 1, others: [] };
  }

  // The tokens cut into stretches {from, to, others: [[key...]...]}, the longest known phrase first.
  function stretches(tokens, aliases) {
    const keys = tokens.map((token) => token.key), parts = [];
    for (let from = 0; from < keys.length; from = parts[parts.length - 1].to) {
      parts.push(longestAlias(keys, from, aliases));
    }
    return parts;
  }

  // Returns {tokens, parts, unfinished}; unfinished = the last token may still be typed on.
  function parse(text, aliases = new Map()) {
    const tokens = tokensOf(text);
    const last = tokens[tokens.length - 1];
    const unfinished = Boolean(last) && last.quote < 0 && /[\p{L}\p{N}\p{M}]$/u.test(text);
    return { tokens, parts: stretches(tokens, aliases), unfinished };
  }

  return { parse, indexAliases };
})();
