// The filter form. Gives back: mount(root, {say, onChange, onTouch}) -> {element, read, write, open, show}.
// Values keep their places whatever is chosen: only numbers change, so that nothing moves under the finger.
danvan.facetForm = (() => {
  const SHOWN = 8; // values before "Xem cả ..."; the rest of a long facet waits folded
  const MOST = 200; // lines more at a time: thousands at once would stop a phone for seconds

  const make = (tag, name, more) => Object.assign(document.createElement(tag), { className: `dv-facet__${name}`, ...more });

  function makeLine(facetId, [value, label]) {
    const line = make('label', 'value');
    line.append(
      make('input', 'box', { type: 'checkbox', name: facetId, value }),
      make('span', 'name', { textContent: label }), ' ', make('span', 'count'),
    );
    return line;
  }

  // One facet: its values, its own small search, its "all" button. A value is {id, label, row}; of a long list only the
  // lines in sight are made: there may be thousands of communes.
  class Facet {
    constructor(root, say) {
      this.unlisted = []; // chosen values that only addresses hold: a former province that has the records of the present one
      this.expanded = false;
      this.most = MOST;
      const part = (role) => danvan.page.need(root, `[data-role="${role}"]`);
      Object.assign(this, { root, say, id: root.dataset.facet, mark: part('chosen'), place: part('values') });
      Object.assign(this, { search: part('facet-search'), all: part('all'), none: part('none'), isOpen: root.open });
      this.know([...this.place.children].map((line) => this.adopt(line)));
      this.search.addEventListener('input', () => { this.most = MOST; this.arrange(); });
      this.all.addEventListener('click', () => this.turn());
      this.arrange();
    }

    know(values) {
      this.values = values;
      this.byId = new Map(values.map((value) => [value.id, value]));
    }

    adopt(line) {
      const { need } = danvan.page;
      const row = { line, box: need(line, 'input'), count: need(line, '.dv-facet__count') };
      return { id: row.box.value, label: need(line, '.dv-facet__name').textContent, row };
    }

    // The line of a value, made when it is first needed.
    rowOf(value) {
      if (!value.row) {
        value.row = this.adopt(makeLine(this.id, [value.id, value.label])).row;
        this.place.append(value.row.line);
        this.sayCount(value);
      }
      return value.row;
    }

    folded(value) {
      const also = this.column ? this.column.also(this.column.positions.get(value.id)) : '';
      value.folded ??= danvan.text.fold(`${value.label} ${also}`);
      return value.folded;
    }

    // Which values are in sight. Run when the reader asks to see others, never on a choice.
    arrange() {
      const term = danvan.text.fold(this.search.value.trim());
      const found = term ? this.values.filter((value) => this.folded(value).includes(term)) : this.values;
      const first = found.slice(0, term || this.expanded ? this.most : SHOWN);
      const sight = new Set([...first, ...(term ? [] : this.values.filter(({ row }) => row?.box.checked))]);
      const made = this.place.children.length;
      sight.forEach((value) => this.rowOf(value));
      const rows = this.values.filter(({ row }) => row);
      if (made < rows.length) this.place.append(...rows.map(({ row }) => row.line)); // new ones to their places
      rows.forEach((value) => { value.row.line.hidden = !sight.has(value); });
      this.none.hidden = !term || found.length > 0;
      this.arrangeButton(Boolean(term), found.length - first.length);
    }

    // rest: how many more there are to see.
    arrangeButton(searched, rest) {
      const n = this.values.length;
      this.search.hidden = n <= SHOWN;
      this.all.hidden = n <= SHOWN || (searched && !rest);
      const more = searched || this.expanded || n > MOST;
      this.rest = rest;
      if (!rest) this.all.textContent = this.say('facet_less');
      else if (more) this.all.textContent = this.say('facet_more', { n: danvan.page.number(Math.min(rest, MOST)) });
      else this.all.textContent = this.say('facet_all', { n: danvan.page.number(n) });
      this.all.setAttribute('aria-expanded', String(this.expanded));
    }

    // The button: the first lines, more of them, and back.
    turn() {
      const searched = this.search.value.trim() !== '';
      if (this.expanded || searched) this.most = this.rest ? this.most + MOST : MOST;
      if (!searched) this.expanded = this.rest > 0;
      this.arrange();
    }

    chosen() {
      const checked = this.values.filter(({ row }) => row?.box.checked);
      return [...checked.map(({ id }) => id), ...this.unlisted];
    }

    sayChosen() {
      const n = this.chosen().length;
      this.mark.textContent = n ? `(${n})` : '';
    }

    choose(ids) {
      const before = this.chosen();
      if (ids.length === before.length && before.every((id) => ids.includes(id))) return; // the reader's own click
      for (const { id, row } of this.values) if (row) row.box.checked = ids.includes(id);
      for (const id of ids) if (this.byId.has(id)) this.rowOf(this.byId.get(id)).box.checked = true;
      this.unlisted = ids.filter((id) => !this.byId.has(id));
      if (ids.length) this.root.open = true;
      this.sayChosen();
      this.arrange();
    }

    // A list that the page leaves empty (thousands of communes) comes with the data, and so do the other names that
    // the small search knows a value by.
    fill(column) {
      if (this.column) return;
      const chosen = this.chosen();
      this.column = column;
      if (!this.values.length) {
        const values = column.ids.map((id, position) => ({ id, label: column.labels[position] }));
        this.know(values.filter((_, position) => !column.unlisted.has(position)));
        this.unlisted = [];
      }
      for (const value of this.values) delete value.folded;
      this.choose(chosen);
      this.arrange();
    }

    // counts by position in the column; none for a facet whose column is not here: a number would be an old one.
    count(counts) {
      this.counts = counts;
      this.values.forEach((value) => value.row && this.sayCount(value));
    }

    sayCount({ id, row }) {
      const n = this.counts?.[this.column.positions.get(id)];
      row.count.textContent = n === undefined ? '' : danvan.page.number(n);
      row.line.classList.toggle('dv-facet__value--none', n === 0);
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

  // A facet that is opened needs its numbers. What was open from the start says so, too, and is passed over.
  function onOpen(form, facets, act) {
    form.addEventListener('toggle', ({ target }) => {
      const facet = facets.get(target.dataset.facet);
      if (!facet || facet.isOpen === target.open) return;
      facet.isOpen = target.open;
      if (target.open && !facet.column) act();
    }, true);
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
    onOpen(element, facets, onTouch);
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
      open: () => [...facets.values()].filter(({ root: part }) => part.open).map(({ id }) => id),
      // columns: Map of facet id and column, of those that are here.
      show: (columns, counts) => facets.forEach((facet, id) => {
        if (columns.has(id)) facet.fill(columns.get(id));
        facet.count(counts[id]);
      }),
    };
  }

  return { mount };
})();
