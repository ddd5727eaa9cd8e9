// The filter form. Gives back: mount(root, {say, onChange, onTouch}) -> {element, read, write, fill, count}.
// Values keep their places whatever is chosen: only numbers change, so that nothing moves under the finger.
danvan.facetForm = (() => {
  const SHOWN = 8; // values before "Xem cả ..."; the rest of a long facet waits folded

  const make = (tag, name, more) => Object.assign(document.createElement(tag), { className: `dv-facet__${name}`, ...more });

  function makeLine(facetId, [value, label]) {
    const line = make('label', 'value');
    line.append(
      make('input', 'box', { type: 'checkbox', name: facetId, value }),
      make('span', 'name', { textContent: label }), ' ', make('span', 'count'),
    );
    return line;
  }

  // One facet: its values, its own small search, its "all" button.
  class Facet {
    constructor(root, say) {
      this.rows = new Map(); // value id -> {line, box, count, folded}
      this.unlisted = []; // chosen values that only addresses hold: a former province that has the records of the present one
      this.expanded = false;
      this.filled = false;
      const part = (role) => danvan.page.need(root, `[data-role="${role}"]`);
      Object.assign(this, { root, say, id: root.dataset.facet, mark: part('chosen'), place: part('values') });
      Object.assign(this, { search: part('facet-search'), all: part('all'), none: part('none') });
      [...this.place.children].forEach((line) => this.adopt(line));
      this.search.addEventListener('input', () => this.arrange());
      this.all.addEventListener('click', () => { this.expanded = !this.expanded; this.arrange(); });
      this.arrange();
    }

    adopt(line) {
      const { need } = danvan.page;
      const box = need(line, 'input');
      const folded = danvan.text.fold(need(line, '.dv-facet__name').textContent);
      this.rows.set(box.value, { line, box, folded, count: need(line, '.dv-facet__count') });
    }

    // Which values are in sight. Run when the reader asks to see others, never on a choice.
    arrange() {
      const term = danvan.text.fold(this.search.value.trim());
      const long = this.rows.size > SHOWN;
      const rows = [...this.rows.values()];
      rows.forEach((row, position) => {
        const first = this.expanded || position < SHOWN || row.box.checked;
        row.line.hidden = term ? !row.folded.includes(term) : !first;
      });
      this.none.hidden = !term || rows.some((row) => !row.line.hidden);
      this.search.hidden = !long;
      this.all.hidden = !long || Boolean(term);
      this.all.textContent = this.expanded ? this.say('facet_less') : this.say('facet_all', { n: danvan.page.number(this.rows.size) });
      this.all.setAttribute('aria-expanded', String(this.expanded));
    }

    chosen() {
      const boxes = [...this.rows.values()].map((row) => row.box);
      return [...boxes.filter((box) => box.checked).map((box) => box.value), ...this.unlisted];
    }

    sayChosen() {
      const n = this.chosen().length;
      this.mark.textContent = n ? `(${n})` : '';
    }

    choose(ids) {
      const before = this.chosen();
      if (ids.length === before.length && before.every((id) => ids.includes(id))) return; // the reader's own click
      for (const [value, row] of this.rows) row.box.checked = ids.includes(value);
      this.unlisted = ids.filter((id) => !this.rows.has(id));
      if (ids.length) this.root.open = true;
      this.sayChosen();
      this.arrange();
    }

    // A list that the page leaves empty (thousands of communes) comes with the data, and so do the other names that
    // the small search knows a value by; null stands for a value that is not to be listed.
    fill(values) {
      if (this.filled) return;
      this.filled = true;
      const chosen = this.chosen();
      const own = this.rows.size > 0;
      for (const [value, label, also] of values) {
        if (!own && also !== null) this.add([value, label]);
        const row = this.rows.get(value);
        if (row && also) row.folded += ` ${danvan.text.fold(also)}`;
      }
      this.unlisted = own ? this.unlisted : [];
      this.choose(chosen);
      this.arrange();
    }

    add(value) {
      const line = makeLine(this.id, value);
      this.place.append(line);
      this.adopt(line);
    }

    count(values, counts) {
      values.forEach(([value], position) => {
        const row = this.rows.get(value);
        if (!row) return;
        row.count.textContent = danvan.page.number(counts[position]);
        row.line.classList.toggle('dv-facet__value--none', counts[position] === 0);
      });
    }
  }

  // Whoever puts a finger or the focus here is about to choose: the data may come now.
  function onFirstTouch(form, act) {
    const touched = () => {
      form.removeEventListener('pointerdown', touched);
      form.removeEventListener('focusin', touched);
      act();
    };
    form.addEventListener('pointerdown', touched);
    form.addEventListener('focusin', touched);
  }

  // Facets without a place on this page keep what the caller had chosen in them.
  function read(facets, choice) {
    const result = { ...choice };
    for (const facet of facets) {
      delete result[facet.id];
      const ids = facet.chosen();
      if (ids.length) result[facet.id] = ids;
    }
    return result;
  }

  function mount(root, { say, onChange, onTouch }) {
    const element = danvan.page.need(root, 'form[data-role="facets"]');
    const facets = new Map([...element.querySelectorAll('[data-facet]')].map((part) => [part.dataset.facet, new Facet(part, say)]));
    onFirstTouch(element, onTouch);
    element.addEventListener('submit', (event) => event.preventDefault());
    element.addEventListener('change', ({ target }) => {
      if (target.type !== 'checkbox') return;
      facets.get(target.name).sayChosen();
      onChange();
    });
    return {
      element,
      read: (choice) => read(facets.values(), choice),
      write: (choice) => facets.forEach((facet) => facet.choose(choice[facet.id] ?? [])),
      fill: (data) => data.forEach(({ id, values }) => facets.get(id)?.fill(values)),
      count: (data, counts) => data.forEach(({ id, values }) => facets.get(id)?.count(values, counts[id])),
    };
  }

  return { mount };
})();
