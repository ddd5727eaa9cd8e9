// Numbers that the build wrote as text (hooks/danvan/digits.py): base 91, all first digits, then all second ones.
// Gives back: numbers(text, n) -> Uint32Array; lists({n, sizes, entries}) -> {starts, entries}: list i is
// entries[starts[i]] to entries[starts[i + 1] - 1].
danvan.digits = (() => {
  const BASE = 91;
  const FIRST = 35; // "#"
  const SKIPPED = 92; // the backslash, which JSON would have to escape

  function numbers(text, n) {
    const found = new Uint32Array(n);
    for (let plane = 0; plane < text.length; plane += n) {
      for (let at = 0; at < n; at += 1) {
        const code = text.charCodeAt(plane + at);
        found[at] = found[at] * BASE + code - FIRST - (code > SKIPPED ? 1 : 0);
      }
    }
    return found;
  }

  function lists({ n, sizes, entries }) {
    const lengths = numbers(sizes, n);
    const starts = new Uint32Array(n + 1);
    for (let at = 0; at < n; at += 1) starts[at + 1] = starts[at] + lengths[at];
    return { starts, entries: numbers(entries, starts[n]) };
  }

  return { numbers, lists };
})();
