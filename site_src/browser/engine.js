// The last file of the search's own script: hands the engine to whoever asked for it (danvan.load).
// open(data, load) -> {query(text)}: a promise of the answer of search.js about records, with `readings`, the pages to read
// ([href, title, what it is, id], best first), and the filters of the places that were named; data.parts says what became
// part of a province, by its code. Of mode "place" the first `placed` records lie there, the others only speak of the name.
danvan.receive('engine', (() => {
  const NEAR = 0.5; // share of the best score that a page to read must have: it stands above the records

  function open(data, load) {
    const engine = danvan.search.open(data, load), parts = data.parts ?? {};

    // One place that is all of the query is a filter, too; a name that several have is asked about.
    function filters({ mode, place, places, asks, suggestedFacets }) {
      const whole = mode === 'place' && places.length === 1 && asks.length < 2 ? [{ ...place, whole: true }] : [];
      return [...whole, ...suggestedFacets].map((one) => ({ ...one, parts: one.facet === 'tinh' ? parts[one.value] : '' }));
    }

    // Of the sections of a page the best.
    function readings({ mode, docs, scores }) {
      const found = new Map();
      docs.forEach((doc, at) => {
        const page = doc < data.records ? null : engine.pages[doc - data.records];
        if (page && mode !== 'place' && scores[at] >= NEAR * scores[0] && !found.has(page[3])) found.set(page[3], page);
      });
      return [...found.values()];
    }

    async function query(text) {
      const answer = await engine.query(text);
      const docs = answer.docs.filter((doc) => doc < data.records);
      const placed = answer.mode === 'place' ? answer.scores.filter(Boolean).length : 0;
      const terms = answer.mode === 'place' ? [text] : answer.terms; // the name of the place is marked, too
      return { ...answer, docs, placed, terms, readings: readings(answer), suggestedFacets: docs.length ? filters(answer) : [] };
    }

    return { query };
  }

  return { open };
})());
