// The state of the catalogue page and its address: what is typed, chosen and sorted, as `q=dua+lua&linh-vuc=kinh-te,van-hoa-xa-hoi`.
// Gives back: NAMES, empty, parse, serialise, keep, isEmpty. A state is {q, sort, choice: {facet: [value id, ...]}}.
danvan.address = (() => {
  const FACETS = ['linh-vuc', 'tinh', 'huyen', 'xa', 'chu-de', 'chu-the', 'chu-tri', 'cap', 'cong-nhan', 'nam', 'muc', 'ten-goi'];
  const NAMES = ['q', ...FACETS, 'sap-xep'];

  const empty = () => ({ q: '', sort: '', choice: {} });

  const isEmpty = (state) => !state.q && !state.sort && Object.keys(state.choice).length === 0;

  // A broken escape ("%E1%") is kept as it stands: a cut link must not stop the page.
  function decode(text) {
    const spaced = text.replace(/\+/g, ' ');
    try {
      return decodeURIComponent(spaced);
    } catch {
      return spaced;
    }
  }

  // "?a=b" or "#a=b" -> Map of the parameters that this page knows; the last of a repeated q wins, repeated lists add up.
  function parameters(text) {
    const found = new Map();
    for (const pair of text.replace(/^[?#]/, '').split('&')) {
      const cut = pair.indexOf('=');
      const name = cut < 0 ? '' : decode(pair.slice(0, cut));
      if (!NAMES.includes(name)) continue;
      const value = decode(pair.slice(cut + 1)).trim();
      found.set(name, found.has(name) && FACETS.includes(name) ? `${found.get(name)},${value}` : value);
    }
    return found;
  }

  // Same choice, same address: ids once each, in plain order.
  const listOf = (text) => [...new Set(text.split(',').map((id) => id.trim()).filter(Boolean))].sort();

  // The hash wins as a whole: it is what a page opened from a folder writes.
  function parse(search, hash) {
    const inHash = parameters(hash);
    const found = inHash.size ? inHash : parameters(search);
    const state = { q: found.get('q') ?? '', sort: found.get('sap-xep') ?? '', choice: {} };
    for (const facet of FACETS) {
      const ids = listOf(found.get(facet) ?? '');
      if (ids.length) state.choice[facet] = ids;
    }
    return state;
  }

  const encode = (text) => encodeURIComponent(text).replace(/%20/g, '+').replace(/%2C/gi, ',');

  // Returns the parameters in their fixed order, without "?" or "#"; "" for an empty state.
  function serialise(state) {
    const values = { q: state.q.trim(), 'sap-xep': state.sort };
    for (const facet of FACETS) values[facet] = listOf((state.choice[facet] ?? []).join(',')).join(',');
    return NAMES.filter((name) => values[name]).map((name) => `${name}=${encode(values[name])}`).join('&');
  }

  // Returns the state without what the catalogue does not know, and those parts as [{name, value}];
  // knows(facet, value) and the list of sort ids come from the data.
  function keep(state, knows, sorts) {
    const dropped = [];
    const kept = { q: state.q, sort: state.sort, choice: {} };
    for (const [facet, ids] of Object.entries(state.choice)) {
      const good = ids.filter((id) => knows(facet, id));
      if (good.length) kept.choice[facet] = good;
      for (const id of ids) if (!good.includes(id)) dropped.push({ name: facet, value: id });
    }
    if (state.sort && !sorts.includes(state.sort)) {
      dropped.push({ name: 'sap-xep', value: state.sort });
      kept.sort = '';
    }
    return { state: kept, dropped };
  }

  return { NAMES, empty, isEmpty, parse, serialise, keep };
})();
