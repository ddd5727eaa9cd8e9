// More of danvan.text: one style of tones, syllables, slugs, and where words stand in a text.
// The same rules as hooks/danvan/text.py, which explains them; both answer the vectors of tests/shared/.
// Adds: normalize, words, forms, syllables, slug, highlight. Touches no document.
Object.assign(danvan.text, (() => {
  const { repair, strip, fold, isMarked } = danvan.text;
  const TONES = '\\u0300\\u0301\\u0303\\u0309\\u0323';
  const SHAPES = '\\u0302\\u0306\\u031b';
  const MARKS = '\\u0300-\\u036f';
  const INVISIBLE = '\\u00ad\\u200c-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff';
  const LETTER = `[A-Za-zĐđ${MARKS}]`;

  const ASCII = /^[\x00-\x7f]*$/;
  const toneRules = [
    [new RegExp(`(qu|gi)([${TONES}])([aeiouy][${SHAPES}]?)(?![${MARKS}])`, 'gi'), '$1$3$2'],
    [new RegExp(`(o)([${TONES}])([ae][${SHAPES}]?)(?=[A-Za-zĐđ])`, 'gi'), '$1$3$2'],
    [new RegExp(`(o)([ae])([${TONES}])(?!${LETTER})`, 'gi'), '$1$3$2'],
    [new RegExp(`(?<!q)(u)(y)([${TONES}])(?!${LETTER})`, 'gi'), '$1$3$2'],
  ];
  const apostrophes = /['\u2019\u02bc]/g;
  const RUN = `(?:(?!\\u02bc)[\\p{L}\\p{N}]|[${MARKS}${INVISIBLE}])+`;
  const word = new RegExp(
    '(?<![0-9][.,])[0-9]{1,3}(?:\\.[0-9]{3})+(?![0-9])(?:,[0-9]+)?'
      + '|(?<![0-9],)[0-9]+,[0-9]+(?![0-9]|,[0-9])'
      + `|${RUN}(?:['\\u2019\\u02bc]${RUN})*`, 'gu');
  const piece = /[0-9]+(?=\p{L}{2})|[^]+/gu;
  const finalY = new RegExp(`^([bcdđghklmnprstvx]{1,3}|qu)y([${TONES}]?)$`);
  const number = /^[0-9.]+(?:,[0-9]+)?$/;
  const KEPT = 20000; // words; a catalogue of 10,000 models has about as many
  const known = new Map(); // run -> its forms

  function normalize(text) {
    if (ASCII.test(text)) return text;
    return toneRules.reduce((done, [pattern, order]) => done.replace(pattern, order), repair(text).normalize('NFD'))
      .normalize('NFC');
  }

  // The runs of letters and digits with their place: [{text, start, end}], offsets in UTF-16 units.
  function words(text) {
    return Array.from(text.matchAll(word), (found) => (
      { text: found[0], start: found.index, end: found.index + found[0].length }));
  }

  function withFinalI(text) {
    const syllable = text.normalize('NFD').match(finalY);
    return syllable ? `${syllable[1]}i${syllable[2]}`.normalize('NFC') : text;
  }

  function oneSpelling(text) {
    if (!number.test(text)) return withFinalI(text);
    const [whole, rest] = text.replace(/\./g, '').split(',');
    return (whole.replace(/^0+/, '') || '0') + (rest === undefined ? '' : `,${rest}`);
  }

  function formsOf(run) {
    const plain = normalize(run.replace(apostrophes, '')).toLowerCase();
    return (plain.match(piece) || []).map(oneSpelling);
  }

  // Texts repeat their words: each is taken apart once, until there are too many to keep.
  function forms(run) {
    if (!known.has(run)) {
      if (known.size === KEPT) known.clear();
      known.set(run, Object.freeze(formsOf(run)));
    }
    return known.get(run);
  }

  function syllables(text) {
    return words(text).flatMap((run) => forms(run.text));
  }

  function slug(text) {
    return fold(text.replace(apostrophes, '')).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  }

  // One syllable asked for against one that stands there: a marked one must be the same, a plain one fits any marks.
  const fits = ({ form, marked }, placed) => form === (marked ? placed.form : placed.plain);

  const asking = (form) => ({ form, marked: isMarked(form) });

  function syllablesWithPlace(text) {
    return words(text).flatMap((run) => forms(run.text).map((form) => ({ form, plain: strip(form), start: run.start, end: run.end })));
  }

  function rangesOf(phrase, placed) {
    const ranges = [];
    for (let at = 0; phrase.length && at + phrase.length <= placed.length; at++) {
      if (phrase.every((asked, offset) => fits(asked, placed[at + offset]))) {
        ranges.push([placed[at].start, placed[at + phrase.length - 1].end]);
      }
    }
    return ranges;
  }

  function merge(ranges) {
    const merged = [];
    for (const [start, end] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = merged[merged.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  }

  // Where the terms (words or phrases) stand in text: [[start, end], ...] in order, without overlaps.
  // A term whose marks occur nowhere is looked for without marks.
  function highlight(text, terms) {
    const placed = syllablesWithPlace(text);
    return merge(terms.flatMap((term) => {
      const phrase = syllables(term);
      const exact = rangesOf(phrase.map(asking), placed);
      return exact.length ? exact : rangesOf(phrase.map((form) => asking(strip(form))), placed);
    }));
  }

  return { normalize, words, forms, syllables, slug, highlight };
})());
