// From a query to the lists of postings that answer it: a slot a token, and its pairs with the tokens before it.
// Gives back: wanted(query, reader), lacking(query, reader), crossing(readings), collect(query, readings, reader), rank(query, slots, reader), settings.
danvan.matching = (() => {
  const { join, EMPTY } = danvan.postings;
  // Measured on 1,000 to 100,000 Vietnamese texts (hooks/DESIGN.md); the optimum is flat.
  const settings = {
    FOLDED: 0.3, // of an accented syllable without its marks, against MARKED with them; a plain one has 1
    MARKED: 0.7,
    PAIR: 0.45, // of two syllables side by side
    SKIP: 0.2, // the same with one between them in the query: a word more in it is no harm
    SURE: 0.6, // weight of a reading from which on a document that holds it holds the word
    LEAST: 0.1, // weight of two readings of neighbours from which on their pair counts
    NUMBER: 2, // of the number of an official document
    LONG: 6, // syllables from which on a query is a sentence; the more of them, the more rare ones count
    RARE: 1, // power of idf
    VERBOSE: 0.8, // added to the power of idf over the next six syllables
    TOPIC: 0.35, // of a topic that words of the query are a synonym of
    COVER: 0.15, // power of the share of the query that a document holds
  };

  // A marked form that no document holds is taken without its marks.
  function listsOf(reading, extra, accented, reader) {
    const { key, form, weight } = reading, own = reader.form(key, form);
    const byForm = (accented || reading.marked) && own.docs.length > 0;
    const strict = reading.marked && reading.weight > 0;
    const around = byForm ? reader.around(key, form) : reader.folded(key);
    return { weight, byForm, folded: joined(around, extra), form: byForm ? joined(own, extra) : EMPTY, key, strict, exact: strict ? joined(own, extra) : null };
  }

  function joined(list, extra) {
    if (!extra.docs.length) return list;
    const whole = join([list, extra]);
    return list.frequency === undefined ? whole : { ...whole, frequency: Math.max(list.frequency, whole.docs.length) };
  }

  // Readings of neighbours that are likely together: [[reading, reading]...].
  const together = (before, after) => before.flatMap((one) => after.map((other) => [one, other]))
    .filter(([one, other]) => one.weight * other.weight >= settings.LEAST);

  function pairsOf(before, readings, weight, extra, reader) {
    return together(before, readings)
      .map(([one, other]) => ({ list: joined(reader.pair(one.key, other.key), extra), weight: weight * one.weight * other.weight }))
      .filter(({ list }) => list.docs.length);
  }

  const pairOf = (a, b) => `${a} ${b}`;
  const inRow = (keys) => keys.slice(1).map((key, at) => pairOf(keys[at], key));
  const apart = (keys) => keys.slice(2).map((key, at) => pairOf(keys[at], key));

  // Lists that are looked at whatever is found: [keys and pairs, forms].
  function wanted({ tokens, parts, topics, numbers, accented, unfinished }, reader) {
    const keys = tokens.map(({ key }) => key), phrases = parts.flatMap(({ others }) => others);
    const alone = tokens.filter((token) => (accented || token.marked) && reader.common(token.key));
    const whole = tokens.filter((token) => !alone.includes(token)).map(({ key }) => key);
    const single = phrases.filter((phrase) => phrase.keys.length === 1);
    return [
      [...whole, ...inRow(keys), ...apart(keys), ...phrases.flatMap((phrase) => inRow(phrase.keys)), ...numbers, ...topics.flatMap((keys) => (keys.length > 1 ? inRow(keys) : keys)),
        ...(unfinished && keys.length > 1 ? [`${pairOf(...keys.slice(-2))}*`] : [])],
      [...alone, ...single.map((phrase) => ({ form: phrase.forms[0] }))].map(({ form }) => form),
    ];
  }

  // Pairs of which neither syllable stands as typed, so that nothing has asked for them yet.
  const crossing = (readings) => readings.slice(1).flatMap((after, at) => (
    together(readings[at].slice(1), after.slice(1)).map(([one, other]) => pairOf(one.key, other.key))));

  // Syllables whose form, asked for alone, no document holds: all their forms are looked at then.
  function lacking({ tokens, accented }, reader) {
    return tokens.filter(({ key, form, marked }) => (
      (accented || marked) && reader.common(key) && !reader.form(key, form).docs.length)).map(({ key }) => key);
  }

  function scaled({ docs, rates }, weight) {
    return weight === 1 ? { docs, rates } : { docs, rates: rates.map((rate) => rate * weight) };
  }

  // How likely a plain syllable is the marked one that a synonym speaks of: lon is lợn in so many of its documents.
  function share({ from }, token, reader) {
    if (!from || from.length > 1 || token.marked || token.form === from[0]) return 1;
    return reader.form(token.key, from[0]).docs.length / (reader.folded(token.key).docs.length || 1);
  }

  // Documents which write a stretch in another way.
  function otherwise({ from, others }, tokens, reader) {
    return join(others.map((phrase) => {
      const list = phrase.keys.length > 1 ? reader.phrase(phrase.keys) : reader.form(phrase.keys[0], phrase.forms[0]);
      return scaled(list, phrase.weight * share(phrase, tokens[from], reader));
    }));
  }

  function collect({ tokens, parts, topics, numbers, accented }, readings, reader) {
    const slots = [];
    for (const part of parts) {
      const extra = otherwise(part, tokens, reader);
      for (let at = part.from; at < part.to; at++) {
        const slot = { token: tokens[at], readings: readings[at].map((one) => listsOf(one, extra, accented, reader)) };
        const before = slots[at - 1], typed = (one) => one.readings.slice(0, 1);
        slot.pairs = before ? pairsOf(before.readings, slot.readings, settings.PAIR, at > part.from ? extra : EMPTY, reader) : [];
        slot.apart = at > 1 ? pairsOf(typed(slots[at - 2]), typed(slot), settings.SKIP, EMPTY, reader) : [];
        slot.exact = join(slot.readings.filter(({ weight }) => weight >= settings.SURE).map((one) => (one.exact || one.folded)));
        slot.quoted = before && slot.token.quote >= 0 && slot.token.quote === before.token.quote;
        slots.push(slot);
      }
    }
    return { slots, topics: topics.map((keys) => reader.phrase(keys)), numbers: numbers.map((number) => reader.folded(number)).filter((list) => list.docs.length) };
  }

  function rank({ slots, numbers, topics }, reader) {
    const verbose = Math.min(Math.max((slots.length - settings.LONG) / 6, 0), 1);
    const scores = danvan.scoring.open(reader.count, settings.RARE + settings.VERBOSE * verbose);
    for (const { readings, pairs, apart: skipped } of slots) {
      for (const { weight, byForm, folded, form } of readings) {
        scores.add(folded, weight * (byForm ? settings.FOLDED : 1));
        if (byForm) scores.add(form, weight * settings.MARKED);
      }
      for (const { list, weight } of [...pairs, ...skipped]) scores.add(list, weight);
      scores.cover(readings.length > 1 ? join(readings.filter(({ weight }) => weight > 0).map(({ folded }) => folded)) : readings[0].folded);
    }
    for (const { docs } of topics) scores.add({ docs, rates: new Float64Array(docs.length).fill(1) }, settings.TOPIC);
    for (const list of numbers) scores.add(list, settings.NUMBER);
    scores.favourCover(settings.COVER);
    return scores;
  }

  return { wanted, lacking, crossing, collect, rank, settings };
})();
