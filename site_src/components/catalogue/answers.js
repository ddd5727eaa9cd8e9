// From a state to what the page shows; asks for data only when it must. Touches no document.
// Gives back: answers({say, number, sorts}) -> {answer(state), warm(name)}; uses danvan.load, facets and address.
danvan.answers = ({ say, number, sorts }) => {
  const ADVICE = 4; // ways out of an empty answer: more would be a list to read, not advice
  const opened = {}; // name -> promise of the data, opened once

  const needed = { catalogue: ['catalogue'], search: ['search', 'engine'] };
  const openers = {
    catalogue: (chunk) => ({ engine: danvan.facets.open(chunk), cards: chunk.cards }),
    search: (chunk, engine) => ({ records: engine.open(chunk), library: engine.library(chunk.readings) }),
  };

  // A failed load is forgotten, so that the next question asks again.
  function get(name) {
    if (!opened[name]) {
      const parts = Promise.all(needed[name].map((part) => danvan.load(part)));
      opened[name] = parts.then((loaded) => openers[name](...loaded)).catch((error) => {
        delete opened[name];
        throw error;
      });
    }
    return opened[name];
  }

  async function found(q) {
    if (!q) return null;
    const search = await get('search');
    const answer = search.records.query(q);
    return { ...answer, readings: answer.mode === 'place' ? [] : search.library(q) };
  }

  function wordsOf(engine, facet, ids) {
    const label = engine.facets.find(({ id }) => id === facet)?.label ?? facet;
    return say('chip', { facet: label, value: ids.map((id) => engine.label(facet, id)).join(', ') });
  }

  function notes(engine, dropped, search) {
    const lines = [];
    if (dropped.length) {
      const list = dropped.map(({ name, value }) => `“${wordsOf(engine, name, [value])}”`).join(', ');
      lines.push(say('dropped', { list }));
    }
    if (search?.mode === 'place') {
      const place = search.places.map(({ label }) => label).join('; ');
      lines.push(say(search.docs.length ? 'place' : 'place_none', { place }));
    }
    if (search?.mode === 'relaxed') {
      const list = search.missing.map((word) => `“${word}”`).join(', ');
      lines.push(list ? say('relaxed', { list }) : say('relaxed_any'));
    }
    return lines;
  }

  // One way out for each condition: leave it out, and so many models are there.
  function advise(engine, state, without) {
    const ways = Object.entries(without).map(([facet, n]) => (
      { facet, n, words: say('advice_drop', { what: wordsOf(engine, facet, state.choice[facet]), n: number(n) }) }));
    if (state.q) {
      const n = engine.filter(state.choice).docs.length;
      ways.push({ facet: 'q', n, words: say('advice_drop_query', { q: state.q, n: number(n) }) });
    }
    return ways.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n).slice(0, ADVICE);
  }

  function chips(engine, state) {
    const query = state.q ? [{ facet: 'q', words: say('chip_query', { q: state.q }) }] : [];
    return [...query, ...Object.entries(state.choice).flatMap(([facet, ids]) => ids.map((value) => (
      { facet, value, words: wordsOf(engine, facet, [value]) })))];
  }

  async function answer(asked) {
    const [{ engine, cards }, search] = await Promise.all([get('catalogue'), found(asked.q)]);
    const { state, dropped } = danvan.address.keep(asked, engine.knows, sorts);
    const { docs, counts, without } = engine.filter(state.choice, search?.docs);
    const ordered = engine.order(docs, state.sort);
    return {
      state,
      total: docs.length,
      html: (position) => cards[ordered[position]],
      facets: engine.facets,
      counts,
      chips: chips(engine, state),
      notes: notes(engine, dropped, search),
      readings: search?.readings ?? [],
      advice: docs.length ? null : advise(engine, state, without),
    };
  }

  return { answer, warm: (name) => get(name).catch(() => {}) };
};
