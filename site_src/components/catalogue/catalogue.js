// The catalogue page: address, search box, filters and cards say the same thing at all times.
// The first visit loads no data: chunks come when the address, a finger or the keyboard asks for an answer.
// Gives back: mount(root).
danvan.catalogue = (() => {
  const SLOW = 400; // ms without an answer after which the page says that it is looking
  const PAUSE = 120; // ms after the last key before an answer: shorter flickers on a cheap phone, longer feels slow
  const QUICK = 60; // ms for an answer below which the next key is answered at once

  // After the next picture, or soon where none is made (a tab in the background).
  const painted = () => new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, PAUSE);
  });

  class CataloguePage {
    constructor(root) {
      this.turn = 0; // number of the last question; the answer to an older one is thrown away
      this.waiting = 0; // timer of the search box
      this.pause = PAUSE;
      this.sheetWrote = false; // one entry of history for everything done in one visit to the sheet
      const { need, number, strings } = danvan.page;
      this.root = root;
      this.say = strings();
      this.input = need(root, '#tim-kiem');
      this.status = need(root, '#so-ket-qua');
      this.sort = need(root, '[data-role="sort"]');
      this.bar = danvan.addressBar();
      const sorts = [...this.sort.options].map((option) => option.value);
      this.data = danvan.answers({ say: this.say, number, sorts });
      this.mountParts(root);
      this.listen(need(root, '[data-role="search"]'));
    }

    mountParts(root) {
      const { say } = this;
      const drop = (item) => this.drop(item);
      this.notes = danvan.notes.mount(root, { say, onPick: drop, onQuery: (q) => this.go({ ...danvan.address.empty(), q }) });
      danvan.listActions.mount(root, { say, ask: () => this.data.answer(this.state) });
      this.results = danvan.resultList.mount(root, { onMore: () => this.more() });
      this.form = danvan.facetForm.mount(root, { say, onChange: () => this.chosen(), onTouch: () => this.ask() });
      this.sheet = danvan.sheet.mount(root, {
        form: this.form.element,
        onClear: () => this.go({ ...this.state, choice: {} }),
        onOpen: () => { this.sheetWrote = false; this.ask(); },
      });
    }

    listen(search) {
      const warm = () => { this.data.warm('search'); this.data.warm('catalogue'); };
      this.input.addEventListener('focus', warm, { once: true });
      this.input.addEventListener('input', () => this.typed());
      search.addEventListener('submit', (event) => {
        event.preventDefault();
        this.go({ ...this.state, q: this.input.value.trim() });
      });
      this.sort.addEventListener('change', () => this.sorted());
      window.addEventListener('popstate', () => this.follow());
      window.addEventListener('hashchange', () => this.follow());
    }

    // The first state: answered when it says something, else the page itself is the answer.
    begin() {
      this.state = this.bar.read();
      this.shown = Math.max(danvan.resultList.STEP, this.bar.shown());
      this.up = ''; // the address of the answer whose cards are up: the page itself brought the first ones
      this.writeControls();
      const asked = !danvan.address.isEmpty(this.state) || this.shown > danvan.resultList.STEP;
      if (asked) this.ask();
      else this.sayCounts(Number(this.status.dataset.tong));
    }

    chosen() {
      this.go({ ...this.state, choice: this.form.read(this.state.choice) });
    }

    sorted() {
      this.go({ ...this.state, sort: this.sort.selectedIndex ? this.sort.value : '' }); // the first order needs no address
    }

    typed() {
      delete this.status.dataset.so;
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.go({ ...this.state, q: this.input.value.trim() }, true), this.pause);
    }

    // item: {facet, value}; without a value the whole facet goes; "q" is the search box.
    drop({ facet, value }) {
      if (facet === 'q') {
        this.go({ ...this.state, q: '' });
        return;
      }
      const { [facet]: ids, ...others } = this.state.choice;
      const left = value ? ids.filter((id) => id !== value) : [];
      this.go({ ...this.state, choice: left.length ? { ...others, [facet]: left } : others });
    }

    mountFindings() {
      return danvan.findings.mount(this.root, { say: this.say, onPlace: (place, instead) => this.add(place, instead) });
    }

    // A place that was meant becomes a filter; instead = of the words, where they said nothing else.
    add({ facet, value }, instead) {
      const ids = new Set([...(this.state.choice[facet] ?? []), value]);
      this.go({ ...this.state, q: instead ? '' : this.state.q, choice: { ...this.state.choice, [facet]: [...ids] } });
      this.status.tabIndex = -1;
      this.status.focus(); // the button that was pressed is gone
    }

    more() {
      this.shown += danvan.resultList.STEP;
      this.bar.keepShown(this.shown);
      this.ask(true);
    }

    // Back, forward, or an address typed over this one.
    follow() {
      const { serialise } = danvan.address;
      if (this.bar.isAnchor()) return;
      const next = this.bar.read();
      if (serialise(next) === serialise(this.state)) return;
      this.sheet.close();
      this.set(next, Math.max(danvan.resultList.STEP, this.bar.shown()));
    }

    go(next, replace = this.sheet.isOpen() && this.sheetWrote) {
      this.sheetWrote = this.sheet.isOpen();
      this.bar.write(next, replace);
      this.set(next);
    }

    // A new state: the number is taken away until it is known again, the controls follow.
    set(next, shown = danvan.resultList.STEP) {
      clearTimeout(this.waiting);
      delete this.status.dataset.so;
      this.state = next;
      this.shown = shown;
      this.writeControls();
      this.ask();
    }

    writeControls() {
      if (this.input.value.trim() !== this.state.q) this.input.value = this.state.q; // never under the typing hand
      this.sort.value = this.state.sort;
      if (this.sort.selectedIndex < 0) this.sort.selectedIndex = 0;
      this.form.write(this.state.choice);
    }

    // Answers the state as it stands; the cards of the same answer stay and get more.
    async ask(toFirst = false) {
      this.turn += 1;
      const mine = this.turn, start = performance.now();
      const isMine = () => mine === this.turn;
      const keep = this.up === danvan.address.serialise(this.state);
      const slow = setTimeout(() => this.busy(isMine()), SLOW);
      try {
        const answer = await this.data.answer(this.state);
        const from = keep ? this.results.length() : 0, to = Math.min(from + danvan.resultList.FIRST, this.shown);
        const cards = await answer.cards(from, to);
        clearTimeout(slow);
        this.pause = performance.now() - start < QUICK ? 0 : PAUSE;
        if (!isMine()) return;
        this.show(answer, cards, { keep, toFirst });
        await this.complete(answer, to, isMine);
      } catch (error) {
        clearTimeout(slow);
        if (danvan.page.isLoadError(error) && isMine()) this.fail();
      }
    }

    // The cards below the first screen, then the numbers of the filters: each after what came before has been painted.
    async complete(answer, from, isMine) {
      const [cards] = await Promise.all([answer.cards(from, this.shown), painted()]);
      if (!isMine()) return;
      const items = this.results.add(cards, this.shown < answer.total);
      this.findings?.mark(items);
      await painted();
      const { columns, counts } = await answer.counts(this.form.open());
      if (isMine()) this.form.show(columns, counts);
    }

    // The cards that are up fade while their successors are on the way; the number beside them would be wrong.
    busy(isBusy) {
      this.results.busy(isBusy);
      if (isBusy) this.status.textContent = this.say('loading');
    }

    fail() {
      this.busy(false);
      this.status.textContent = '';
      this.notes.fail();
    }

    show(answer, cards, how) {
      this.busy(false);
      this.state = answer.state;
      this.up = danvan.address.serialise(this.state);
      this.results.show(cards, how);
      this.chips ??= danvan.chips.mount(this.root, { onRemove: (item) => this.drop(item) }); // came with the answer
      this.chips.show(answer.chips);
      this.notes.show(answer.notes, answer.advice);
      if (danvan.findings) this.findings ??= this.mountFindings(); // comes with the search's script
      this.findings?.show(answer.search);
      this.sayCounts(answer.total);
    }

    sayCounts(total) {
      const { say, state } = this;
      const n = danvan.page.number(total);
      const chosen = Object.values(state.choice).flat().length;
      this.status.textContent = total ? say('count', { n }) : say('count_none');
      this.status.dataset.so = String(total);
      this.sheet.say(
        chosen ? say('open_filters_n', { n: chosen }) : say('open_filters'),
        total ? say('show', { n }) : say('show_none'),
      );
    }
  }

  function mount(root) {
    danvan.page.chunks();
    new CataloguePage(root).begin();
  }

  function start() {
    document.documentElement.classList.add('js');
    const root = document.querySelector('[data-component="catalogue"]');
    if (root) mount(root);
  }

  danvan.page.ready(start); // the last of its script (bundles.txt): all parts are there

  return { mount };
})();
