// Searches the knowledge pages and directives, which have an index of their own. Part of the search's script.
// Gives back: open({index, pages}, load) -> find(q), a promise of [[href, title, what it is], ...], best first; without data of none.
danvan.library = (() => {
  // Those that hold the words as a phrase, else, where three or more say enough, every one of them: two words by
  // themselves stand somewhere on any long page.
  function open(data, load) {
    if (!data) return async () => [];
    const engine = danvan.search.open(data.index, load);

    async function holding(text) {
      const { mode, docs } = await engine.query(text, { place: false });
      return mode === 'all' ? docs.map((doc) => data.pages[doc]) : [];
    }

    return async (q) => {
      const words = q.replaceAll('"', ' ').split(/\s+/).filter(Boolean);
      if (words.length < 2) return holding(q);
      const phrase = await holding(`"${words.join(' ')}"`);
      return phrase.length || words.length === 2 ? phrase : holding(q);
    };
  }

  return { open };
})();
