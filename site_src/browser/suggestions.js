// What a search box suggests for the first letters of names. Data: {groups: [[label, rows], ...]}, a row is
// [name, address below the site's top, what is shown below it, what else finds it], the best first in each group.
// Gives back: open(data) -> find(text, most) -> [{label, rows: [{name, href, note}]}]. Touches no document.
danvan.suggestions = (() => {
  const { fold, repair } = danvan.text;
  const TIERS = 5;
  const OF_ONE = 4; // suggestions of one kind
  const KINDS = /^(?:tinh|thanh pho|xa|phuong|dac khu|huyen|quan|thi xa|thi tran) /;
  const ENDS_IN_I = /^(?:[bcdghklmnprstvx]{1,3}|qu)[iy]$/;

  // "488-CV/HU, kỹ thuật" -> "488 cv hu ky thuat"; a number is the same with and without zeros before it.
  const keyOf = (text) => (fold(text).match(/[a-z0-9]+/g) ?? []).map((word) => word.replace(/^0+(?=\d)/, '')).join(' ');

  // Where accents are typed, they count: the same letters, whatever signs stand between them.
  const wordsOf = (text) => repair(text).normalize('NFC').toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? '';

  // "ky" stands for "ki" and the other way round: kỹ thuật, kĩ thuật.
  const twin = (word) => (ENDS_IN_I.test(word) ? word.slice(0, -1) + (word.endsWith('i') ? 'y' : 'i') : word);

  function readQuery(text) {
    const key = keyOf(text), words = key ? key.split(' ') : [], accented = wordsOf(text);
    const isMarked = fold(accented) !== accented;
    return { key, last: words.pop(), words, accented: isMarked ? accented : '' };
  }

  function readRow([name, href, note = '', more = ''], group) {
    const key = keyOf(name);
    return { name, href, note, group, begin: ` ${key.replace(KINDS, '')} `, key: ` ${key} `, all: ` ${key} ${keyOf(note)} ${keyOf(more)} ` };
  }

  const hasWord = (key, word) => key.includes(` ${word} `) || key.includes(` ${twin(word)} `);

  // Every word, and the beginning of the last one; two letters begin too much where words stand apart ("ta": tặng).
  const holds = (key, { words, last }) => (hasWord(key, last) || (key.includes(` ${last}`) && (last.length > 2 || !words.length)))
    && words.every((word) => hasWord(key, word));

  // 0 the name begins so, 1 has the words together, 2 what else is known of it has, 3 and 4 they stand apart, -1 nowhere;
  // names that have the accents as typed stand before all others.
  function tierOf(row, query) {
    const phrase = ` ${query.key}`;
    if (row.key.startsWith(phrase) || row.begin.startsWith(phrase)) return 0;
    if (row.key.includes(phrase)) return 1;
    if (row.all.includes(phrase)) return 2;
    if (holds(row.key, query)) return 3;
    return holds(row.all, query) ? 4 : -1;
  }

  function rank(row, query) {
    const tier = tierOf(row, query);
    const asTyped = !query.accented || ` ${wordsOf(row.name)}`.includes(` ${query.accented}`);
    return tier < 0 || asTyped ? tier : tier + TIERS;
  }

  // The best of each group, then the best of all: a kind with few hits is not pushed out by one with many.
  function choose(hits, most) {
    const firsts = [], others = [], counts = {};
    for (const hit of hits) {
      const before = counts[hit.row.group] ?? 0;
      counts[hit.row.group] = before + 1;
      if (before < OF_ONE) (before ? others : firsts).push(hit);
    }
    return [...firsts, ...others].slice(0, most);
  }

  function grouped(chosen, labels) {
    const groups = [...new Set(chosen.map(({ row }) => row.group))];
    const best = (group) => Math.min(...chosen.filter(({ row }) => row.group === group).map(({ tier }) => tier));
    return groups.sort((a, b) => best(a) - best(b) || a - b).map((group) => ({
      label: labels[group],
      rows: chosen.filter(({ row }) => row.group === group).sort((a, b) => a.tier - b.tier || a.at - b.at).map(({ row }) => row),
    }));
  }

  function open({ groups }) {
    const labels = groups.map(([label]) => label);
    const rows = groups.flatMap(([, own], group) => own.map((row) => readRow(row, group)));

    return (text, most) => {
      const query = readQuery(text);
      if (!query.last) return [];
      const hits = rows.map((row, at) => ({ row, at, tier: rank(row, query) })).filter(({ tier }) => tier >= 0);
      return grouped(choose(hits.sort((a, b) => a.tier - b.tier || a.at - b.at), most), labels);
    };
  }

  return { open };
})();
