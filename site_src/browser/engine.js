// The last file of the search's own script: hands the engine to whoever asked for it (danvan.load).
// open(data, load) -> {query(text)}: a promise of the answer of search.js, with `readings`, the pages to read, and the filters
// of the places that were named; data.parts says what became part of a province, by its code.
danvan.receive('engine', (() => {
  function open(data, load) {
    const records = danvan.search.open(data, load), library = danvan.library.open(data.readings, load), parts = data.parts ?? {};

    // One place that is all of the query is a filter, too; a name that several have is asked about.
    function filters({ mode, place, places = [], asks = [], suggestedFacets = [] }) {
      const whole = mode === 'place' && places.length === 1 && asks.length < 2 ? [{ ...place, whole: true }] : [];
      return [...whole, ...suggestedFacets].map((one) => ({ ...one, parts: one.facet === 'tinh' ? parts[one.value] : '' }));
    }

    async function query(text) {
      const answer = await records.query(text);
      const readings = answer.mode === 'place' ? [] : await library(text);
      return { ...answer, readings, suggestedFacets: answer.docs.length ? filters(answer) : [] };
    }

    return { query };
  }

  return { open };
})());
