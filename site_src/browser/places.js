// Places that can be asked for by name: "Bắc Kạn", "cho don", "xã Nghĩa Tá".
// Gives back: open(manifest, load) -> {need(forms), find(forms), inside(tokens), namesakes(forms, text)}; a place is {label, facet, value, docs}.
danvan.places = (() => {
  const { fold, isMarked } = danvan.text;
  const { imul } = Math;
  const HASHES = 5; // as in places.py
  const LONGEST = 7; // syllables of a name with its type: thành phố Phan Rang - Tháp Chàm

  // Cuts the type off the front: {type: number or -1, rest: [form...]}. A bare number is no name ("Quận 1").
  function withoutType(forms, types) {
    const folded = forms.map(fold).join(' ') + ' ';
    let type = -1, length = 0;
    types.forEach((ways, number) => ways.forEach((way) => {
      if (folded.startsWith(`${way} `) && way.length > length) [type, length] = [number, way.length];
    }));
    const rest = length ? forms.slice(folded.slice(0, length).split(' ').length) : forms;
    return rest.length ? { type, rest } : { type: -1, rest: forms };
  }

  function isNumber(forms) {
    return forms.every((form) => /^[0-9]+$/.test(form));
  }

  function sameName(asked, name) {
    return asked.length === name.length
      && asked.every((form, at) => (isMarked(form) ? form === name[at] : form === fold(name[at])));
  }

  // The hash FNV-1a of UTF-16 units; places.py does the same.
  function fnv(text, start) {
    let hash = start;
    for (let at = 0; at < text.length; at++) hash = imul(hash ^ text.charCodeAt(at), 0x01000193);
    return hash >>> 0;
  }

  // Whether a key may be the name of a place: two in a hundred are said to be and are not (Bloom 1970); without a filter all.
  function maybe(key, filter) {
    const size = filter.length * 6, first = fnv(key, 0x811c9dc5), second = (fnv(key, 0x9747b28c) | 1) >>> 0;
    for (let number = 0; size && number < HASHES; number++) {
      const bit = (first + number * second) % size;
      if (!(danvan.codes.value(filter[Math.floor(bit / 6)]) & (32 >> bit % 6))) return false;
    }
    return true;
  }

  class Places {
    constructor(manifest, load) {
      this.types = manifest.placeTypes;
      this.filter = manifest.placeNames;
      this.files = danvan.shards.table(manifest.places);
      this.load = load;
      this.asked = new Map(); // name of a shard -> promise
      this.lines = new Map(); // folded name without its type -> [line...], as loaded
      this.byName = new Map(); // the same, of those that were asked for -> [{place, name}]
    }

    // Loads the places of which some of these syllables in a row are the name; find and inside know no others.
    async need(forms) {
      const keys = new Set();
      for (let from = 0; from < forms.length; from++) {
        for (let to = from + 1; to <= Math.min(forms.length, from + LONGEST); to++) {
          keys.add(withoutType(forms.slice(from, to), this.types).rest.map(fold).join(' '));
        }
      }
      const names = [...keys].filter((key) => maybe(key, this.filter)).flatMap((key) => this.files.between(key, key));
      await Promise.all(names.map((name) => this.get(name)));
    }

    get(name) {
      if (!this.asked.has(name)) {
        this.asked.set(name, this.load(`search/${name}`).then((data) => this.add(data)).catch((error) => {
          this.asked.delete(name); // so that the next question asks again
          throw error;
        }));
      }
      return this.asked.get(name);
    }

    add(data) {
      for (const line of data.split('~').filter(Boolean)) {
        const key = line.slice(0, line.indexOf('|'));
        this.lines.set(key, [...(this.lines.get(key) || []), line]);
        this.byName.delete(key);
      }
    }

    read(line) {
      const [key, label, facet, value, code, names] = line.split('|');
      const place = { label, facet, value, docs: danvan.codes.numbers(code) };
      const ways = names.split(';').map((written) => withoutType(written.split(' '), this.types));
      return ways.filter(({ rest }) => rest.map(fold).join(' ') === key).map((name) => ({ place, name }));
    }

    known(key) {
      if (!this.byName.has(key)) this.byName.set(key, (this.lines.get(key) || []).flatMap((line) => this.read(line)));
      return this.byName.get(key);
    }

    named({ type, rest }) {
      const named = this.known(rest.map(fold).join(' ')).filter(({ name }) => sameName(rest, name.rest));
      const typed = named.filter(({ name }) => type >= 0 && name.type === type);
      return [...new Set((typed.length ? typed : named).map(({ place }) => place))];
    }

    // The places whose whole name was asked for, the fullest first; only those of the type asked for, if there are any.
    // Places without documents (provinces are always known) are only named when no other one is meant.
    find(forms) {
      const name = withoutType(forms, this.types);
      if (name.type < 0 && isNumber(name.rest)) return [];
      const meant = this.named(name), full = meant.filter(({ docs }) => docs.length);
      return (full.length ? full : meant).sort((a, b) => b.docs.length - a.docs.length);
    }

    // Places named among other words: [{from, to, places}], the longest name first where several begin. One syllable
    // is a name only behind its type: Vinh, Huế and Lào are words, too.
    inside(tokens) {
      const found = [];
      for (let from = 0; from < tokens.length;) {
        let to = Math.min(tokens.length, from + LONGEST), places = [];
        for (; to > from + 1; to--) {
          places = this.find(tokens.slice(from, to).map(({ form }) => form)).filter(({ docs }) => docs.length);
          if (places.length) break;
        }
        if (places.length) found.push({ from, to, places });
        from = places.length ? to : from + 1;
      }
      return found;
    }

    // Labels of the places of that name in which no document lies. text: "tan thanh|xã Tân Thành, Lâm Đồng|...;..."
    namesakes(forms, text) {
      const { type, rest } = withoutType(forms, this.types), start = `${rest.map(fold).join(' ')}|`;
      const line = text.split(';').find((one) => one.startsWith(start));
      const labels = line ? line.slice(start.length).split('|') : [];
      const split = (label) => withoutType(danvan.text.syllables(label.replace(/( \(.*|, .*)$/, '')), this.types);
      return labels.filter((label) => {
        const name = split(label);
        return sameName(rest, name.rest) && (type < 0 || name.type === type);
      });
    }
  }

  return { open: (manifest, load) => new Places(manifest, load) };
})();
