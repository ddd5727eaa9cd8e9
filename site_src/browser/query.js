// What was typed, taken apart: tokens, quoted phrases, numbers of documents, and stretches which another writing stands for.
// Gives back: parse(text, writings, knows), keysOf(text). Knows no documents but through `knows`.
danvan.query = (() => {
  const { words, forms, fold, isMarked } = danvan.text;
  const QUOTED = /["“”„]([^"“”„]+)["“”„]/g;
  // As in hooks/danvan/index/analysis.py, but in any case: 488-CV/HU, 16/CT-TTg, 07/2017/TTLT-BTTTT.
  const NUMBER = /(?<![\p{L}\p{N}])0*([0-9]+(?:\/[0-9]{4})?[-/][a-zđ]{2}[\p{L}\p{N}]*(?:[-/][\p{L}\p{N}]+)*)/giu;

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

  function decoded(token, knows) {
    const form = danvan.telex.decode(token.key);
    return form && knows(fold(form)) ? { ...token, form, key: fold(form), marked: isMarked(form) } : token;
  }

  // The folded syllables of a text, and those that Telex or VNI keys would make of them.
  function keysOf(text) {
    return tokensOf(text).flatMap(({ key, marked }) => {
      const form = marked ? null : danvan.telex.decode(key);
      return form ? [key, fold(form)] : [key];
    });
  }

  // Telex and VNI undone where somebody typed without an input method: more than one token is unknown as it stands and a
  // syllable when its keys are undone, or one of at most three; one alone in a longer query is left to readings.js.
  // Then known tokens are undone, too. A known short form (TW) stays. Measured on 530 queries in Telex and 530 in VNI:
  // MRR@10 is that of the same query with marks to .002 (0.33 without).
  function withoutKeys(tokens, knows, isShort) {
    const plain = (token) => token.marked || isShort(token.key);
    const strange = tokens.filter((token) => !plain(token) && !knows(token.key) && decoded(token, knows) !== token).length;
    if (!strange || (strange === 1 && tokens.length > 3)) return tokens;
    return tokens.map((token) => (plain(token) ? token : decoded(token, knows)));
  }

  // Where most syllables have marks, one without is meant so; a few marks among plain words speak for themselves.
  const isAccented = (tokens) => 2 * tokens.filter(({ marked }) => marked).length >= tokens.length;

  // Returns {tokens, parts, accented, unfinished, numbers}; unfinished = the last token may still be typed on.
  function parse(text, writings = danvan.writings.open({}), knows = () => true) {
    const tokens = withoutKeys(tokensOf(text), knows, (key) => writings.has(key)), accented = isAccented(tokens);
    const last = tokens[tokens.length - 1];
    return {
      tokens,
      parts: writings.stretches(tokens, accented),
      topics: writings.topicsOf(tokens, accented),
      accented,
      unfinished: Boolean(last) && last.quote < 0 && /[\p{L}\p{N}\p{M}]$/u.test(text),
      numbers: Array.from(text.matchAll(NUMBER), (found) => fold(found[1])),
    };
  }

  return { parse, keysOf };
})();
