// Places that can be asked for by name: "Bắc Kạn", "cho don", "xã Nghĩa Tá".
// Gives back: open(places, types).find(forms) -> [{label, facet, value, docs}].
danvan.places = (() => {
  const { fold, isMarked } = danvan.text;

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

  function readPlace([label, facet, value, code, names], types) {
    const docs = danvan.postings.numbers(code);
    return { label, facet, value, docs, names: names.map((name) => withoutType(name.split(' '), types)) };
  }

  class Places {
    constructor(places, types) {
      this.types = types;
      this.byName = new Map(); // folded name without its type -> [{place, name}]
      for (const written of places) {
        const place = readPlace(written, types);
        for (const name of place.names) this.note(name.rest.map(fold).join(' '), { place, name });
      }
    }

    note(key, named) {
      this.byName.set(key, [...(this.byName.get(key) || []), named]);
    }

    // The places whose whole name was asked for, the fullest first; only those of the type asked for, if there are any.
    // Places without documents (provinces are always known) are only named when no other one is meant.
    find(forms) {
      const { type, rest } = withoutType(forms, this.types);
      if (type < 0 && isNumber(rest)) return [];
      const named = (this.byName.get(rest.map(fold).join(' ')) || []).filter(({ name }) => sameName(rest, name.rest));
      const typed = named.filter(({ name }) => type >= 0 && name.type === type);
      const meant = [...new Set((typed.length ? typed : named).map(({ place }) => place))];
      const full = meant.filter(({ docs }) => docs.length);
      return (full.length ? full : meant).sort((a, b) => b.docs.length - a.docs.length);
    }
  }

  return { open: (places, types) => new Places(places, types) };
})();
