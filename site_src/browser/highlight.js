// Where the words of an answer stand in a text, and the piece of it that shows most of them.
// Gives back: ranges(text, terms) -> [[start, end]...], snippet(text, terms, length) -> {text, start, cut, ranges}. Touches no document.
danvan.highlight = (() => {
  const LENGTH = 160; // characters: three lines on a 360 px phone

  const ranges = (text, terms) => danvan.text.highlight(text, terms);

  // The window beginning at a hit with the most different words, then the most marked characters.
  function bestStart(text, found, length) {
    let best = 0, most = -1;
    for (const [start] of found) {
      const inside = found.filter(([from, to]) => from >= start && to <= start + length);
      const words = new Set(inside.map(([from, to]) => danvan.text.fold(text.slice(from, to))));
      if (words.size > most) [best, most] = [start, words.size];
    }
    return best;
  }

  // Ranges count from the beginning of the snippet; `cut` tells whether text is left out [before, after].
  function snippet(text, terms, length = LENGTH) {
    const found = ranges(text, terms), hit = bestStart(text, found, length);
    const sentence = Math.max(text.lastIndexOf('. ', hit) + 2, text.lastIndexOf('\n', hit) + 1, 0);
    const lead = hit - sentence > length / 3 ? text.indexOf(' ', Math.max(hit - Math.floor(length / 4), 0)) + 1 : sentence;
    const start = Math.min(lead < 2 && sentence < 2 ? 0 : lead, hit), end = start + length;
    const stop = end >= text.length ? text.length : Math.max(text.lastIndexOf(' ', end), start + 1);
    const shown = found.filter(([from, to]) => from >= start && to <= stop).map(([from, to]) => [from - start, to - start]);
    return { text: text.slice(start, stop), start, cut: [start > 0, stop < text.length], ranges: shown };
  }

  return { ranges, snippet };
})();
