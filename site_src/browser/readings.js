// What a token may have been meant for: the syllable as typed, one that it is the beginning of, one that it is a slip of.
// Noisy channel (Kernighan, Church and Gale 1990): chance of the slip * chance of the syllable between its neighbours,
// the latter from the index itself, as documents that hold the pairs; so a reading fits the catalogue, not a list of words.
// Gives back: find(tokens, unfinished, reader) -> promise of [[{key, form, weight}...] a token], settings.
danvan.readings = (() => {
  const settings = {
    SLIP: 0.005, // chance of each slip, against 1 for the syllable as typed
    UNFINISHED: 0.1, // chance of each longer syllable while the last token is typed
    CHANCE: 0.1, // documents a pair never seen counts as, times those that chance would give
    KEYED: 0.1, // chance of Telex or VNI keys in a single word
    SLIPS: 8, // candidates looked at: each costs two pairs
    LONGER: 64, // the same; their pairs lie side by side in the index
    KEPT: 4, // readings beside the typed one
    LEAST: 0.15, // weight from which a reading is kept
    TRUST: 0.42, // power of a chance: a reading of a quarter counts more than half
  };

  const letters = /^\p{L}+$/u;

  // The form of a candidate: the letters it shares with the typed form keep their marks (độ -> đội, vươ -> vương).
  function formOf(token, key) {
    const typed = [...token.form], plain = [...token.key];
    if (!token.marked || typed.length !== plain.length) return key;
    const target = [...key];
    let head = 0, tail = 0;
    while (head < Math.min(plain.length, target.length) && plain[head] === target[head]) head++;
    while (tail < Math.min(plain.length, target.length) - head
      && plain[plain.length - 1 - tail] === target[target.length - 1 - tail]) tail++;
    const middle = target.slice(head, target.length - tail);
    return danvan.text.forms([...typed.slice(0, head), ...middle, ...typed.slice(typed.length - tail)].join(''))[0] || key;
  }

  // How many documents would hold a and b side by side: those seen, and a share of what chance would give.
  function together(a, b, reader) {
    const seen = reader.pair(a, b).docs.length;
    return seen + settings.CHANCE * (reader.frequency(a) + 0.5) * (reader.frequency(b) + 0.5) / reader.count;
  }

  function chance({ key, slip }, before, after, reader) {
    const alone = reader.frequency(key);
    if (!alone) return 0;
    const left = before ? together(before.key, key, reader) : alone;
    const right = after ? together(key, after.key, reader) : alone;
    return slip * left * right / (alone + 0.5);
  }

  const seen = (first, second, reader) => Boolean(first && second && reader.pair(first.key, second.key).docs.length);

  // A token is in doubt when no document holds it, or none holds it beside a neighbour.
  function inDoubt(tokens, at, reader) {
    const token = tokens[at];
    if (token.quote >= 0 || !letters.test(token.key)) return false;
    if (!reader.has(token.key)) return true;
    return tokens.length > 1 && !seen(tokens[at - 1], token, reader) && !seen(token, tokens[at + 1], reader);
  }

  function slips(token, reader) {
    return reader.near(token.key).slice(0, settings.SLIPS).map((key) => ({ key, slip: settings.SLIP }));
  }

  // What Telex or VNI keys would have made of it.
  function keyed(token, reader) {
    const form = token.marked ? null : danvan.telex.decode(token.key), key = form && danvan.text.fold(form);
    return key && reader.has(key) ? [{ key, form, slip: settings.KEYED }] : [];
  }

  // Syllables that begin so and were seen after the one before; without one, or with none seen, the most frequent.
  function longer(tokens, at, reader) {
    const { key } = tokens[at], before = tokens[at - 1];
    const seenAfter = before ? reader.following(before.key, key).filter((other) => other !== key) : [];
    const found = seenAfter.length || reader.has(key) ? seenAfter : reader.startingWith(key);
    return found.map((other) => [reader.frequency(other), other]).sort((a, b) => b[0] - a[0])
      .slice(0, settings.LONGER).map(([, other]) => ({ key: other, slip: settings.UNFINISHED }));
  }

  function candidatesAt(tokens, at, unfinished, reader) {
    const token = tokens[at], last = unfinished && at === tokens.length - 1 && letters.test(token.key);
    const found = new Map();
    if (token.known) return [];
    if (inDoubt(tokens, at, reader)) for (const one of [...slips(token, reader), ...keyed(token, reader)]) found.set(one.key, one);
    // One known word alone is meant as it stands.
    if (last && (tokens.length > 1 || !reader.has(token.key))) for (const one of longer(tokens, at, reader)) found.set(one.key, one);
    return [...found.values()];
  }

  function pairsAround(tokens, at, candidates) {
    const before = tokens[at - 1], after = tokens[at + 1];
    return candidates.flatMap(({ key }) => [
      ...(before ? [`${before.key} ${key}`] : []), ...(after ? [`${key} ${after.key}`] : [])]);
  }

  function weigh(tokens, at, candidates, reader) {
    const token = tokens[at], before = tokens[at - 1], after = tokens[at + 1];
    const own = chance({ key: token.key, slip: 1 }, before, after, reader);
    const chances = candidates.map((one) => chance(one, before, after, reader));
    const whole = own + chances.reduce((sum, one) => sum + one, 0) || 1;
    const typed = reader.has(token.key) ? 1 : 0;
    const others = candidates.map((one, number) => ({ key: one.key, form: one.form || formOf(token, one.key), weight: (chances[number] / whole) ** settings.TRUST }))
      .filter(({ weight }) => weight >= settings.LEAST)
      .sort((a, b) => b.weight - a.weight).slice(0, settings.KEPT);
    return { typed, others };
  }

  // Returns a list a token: [{key, form, marked, weight}...], the typed one first. Asks the reader for the lists of the others.
  async function find(tokens, unfinished, reader) {
    const candidates = tokens.map((_, at) => candidatesAt(tokens, at, unfinished, reader));
    await reader.need(candidates.flatMap((ones, at) => pairsAround(tokens, at, ones)));
    const readings = tokens.map((token, at) => {
      const own = { key: token.key, form: token.form, marked: token.marked, weight: 1 };
      if (!candidates[at].length) return [own];
      const { typed, others } = weigh(tokens, at, candidates[at], reader);
      return [{ ...own, weight: typed }, ...others.map((one) => ({ ...one, marked: danvan.text.isMarked(one.form) }))];
    });
    await reader.need(readings.flatMap((ones) => ones.slice(1).map(({ key }) => key)));
    return readings;
  }

  return { find, settings };
})();
