// The search engine: danvan.search.open(manifest, load).query(text, {limit, place}) promises an answer:
// {docs, scores, mode, place, places, missing, terms}: docs are document numbers, best first; terms are to highlight.
// mode "place": the text is the name of places (place = the first, {label, facet, value}), docs = exactly what lies there, maybe nothing;
// "all": documents hold every word; "relaxed": none does, missing = words the best one lacks; "none": no word is known.
// Touches no document.
danvan.search = (() => {
  // An incomplete document is shown beside complete ones when it scores half of the best of them, and alone when it
  // scores two fifths of the best one. Queries of one or two words are taken at their word.
  // A knowledge page that speaks of the words in one section only is less about them than one that does throughout:
  // (section + ELSEWHERE * other sections) / PAGE.
  const settings = { BESIDE: 0.5, ALONE: 0.4, LONG: 3, PLACE: 0.3, ELSEWHERE: 0.45, PAGE: 1.9 };

  // In how many slots each document is; quoted pairs are slots, too.
  function countHeld({ slots }, count) {
    const held = new Uint8Array(count);
    const quoted = slots.filter((slot) => slot.quoted).map((slot) => danvan.postings.join(slot.pairs.map(({ list }) => list)));
    const lists = [...slots.map(({ exact }) => exact), ...quoted];
    for (const { docs } of lists) for (let at = 0; at < docs.length; at++) held[docs[at]] += 1;
    return { held, whole: lists.length };
  }

  function missingFrom(doc, { slots }) {
    const absent = slots.filter(({ exact }) => !exact.docs.includes(doc));
    return [...new Set(absent.map(({ token }) => token.word))];
  }

  function termsOf({ tokens, parts }, readings) {
    const others = readings.flatMap((ones) => ones.slice(1).filter(({ weight }) => weight >= danvan.matching.settings.SURE).map(({ form }) => form));
    return [...parts.flatMap(({ from, to, others: phrases }) => [
      tokens.slice(from, to).map(({ form }) => form).join(' '), ...phrases.map(({ forms }) => forms.join(' '))]), ...others];
  }

  function answer(found) {
    return { docs: [], scores: [], mode: 'none', place: null, places: [], missing: [], terms: [], asks: [], suggestedFacets: [], ...found };
  }

  // What lies in places as a list of postings.
  function inPlaces(places) {
    const docs = [...new Set(places.flatMap((place) => place.docs))].sort((a, b) => a - b);
    return { docs, rates: new Float64Array(docs.length).fill(1) };
  }

  // Facets that the places in the query stand for, with the number of documents found that lie there: [{label, facet, value, count}].
  function suggested(named, docs) {
    const found = new Set(docs);
    return named.flatMap(({ places }) => places)
      .map((place) => ({ ...choice(place), count: place.docs.filter((doc) => found.has(doc)).length }))
      .filter(({ count }) => count);
  }

  // Documents of each page that has several: [[number...]...].
  function sectionsOf(pages, first) {
    const found = new Map();
    pages.forEach(([, , , id], at) => found.set(id, [...(found.get(id) || []), first + at]));
    return [...found.values()].filter((sections) => sections.length > 1);
  }

  function throughout(sections, values) {
    const all = sections.reduce((sum, doc) => sum + values[doc], 0), best = Math.max(...sections.map((doc) => values[doc]));
    for (const doc of sections) if (best) values[doc] *= (best + settings.ELSEWHERE * (all - best)) / best / settings.PAGE;
  }

  const choice = ({ label, facet, value }) => ({ label, facet, value });

  class Engine {
    constructor(manifest, load) {
      this.load = load;
      this.namesakes = manifest.namesakes; // name of the chunk with the places in which nothing lies
      this.reader = danvan.postings.open(manifest, load);
      this.records = manifest.records === undefined ? manifest.count : manifest.records; // then pages and directives
      this.phrases = manifest.phrases; // name of the file with words and pages, until it is here
      this.take(manifest);
      this.places = danvan.places.open(manifest, load);
    }

    // What says the same in other words, and the pages behind the records: [href, title, kind, id] of each document.
    take({ pages = [], ...words }) {
      this.writings = danvan.writings.open(words);
      this.pages = pages;
      this.sections = sectionsOf(pages, this.records);
    }

    async needPhrases() {
      if (!this.phrases) return;
      const data = await this.load(this.phrases);
      if (this.phrases) this.take(JSON.parse(data)); // else another question was faster
      this.phrases = '';
    }

    // limit = at most so many documents; place: false = look for the words even where they name a place.
    async query(text, { limit = Infinity, place = true } = {}) {
      const rare = danvan.query.keysOf(text).filter((key) => !this.reader.has(key)); // they stand in no dictionary
      await Promise.all([this.reader.need(rare), this.needPhrases()]);
      const query = danvan.query.parse(text, this.writings, (key) => this.reader.has(key));
      if (!query.tokens.length) return answer({});
      const quoted = query.tokens.some((token) => token.quote >= 0);
      const forms = query.tokens.map((token) => token.form);
      await this.places.need(forms);
      const places = place && !quoted ? this.places.find(forms) : [];
      return places.length ? this.byPlace(places, forms, query, limit) : this.byText(query, quoted, limit);
    }

    // A name of several places asks which; then what only speaks of the name is shown, too, behind what lies there.
    async byPlace(found, forms, query, limit) {
      const inside = new Set(found.flatMap(({ docs }) => docs)), places = found.map(choice), asks = await this.asks(found, forms);
      const text = asks.length > found.length ? (await this.byText(query, true, Infinity)) : null;
      const docs = [...this.inOrder(inside), ...(text && text.mode === 'all' ? text.docs.filter((doc) => !inside.has(doc)) : [])];
      const shown = docs.slice(0, limit);
      return answer({ docs: shown, scores: shown.map((doc) => Number(inside.has(doc))), mode: 'place', place: places[0], places, asks });
    }

    // Documents in the order of the catalogue, as far as their standings tell it.
    inOrder(docs) {
      const { standings } = this.reader;
      return [...docs].sort((a, b) => standings[b] - standings[a] || a - b);
    }

    // [{label, facet, value, count}]: the places of one name, those without documents last; nothing to ask where there is one.
    async asks(found, forms) {
      const known = found.map((place) => ({ ...choice(place), count: place.docs.length }));
      if (!this.namesakes || found.some(({ facet }) => facet === 'tinh')) return known.length > 1 ? known : [];
      const others = this.places.namesakes(forms, await this.load(this.namesakes));
      const asks = [...known, ...others.map((label) => ({ label, facet: null, value: null, count: 0 }))];
      return asks.length > 1 ? asks : [];
    }

    async byText(query, quoted, limit) {
      const { reader } = this, { matching } = danvan;
      await reader.need(...matching.wanted(query, reader));
      await reader.need(matching.lacking(query, reader));
      const readings = await danvan.readings.find(query.tokens, query.unfinished, reader);
      await reader.need(matching.crossing(readings));
      const lists = matching.collect(query, readings, reader), scores = matching.rank(lists, reader);
      const named = this.places.inside(query.tokens);
      for (const { places } of named) scores.add(inPlaces(places), settings.PLACE);
      scores.favour(reader.standings);
      for (const sections of this.sections) throughout(sections, scores.values);
      const best = scores.best();
      if (!best) return answer({ missing: query.tokens.map(({ word }) => word) });
      const { held, whole } = countHeld(lists, reader.count);
      const strict = quoted || query.tokens.length < settings.LONG;
      const { docs, complete } = this.choose(scores, (doc) => held[doc] === whole, best, strict);
      const shown = docs.slice(0, limit);
      return answer({
        docs: shown, scores: shown.map((doc) => scores.values[doc]), mode: complete ? 'all' : 'relaxed',
        missing: complete ? [] : missingFrom(docs.find((doc) => doc < this.records) ?? docs[0], lists), terms: termsOf(query, readings),
        suggestedFacets: suggested(named, docs),
      });
    }

    // Records, and what is behind them, each by the best of its own: a page that holds every word hides no model.
    choose(scores, isWhole, best, strict) {
      const { records, reader } = this;
      const wholeRecord = scores.best(0, records, isWhole), wholePage = scores.best(records, reader.count, isWhole);
      const least = (top) => (top ? (strict ? Infinity : settings.BESIDE * top) : settings.ALONE * best);
      const ofRecords = least(wholeRecord), ofPages = least(wholePage);
      const docs = scores.ranked(reader.standings, (doc, score) => isWhole(doc) || score >= (doc < records ? ofRecords : ofPages));
      return { complete: (docs.some((doc) => doc < records) ? wholeRecord : wholePage) > 0, docs };
    }
  }

  return { open: (manifest, load) => new Engine(manifest, load), settings };
})();
