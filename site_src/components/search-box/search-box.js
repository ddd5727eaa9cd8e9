// Suggestions below a search box while one types: the combobox pattern of ARIA 1.2, with a list of grouped options.
// The focus stays in the box; the option that Enter opens is named by aria-activedescendant.
// Gives back: mount(input, {words, groups}). The last file of its script: says that it came.
danvan.searchBox = (() => {
  const MOST = 8; // fit above a phone's keyboard with a little scrolling
  const PAUSE = 500; // ms without a key after which the number of suggestions is said aloud

  const visit = (href, top) => location.assign(new URL(href, top));

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  class SearchBox {
    constructor(input, { words, groups }) {
      this.input = input;
      this.words = words;
      this.find = danvan.suggestions.open({ groups });
      this.top = new URL('..', input.form.action); // of the site: the form leads to mo-hinh/index.html
      this.active = -1;
      this.options = [];
      this.list = make('div', { id: `${input.id}-list`, class: 'dv-suggest', role: 'listbox', 'aria-label': words.list });
      this.status = make('div', { class: 'dv-heard', role: 'status' });
      this.list.hidden = true;
      input.setAttribute('aria-autocomplete', 'list');
      input.setAttribute('aria-controls', this.list.id);
      input.parentElement.append(this.list, this.status);
      this.listen();
    }

    listen() {
      const { input, list } = this;
      input.addEventListener('input', () => this.suggest());
      input.addEventListener('keydown', (event) => this.pressed(event));
      input.addEventListener('blur', () => this.close());
      input.form.addEventListener('submit', () => this.close());
      list.addEventListener('mousedown', (event) => event.preventDefault()); // the focus stays in the box
      list.addEventListener('click', ({ target }) => this.follow(target.closest('[role="option"]')));
      if (document.activeElement === input && input.value) this.suggest();
    }

    // A word still being composed by an input method is suggested for, too: its letters are in the box already.
    suggest() {
      const groups = this.find(this.input.value, MOST);
      this.list.replaceChildren(...groups.map((group, number) => this.group(group, number)));
      this.options = [...this.list.querySelectorAll('[role="option"]')];
      this.options.forEach((option, number) => { option.id = `${this.list.id}-${number}`; });
      this.activate(-1);
      this.expand(this.options.length > 0);
      this.announce();
    }

    group({ label, rows }, number) {
      const id = `${this.list.id}-group-${number}`;
      const options = rows.map(({ name, href, note }) => {
        const option = make('div', { class: 'dv-suggest__option', role: 'option', 'aria-selected': 'false', 'data-href': href }, name);
        if (note) option.append(' ', make('span', { class: 'dv-suggest__note' }, note));
        return option;
      });
      const heading = make('div', { class: 'dv-suggest__label', id, role: 'presentation' }, label);
      return make('div', { role: 'group', 'aria-labelledby': id }, heading, ...options);
    }

    announce() {
      const { count, none } = this.words, n = this.options.length;
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => {
        const words = n ? count.replace('{n}', n) : none;
        this.status.textContent = this.input.value.trim() && document.activeElement === this.input ? words : '';
      }, PAUSE);
    }

    isOpen() {
      return !this.list.hidden;
    }

    expand(isOpen) {
      this.list.hidden = !isOpen;
      this.input.setAttribute('aria-expanded', String(isOpen));
    }

    close() {
      this.activate(-1);
      this.expand(false);
      clearTimeout(this.waiting);
      this.status.textContent = '';
    }

    // number: of the option that Enter opens; -1 leaves Enter to the search itself.
    activate(number) {
      this.options[this.active]?.setAttribute('aria-selected', 'false');
      this.active = number;
      const option = this.options[number];
      if (!option) {
        this.input.removeAttribute('aria-activedescendant');
        return;
      }
      option.setAttribute('aria-selected', 'true');
      this.input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }

    pressed(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const act = this.isOpen() ? this.opened(event) : this.closed(event);
      if (!act) return;
      event.preventDefault();
      act();
    }

    // What a key does while the list is open; a key that moves the caret goes back to the box.
    opened({ key, altKey }) {
      const { active } = this, end = this.options.length - 1;
      const to = (number) => () => this.activate(number);
      const keys = {
        ArrowDown: to(active === end ? -1 : active + 1),
        ArrowUp: altKey ? () => this.close() : to(active === -1 ? end : active - 1),
        Escape: () => this.close(),
      };
      const onOption = { Home: to(0), End: to(end), Enter: () => this.follow(this.options[active]) };
      if (active >= 0 && (key === 'ArrowLeft' || key === 'ArrowRight')) this.activate(-1);
      return keys[key] ?? (active >= 0 ? onOption[key] : undefined);
    }

    closed({ key, altKey }) {
      if (key === 'Escape' && !this.input.value) return () => this.input.blur(); // on a phone that folds the box
      if (key === 'Escape') return () => this.clear();
      const asked = (key === 'ArrowDown' || key === 'ArrowUp') && this.input.value.trim();
      return asked ? () => this.reopen(key === 'ArrowUp', altKey) : undefined;
    }

    reopen(atEnd, only) {
      this.suggest();
      if (this.options.length && !only) this.activate(atEnd ? this.options.length - 1 : 0);
    }

    clear() {
      this.input.value = '';
      this.input.dispatchEvent(new Event('input', { bubbles: true }));
    }

    follow(option) {
      if (option) (danvan.visit ?? visit)(option.dataset.href, this.top); // a viewer has pages of its own
    }
  }

  const mount = (input, data) => new SearchBox(input, data);

  danvan.receive('suggest', { mount });

  return { mount };
})();
