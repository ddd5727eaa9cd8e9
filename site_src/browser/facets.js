// Filtering and counting over the parts of the catalogue (hooks/danvan/catalogue_data.py), which come when they are needed.
// Gives back: open(head, part) -> {facets, need, isHere, knows, label, filter, order}; part(name) promises a part.
// Chosen values of one facet add up (OR), facets narrow each other (AND); a facet's counts leave out its own choice.
// A column knows for each document which combination of values it has: there are far fewer combinations than documents,
// so a combination is tested and counted once, and 100,000 documents cost one step each (tests/benchmarks/facets.js).
danvan.facets = (() => {
  const { numbers, lists } = danvan.digits;
  const split = (text, sign) => (text ? text.split(sign) : []);

  function openColumn(data, total) {
    const ids = split(data.ids, ' ');
    return {
      ids,
      labels: split(data.labels, '\n'),
      positions: new Map(ids.map((id, position) => [id, position])),
      unlisted: new Set(data.unlisted),
      also: otherNames(data),
      rows: lists(data.rows),
      of: numbers(data.of, total),
    };
  }

  // Other names of a value, as one text.
  function otherNames({ names, also }) {
    const known = split(names, '\n');
    const { starts, entries } = lists(also);
    return (position) => Array.from(entries.subarray(starts[position], starts[position + 1]), (name) => known[name]).join(' ');
  }

  // 1 at each combination with a chosen value; null when nothing (known) is chosen: everything then passes.
  function passing({ positions, ids, rows: { starts, entries } }, chosen = []) {
    const known = chosen.filter((id) => positions.has(id));
    if (!known.length) return null;
    const marks = new Uint8Array(ids.length);
    for (const id of known) marks[positions.get(id)] = 1;
    const passes = new Uint8Array(starts.length - 1);
    for (let row = 0; row < passes.length; row += 1) {
      for (let at = starts[row]; at < starts[row + 1]; at += 1) passes[row] |= marks[entries[at]];
    }
    return passes;
  }

  // Documents that pass every choice, and for each choice those which it alone keeps out: they still count in its own facet.
  function sift(choices, candidates) {
    const found = choices.map(() => []);
    const docs = [];
    for (const doc of candidates) {
      let only = -1;
      for (let at = 0; at < choices.length; at += 1) {
        if (choices[at].passes[choices[at].of[doc]]) continue;
        only = only < 0 ? at : choices.length;
        if (only === choices.length) break;
      }
      if (only < 0) docs.push(doc);
      else if (only < choices.length) found[only].push(doc);
    }
    return { docs, without: found };
  }

  // How many of the documents have each value.
  function count({ ids, of, rows: { starts, entries } }, groups) {
    const having = new Uint32Array(starts.length - 1);
    for (const docs of groups) for (const doc of docs) having[of[doc]] += 1;
    const counts = new Uint32Array(ids.length);
    for (let row = 0; row < having.length; row += 1) {
      if (having[row]) for (let at = starts[row]; at < starts[row + 1]; at += 1) counts[entries[at]] += having[row];
    }
    return counts;
  }

  // selection: {facet id: [value id, ...]}; candidates: document numbers, best first.
  // Returns docs in the order of candidates, counts() -> {facet id: numbers by value position} of the columns that are
  // here by then, and without {facet id: how many documents there would be with that facet's choice dropped}.
  function filter(columns, selection, candidates) {
    const choices = [...columns].map(([id, column]) => ({ id, of: column.of, passes: passing(column, selection[id]) }))
      .filter(({ passes }) => passes);
    const { docs, without } = sift(choices, candidates);
    const own = new Map(choices.map(({ id }, at) => [id, without[at]]));
    return {
      docs,
      counts: () => Object.fromEntries([...columns].map(([id, column]) => [id, count(column, [docs, own.get(id) ?? []])])),
      without: Object.fromEntries(choices.map(({ id }, at) => [id, docs.length + without[at].length])),
    };
  }

  // Documents by their keys, smallest first, equal ones as they stood: counted into place, as keys are small numbers.
  function sorted(docs, keys) {
    const starts = new Uint32Array(keys.length + 1);
    for (const doc of docs) starts[keys[doc] + 1] += 1;
    for (let key = 0; key < keys.length; key += 1) starts[key + 1] += starts[key];
    const ordered = new Uint32Array(docs.length);
    for (const doc of docs) {
      ordered[starts[keys[doc]]] = doc;
      starts[keys[doc]] += 1;
    }
    return ordered;
  }

  function open(head, part) {
    const columns = new Map(); // facet id -> column, of those that came
    const all = new Uint32Array(head.total);
    for (let doc = 1; doc < all.length; doc += 1) all[doc] = doc;
    const small = Object.keys(head.parts).length > 0;

    async function fetch({ id, part: name }) {
      const data = await part(name);
      if (!columns.has(id)) columns.set(id, openColumn(data, head.total));
    }

    return {
      facets: head.facets, // {id, label}
      columns,
      // Brings the columns of facets; what came with the head is always there.
      need: (ids) => Promise.all(head.facets.filter(({ id }) => !columns.has(id) && (small || ids.includes(id))).map(fetch)),
      knows: (facet, value) => Boolean(columns.get(facet)?.positions.has(value)),
      label: (facet, value) => columns.get(facet)?.labels[columns.get(facet).positions.get(value)] ?? value,
      filter: (selection, docs = all) => filter(columns, selection, docs),
      // Promises docs in the named order; a name that is no order leaves them.
      order: async (docs, name) => (Object.hasOwn(head.orders, name)
        ? sorted(docs, numbers(await part(head.orders[name]), head.total)) : docs),
    };
  }

  return { open };
})();
