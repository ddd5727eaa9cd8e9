// Vietnamese text for comparing: without marks. syllables.js adds what only the search needs.
// The same rules as hooks/danvan/text.py, which explains them; both answer the vectors of tests/shared/.
// Gives back: repair, strip, fold, isMarked. Touches no document.
danvan.text = (() => {
  const REPAIRS = { '\u00d0': 'Đ', '\u00f0': 'đ', '\u01a2': 'Ư', '\u01a3': 'ư' };
  const UNMARKED = { 'đ': 'd', '²': '2', '³': '3' };
  const invisible = /[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+/g;
  const hiddenEnds = /^\u200b+|\u200b+$/g;
  const hiddenGap = /(?<![ \t\n])\u200b+(?![\u200b \t\n])/g;
  const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
  const marks = /[\u0300-\u036f]+/g;
  const ascii = /^[\x00-\x7f]*$/;
  const latin = /^[\x00-\u036f\u1e00-\u1eff]*$/; // here a text is its letters one by one, which is ten times as fast
  const bare = new Map(); // letter -> without marks

  // Plain spaces, nothing invisible, no letters of old fonts; tones stay where they were written.
  function repair(text) {
    return text.replace(invisible, '').replace(spaces, ' ')
      .replace(/[\u00d0\u00f0\u01a2\u01a3]/g, (letter) => REPAIRS[letter])
      .replace(hiddenEnds, '').replace(hiddenGap, ' ').replace(/\u200b/g, '');
  }

  const stripped = (text) => text.normalize('NFD').replace(marks, '').replace(/[đ²³]/g, (letter) => UNMARKED[letter]).normalize('NFC');

  function strip(text) {
    if (ascii.test(text)) return text;
    if (!latin.test(text)) return stripped(text);
    let found = '';
    for (const letter of text) {
      if (!bare.has(letter)) bare.set(letter, stripped(letter));
      found += bare.get(letter);
    }
    return found;
  }

  const fold = (text) => (ascii.test(text) ? text.toLowerCase() : strip(repair(text).toLowerCase()));

  function isMarked(form) {
    return strip(form) !== form;
  }

  return { repair, strip, fold, isMarked };
})();
