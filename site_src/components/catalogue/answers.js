// From a state to what the page shows; asks for data only when it must. Touches no document.
// Gives back: answers({say, number, sorts}) -> {answer(state, open), warm(name)}; uses danvan.load, facets, cards and address.
danvan.answers = ({ say, number, sorts }) => {
  const ADVICE = 4; // ways out of an empty answer: more would be a list to read, not advice
  const FIRST_ORDER = 'lien-quan'; // of the catalogue, where documents have other numbers
  const opened = {}; // name -> promise of the data, opened once

  const needed = { catalogue: ['catalogue'], search: ['search', 'engine'] };
  const openers = {
    catalogue: (head) => ({ engine: danvan.facets.open(head, partOf(head)), cards: danvan.cards.open(head, partOf(head)) }),
    search: (chunk, engine) => engine.open(chunk, danvan.load),
  };

  // Parts of a small catalogue came with its head.
  const partOf = (head) => async (name) => (Object.hasOwn(head.parts, name) ? head.parts[name] : danvan.load(`catalogue/${name}`));

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
    return (await get('search')).query(q);
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
    if (search?.mode === 'none' && search.missing.length) {
      lines.push(say('unknown', { list: search.missing.map((word) => `“${word}”`).join(', ') }));
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

  // What is asked of the data: the records found, and the columns of chosen facets and of those in sight (open).
  async function gather(asked, open) {
    const [{ engine, cards }, search] = await Promise.all([get('catalogue'), found(asked.q)]);
    await engine.need([...open, ...Object.keys(asked.choice)]);
    return { engine, cards, search };
  }

  // cards(from, to) promises the HTML of so many of the answer, in their order.
  async function answer(asked, open = []) {
    const { engine, cards, search } = await gather(asked, open);
    const { state, dropped } = danvan.address.keep(asked, engine.knows, sorts);
    const { docs, counts, without } = engine.filter(state.choice, search?.docs);
    const ordered = await engine.order(docs, state.sort || (search ? '' : FIRST_ORDER));
    return {
      state,
      total: docs.length,
      cards: (from, to) => cards(ordered.slice(from, to)),
      columns: engine.columns,
      counts,
      chips: chips(engine, state),
      notes: notes(engine, dropped, search),
      search,
      advice: docs.length ? null : advise(engine, state, without),
    };
  }

  return { answer, warm: (name) => get(name).catch(() => {}) };
};
