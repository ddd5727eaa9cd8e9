// From a state to what the page shows; asks for data only when it must. Touches no document.
// Gives back: answers({say, number, sorts}) -> {answer(state), warm(name)}; uses danvan.load and address.
danvan.answers = ({ say, number, sorts }) => {
  const ADVICE = 4; // ways out of an empty answer: more would be a list to read, not advice
  const FIRST_ORDER = 'lien-quan'; // of the catalogue, where documents have other numbers: without words, and in a place
  const opened = {}; // name -> promise of the data, opened once

  const needed = { catalogue: ['catalogue', 'shelf'], search: ['search', 'engine'] };
  const openers = {
    catalogue: (head, { facets, cards }) => ({ engine: facets.open(head, partOf(head)), cards: cards.open(head, partOf(head)) }),
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
    if (search?.mode === 'place' && search.asks.length < 2) { // else findings.js asks which
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

  // The catalogue with the columns of chosen facets.
  async function chosen({ choice }) {
    const catalogue = await get('catalogue');
    await catalogue.engine.need(Object.keys(choice));
    return catalogue;
  }

  // Documents as they are shown: in the order asked for; else best first, and what no words rank as the catalogue has it.
  async function inOrder(engine, docs, sort, search) {
    if (sort || !search) return engine.order(docs, sort || FIRST_ORDER);
    if (search.mode !== 'place') return docs;
    const there = new Set(search.docs.slice(0, search.placed));
    const placed = await engine.order(docs.filter((doc) => there.has(doc)), FIRST_ORDER);
    return [...placed, ...docs.filter((doc) => !there.has(doc))];
  }

  // cards(from, to) promises the HTML of so many of the answer, in their order; counts(open) the columns of facets that are
  // here, those in sight (open) among them, and their numbers: cards do not wait for these.
  async function answer(asked) {
    const [{ engine, cards }, search] = await Promise.all([chosen(asked), found(asked.q)]);
    const { state, dropped } = danvan.address.keep(asked, engine.knows, sorts);
    const { docs, counts, without } = engine.filter(state.choice, search?.docs);
    const ordered = await inOrder(engine, docs, state.sort, search);
    return {
      state,
      total: docs.length,
      cards: (from, to) => cards(ordered.slice(from, to)),
      counts: async (open = []) => {
        await engine.need(open);
        return { columns: engine.columns, counts: counts() };
      },
      chips: chips(engine, state),
      notes: notes(engine, dropped, search),
      search,
      advice: docs.length ? null : advise(engine, state, without),
    };
  }

  return { answer, warm: (name) => get(name).catch(() => {}) };
};
