// What Telex and VNI keys would have made: "daan" is dân, "kheos" khéo, "dan6" dân, "d9u7o7ng2" đường.
// Gives back: decode(typed) -> the Vietnamese syllable in lower case, or null when the keys make none. Knows no documents.
danvan.telex = (() => {
  const TONES = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323', z: '', 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323', 0: '' };
  const HATS = { a: 'â', e: 'ê', o: 'ô' };
  const HORNS = { a: 'ă', o: 'ơ', u: 'ư' };
  const DIGIT_SHAPES = { 6: HATS, 7: { o: 'ơ', u: 'ư' }, 8: { a: 'ă' } };
  const TYPED = /^[a-z]+[a-z0-9]*$/;
  // Onset, rhyme and final of the written syllable; after p, t, c, ch only two tones are possible.
  const SYLLABLE = new RegExp('^(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?'
    + '(?:i|ia|iê|iêu|iu|y|ya|yê|yêu|u|ua|uâ|uây|uê|ui|uô|uôi|uơ|uy|uya|uyê|uyu|uă|ue|ưa|ư|ưi|ươ|ươi|ươu|ưu|e|eo|ê|êu'
    + '|o|oa|oai|oao|oay|oă|oe|oeo|oi|oo|ô|ôi|ơ|ơi|a|ai|ao|au|ay|ă|â|âu|ây)(c|ch|k|m|n|ng|nh|p|t)?$'); // k: Đắk Lắk
  const NEEDS_FINAL = /(?:iê|yê|uâ|uă|uyê|uô|ươ|oă|â|ă|oo)$/;
  const VOWEL = /[aeiouyăâêôơư]/;

  // Position of the last letter that the shape fits; of a pair "uo" both take the horn (see shape).
  function lastOf(letters, shapes) {
    for (let at = letters.length - 1; at >= 0; at--) if (shapes[letters[at]]) return at;
    return -1;
  }

  function horn(letters, shapes) {
    const at = lastOf(letters, shapes);
    if (at < 0) return false;
    const before = letters[at - 1], onset = letters[at - 2];
    if (letters[at] === 'o' && (before === 'u' || before === 'ư') && onset !== 'q') letters[at - 1] = 'ư';
    const second = letters[at] === 'a' && before === 'u' && onset !== 'q'; // muaw: mưa
    if (second) letters[at - 1] = 'ư'; else letters[at] = shapes[letters[at]];
    return true;
  }

  // Applies one key to the letters so far; false when it is a letter of its own.
  function apply(letters, key) {
    const vowel = letters.some((letter) => VOWEL.test(letter));
    if (key === 'd' && letters[0] === 'd') return Boolean(letters[0] = 'đ');
    if (key === '9' && letters[0] === 'd') return Boolean(letters[0] = 'đ');
    if (key === 'w' || key === '7' || key === '8') {
      if (horn(letters, key === 'w' ? HORNS : DIGIT_SHAPES[key])) return true;
      if (key === 'w') letters.push('ư');
      return key === 'w';
    }
    if (key === '6' || HATS[key]) {
      const at = lastOf(letters, key === '6' ? HATS : { [key]: HATS[key] });
      if (at < 0) return false;
      letters[at] = HATS[letters[at]];
      return true;
    }
    if (!(key in TONES) || !vowel || letters.tone) return false; // a second tone key is a letter: "tests" is no tét
    letters.tone = key;
    return true;
  }

  // The vowel that carries the tone: the last one with a shape, else the last before a final letter, else the first of two.
  function carrier(letters) {
    const start = /^(?:qu|gi(?=[aeouăâêôơư]))/.test(letters.join('')) ? 2 : 0;
    const vowels = letters.map((letter, at) => (at >= start && VOWEL.test(letter) ? at : -1)).filter((at) => at >= 0);
    if (!vowels.length) return -1;
    const shaped = vowels.filter((at) => /[ăâêôơư]/.test(letters[at])).pop();
    if (shaped !== undefined) return shaped;
    if (vowels[vowels.length - 1] < letters.length - 1) return vowels[vowels.length - 1];
    return vowels[vowels.length === 3 ? 1 : 0];
  }

  function isSyllable(letters, tone) {
    const bare = letters.join(''), found = bare.match(SYLLABLE);
    if (!found || (!found[1] && NEEDS_FINAL.test(bare))) return false;
    return !/^(?:c|ch|k|p|t)$/.test(found[1] || '') || tone === '\u0301' || tone === '\u0323';
  }

  function decode(typed) {
    if (!TYPED.test(typed)) return null;
    const letters = [];
    let changed = false;
    for (const key of typed) {
      if (apply(letters, key)) changed = true; else letters.push(key);
    }
    if (!changed) return null;
    const written = letters.join('').replace(/ươ$/, 'uơ'); // thuở
    const tone = TONES[letters.tone] || '', plain = [...written];
    if (!isSyllable(plain, tone)) return null;
    const at = carrier(plain);
    if (at < 0) return null;
    plain[at] += tone;
    return danvan.text.forms(plain.join(''))[0];
  }

  return { decode };
})();
