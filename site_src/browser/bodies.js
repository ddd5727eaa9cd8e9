// The bodies of pages, out of the parts that hold them (hooks/danvan/pack/content.py, pieces.py).
// Gives back: open({starts, first}, {part, pieces, cards}) -> {page(path), text(path)}: the first promises {path, query, title,
// current, html}, or null where there is no such page; the second the words to be found in a record. part(number), pieces()
// and cards(numbers) promise a part, the table, the HTML of cards.
danvan.bodies = (() => {
  const SIGNS = /\ue000([\ue000-\uf8ff])|\uf8ff([0-9a-z]+);|([\ue001-\uf8fe])/g;
  const FIRST = 0xe001;
  const MOST = 5; // addresses that lead on to each other: a former id, its successor, hardly more

  // The last start that is not behind the path.
  function partOf(path, starts) {
    let low = 0, high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= path) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  async function decode(text, sources) {
    const signs = [...text.matchAll(SIGNS)];
    if (!signs.length) return text;
    const numbers = signs.filter((match) => match[2]).map((match) => parseInt(match[2], 36));
    const [pieces, own] = await Promise.all([sources.pieces(), numbers.length ? sources.cards(numbers) : []]);
    let at = 0;
    return text.replace(SIGNS, (_, sign, card, piece) => sign ?? (card ? own[at++] : pieces[piece.charCodeAt(0) - FIRST]));
  }

  function open({ starts, first = {} }, sources) {
    async function rowOf(path) {
      if (Object.hasOwn(first, path)) return first[path];
      const number = partOf(path, starts);
      const part = number < 0 ? {} : await sources.part(number);
      return Object.hasOwn(part, path) ? part[path] : null;
    }

    async function page(path) {
      let query = '', row = await rowOf(path);
      for (let step = 0; typeof row === 'string' && step < MOST; step++) {
        [path, query = ''] = row.split('?');
        row = await rowOf(path);
      }
      if (!Array.isArray(row)) return null;
      const [title, current, html] = row;
      return { path, query, title, current, html: await decode(html, sources) };
    }

    async function text(path) {
      const row = await rowOf(path);
      return (Array.isArray(row) && row[3]) || '';
    }

    return { page, text };
  }

  return { open };
})();
