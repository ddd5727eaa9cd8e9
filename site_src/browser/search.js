// The search engine: danvan.search.open(bundle).query(text, {limit, place}) gives
// {docs, scores, mode, place, places, missing, terms}: docs are document numbers, best first; terms are to highlight.
// mode "place": the text is the name of places (place = the first, {label, facet, value}), docs = exactly what lies there, maybe nothing;
// "all": documents hold every word; "relaxed": none does, missing = words the best one lacks; "none": no word is known.
// Touches no document.
danvan.search = (() => {
  const { join, EMPTY } = danvan.postings;
  // Weights measured on 1,000 to 100,000 Vietnamese texts (hooks/DESIGN.md); a plain query weighs folded syllables by 1.
  const FOLDED = 0.3;
  const MARKED = 0.7;
  const PAIR = 0.4;
  const PREFIX = 0.6;
  const PREFIXES = 4;
  // An incomplete document is shown beside complete ones when it scores nearly as the best of them (MRR 0.79 -> 0.84 on
  // news), and alone when it scores half of the best one. Queries of one or two words are taken at their word.
  const BESIDE = 0.8;
  const ALONE = 0.5;
  const LONG = 3;

  const withSet = (list) => ({ ...list, set: new Set(list.docs) });

  // What one token may be found by; extra = documents which write its stretch in another way.
  function tokenLists(token, extra, reader) {
    const folded = withSet(join([reader.folded(token.key), extra]));
    const form = withSet(join([reader.form(token.key, token.form), extra]));
    return { token, folded, form, exact: token.marked ? form : folded };
  }

  function pairList(first, second, extra, reader) {
    const list = withSet(join([reader.pair(first.key, second.key), extra]));
    return { list, quoted: first.quote >= 0 && first.quote === second.quote };
  }

  // Postings of the query: a list a token, a list an adjacent pair, and what the unfinished last token may become.
  function collect(query, reader) {
    const { tokens } = query, singles = [], pairs = [];
    for (const { from, to, others } of query.parts) {
      const extra = join(others.map((keys) => reader.phrase(keys)));
      for (let at = from; at < to; at++) {
        singles.push(tokenLists(tokens[at], extra, reader));
        if (at > 0) pairs.push(pairList(tokens[at - 1], tokens[at], at > from ? extra : EMPTY, reader));
      }
    }
    return { singles, pairs, prefix: prefixLists(query, reader) };
  }

  // Whether the last token looks unfinished: an unknown syllable, or one never seen after the token before it.
  function looksUnfinished({ tokens, unfinished }, reader) {
    const [before, last] = tokens.slice(-2);
    if (!unfinished) return false;
    if (!last) return !reader.entry(before.key);
    return !reader.entry(last.key) || !reader.pair(before.key, last.key).docs.length;
  }

  function prefixLists(query, reader) {
    if (!looksUnfinished(query, reader)) return { list: withSet(EMPTY), pair: EMPTY };
    const last = query.tokens[query.tokens.length - 1], before = query.tokens[query.tokens.length - 2];
    const after = (key) => (before ? reader.pair(before.key, key) : EMPTY);
    const found = reader.startingWith(last.key)
      .map((key) => ({ list: reader.folded(key), pair: after(key) }))
      .sort((a, b) => b.pair.docs.length - a.pair.docs.length || b.list.docs.length - a.list.docs.length)
      .slice(0, PREFIXES);
    return { list: withSet(join(found.map(({ list }) => list))), pair: join(found.map(({ pair }) => pair)) };
  }

  function score({ singles, pairs, prefix }, reader) {
    const scores = new Map(), { add } = danvan.scoring;
    // Where most syllables have marks, one without is meant so; a few marks among plain words speak for themselves.
    const accented = 2 * singles.filter(({ token }) => token.marked).length >= singles.length;
    for (const { token, folded, form } of singles) {
      const byForm = accented || token.marked;
      add(scores, folded, byForm ? FOLDED : 1, reader);
      if (byForm) add(scores, form, MARKED, reader);
    }
    for (const { list } of pairs) add(scores, list, PAIR, reader);
    add(scores, prefix.list, PREFIX, reader);
    add(scores, prefix.pair, PAIR, reader);
    return scores;
  }

  // The documents which hold every token, with its marks where it has some, and every quoted pair;
  // if there are none, those in which the last token is the beginning of a syllable.
  function holdingAll({ singles, pairs, prefix }, candidates) {
    const quoted = pairs.filter((pair) => pair.quoted), last = singles[singles.length - 1];
    const fits = (holds) => (doc) => (
      singles.every((one) => holds(doc, one)) && quoted.every(({ list }) => list.set.has(doc)));
    const whole = candidates.filter(fits((doc, one) => one.exact.set.has(doc)));
    if (whole.length) return whole;
    return candidates.filter(fits((doc, one) => one.exact.set.has(doc) || (one === last && prefix.list.set.has(doc))));
  }

  function choose(ranked, scores, complete, strict) {
    if (complete.length && strict) return complete;
    const whole = new Set(complete);
    const least = complete.length ? BESIDE * scores.get(complete[0]) : ALONE * scores.get(ranked[0]);
    return ranked.filter((doc) => whole.has(doc) || scores.get(doc) >= least);
  }

  function missingFrom(doc, { singles, prefix }) {
    const absent = singles.filter(({ exact }, at) => !exact.set.has(doc)
      && !(at === singles.length - 1 && prefix.list.set.has(doc)));
    return [...new Set(absent.map(({ token }) => token.word))];
  }

  function termsOf({ tokens, parts }) {
    return parts.flatMap(({ from, to, others }) => [
      tokens.slice(from, to).map(({ form }) => form).join(' '), ...others.map((keys) => keys.join(' '))]);
  }

  function answer(found) {
    return { docs: [], scores: [], mode: 'none', place: null, places: [], missing: [], terms: [], ...found };
  }

  class Engine {
    constructor(bundle) {
      this.reader = danvan.postings.open(bundle);
      this.aliases = danvan.query.indexAliases(bundle.aliases);
      this.places = danvan.places.open(bundle.places, bundle.placeTypes);
    }

    // limit = at most so many documents; place: false = look for the words even where they name a place.
    query(text, { limit = Infinity, place = true } = {}) {
      const query = danvan.query.parse(text, this.aliases);
      if (!query.tokens.length) return answer({});
      const quoted = query.tokens.some((token) => token.quote >= 0);
      const places = place && !quoted ? this.places.find(query.tokens.map((token) => token.form)) : [];
      return places.length ? this.byPlace(places, limit) : this.byText(query, quoted, limit);
    }

    byPlace(found, limit) {
      const inside = new Set(found.flatMap(({ docs }) => docs));
      const docs = [...inside].sort((a, b) => a - b).slice(0, limit);
      const places = found.map(({ label, facet, value }) => ({ label, facet, value }));
      return answer({ docs, scores: docs.map(() => 1), mode: 'place', place: places[0], places });
    }

    byText(query, quoted, limit) {
      const lists = collect(query, this.reader), scores = score(lists, this.reader);
      if (!scores.size) return answer({ missing: query.tokens.map(({ word }) => word) });
      const ranked = [...scores.keys()].sort((a, b) => scores.get(b) - scores.get(a) || a - b);
      const complete = holdingAll(lists, ranked);
      const docs = choose(ranked, scores, complete, quoted || query.tokens.length < LONG).slice(0, limit);
      return answer({
        docs, scores: docs.map((doc) => scores.get(doc)), mode: complete.length ? 'all' : 'relaxed',
        missing: complete.length ? [] : missingFrom(docs[0], lists), terms: termsOf(query),
      });
    }
  }

  return { open: (bundle) => new Engine(bundle) };
})();
