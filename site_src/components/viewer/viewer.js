// One page that shows every page of the website: the address says which, its body comes out of the data.
// Gives back: mount(root). A body that was shown stays as it was left, for the way back.
danvan.viewer = (() => {
  const { route } = danvan;
  const { need } = danvan.page;

  const here = () => route.parse(location.search, location.hash);

  class Viewer {
    constructor(root, get) {
      this.root = root;
      this.get = get;
      this.name = document.title;
      this.shown = new Map(); // path -> element of its body
      this.scrolled = new Map(); // path -> how far it was read
      this.path = null;
      this.turn = 0; // number of the last address; the body of an older one is thrown away
      this.isNew = true; // a link was followed, not the way back
    }

    listen() {
      history.scrollRestoration = 'manual'; // bodies come later than the browser would scroll
      addEventListener('hashchange', () => this.follow());
      document.addEventListener('click', (event) => this.clicked(event));
      document.addEventListener('submit', (event) => this.sent(event));
      danvan.visit = (href) => this.go(route.resolve(href, route.HOME));
    }

    clicked(event) {
      const link = event.target.closest('a[href^="#"]');
      if (!link || event.defaultPrevented) return;
      if (link.classList.contains('dv-skip')) {
        event.preventDefault();
        this.root.focus();
      } else if (link.hash === location.hash) this.jump(route.parse('', location.hash).anchor);
      else this.isNew = true;
    }

    // A search box of any page leads to the catalogue.
    sent(event) {
      const action = event.target.getAttribute('action');
      if (event.defaultPrevented || !action) return;
      event.preventDefault();
      const typed = new FormData(event.target).get('q') ?? '';
      this.go({ path: route.CATALOGUE, query: danvan.address.serialise({ ...danvan.address.empty(), q: typed }), anchor: '' });
    }

    go(to) {
      this.isNew = true;
      location.hash = route.hashOf(to);
    }

    // Shows what the address says.
    async follow() {
      const { path, anchor } = here();
      const isNew = this.isNew;
      this.isNew = false;
      if (path === this.path) {
        if (isNew) this.jump(anchor);
        return;
      }
      this.turn += 1;
      const mine = this.turn;
      try {
        const body = this.shown.has(path) ? { path } : await this.get(path);
        if (mine === this.turn) this.show(path, body, anchor, isNew);
      } catch (error) {
        if (danvan.page.isLoadError(error) && mine === this.turn) this.tell('failed');
      }
    }

    show(path, body, anchor, isNew) {
      if (body && body.path !== path) { // the address only leads on
        history.replaceState(null, '', route.hashOf({ ...body, anchor }));
        this.isNew = isNew;
        this.follow();
        return;
      }
      this.leave();
      this.path = path;
      this.root.dataset.page = path;
      if (!body) this.tell('missing');
      else this.put(path, body);
      this.arrive(path, anchor, isNew);
    }

    leave() {
      if (this.path !== null) this.scrolled.set(this.path, scrollY);
    }

    put(path, body) {
      const isFresh = !this.shown.has(path);
      if (isFresh) this.shown.set(path, this.elementOf(path, body));
      const element = this.shown.get(path);
      this.root.replaceChildren(element);
      const { title, current } = element.dataset;
      document.title = title === this.name ? title : `${title} – ${this.name}`;
      this.mark(current, element.querySelector('[data-role="search-box"]') !== null);
      if (isFresh) danvan.starts.run();
    }

    // The body's HTML was made and escaped by the same templates as the page of the website.
    elementOf(path, { title, current, html }) {
      const element = document.createElement('div');
      element.dataset.title = title;
      element.dataset.current = current;
      element.innerHTML = html;
      if (here().query) element.querySelector('#ket-qua')?.replaceChildren(); // its first cards are no answer to that
      danvan.links.watch(element, path);
      return element;
    }

    // The place in the header; a page with a search box of its own goes without the small one.
    mark(current, hasBox) {
      for (const link of document.querySelectorAll('.dv-site-header__link')) {
        const isHere = route.parse('', link.hash).path === `${current}/index.html`;
        if (isHere) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
      const small = document.querySelector('.dv-find'); // none where one record stands alone
      if (small) small.hidden = hasBox;
    }

    tell(role) {
      const element = document.createElement('div');
      element.append(need(document, `template[data-role="${role}"]`).content.cloneNode(true));
      danvan.links.watch(element, route.HOME);
      this.root.replaceChildren(element);
      document.title = this.name;
      if (role === 'failed') this.path = null;
    }

    arrive(path, anchor, isNew) {
      if (isNew && anchor) {
        this.jump(anchor);
        return;
      }
      if (this.turn === 1) return; // asking where the page is costs a layout, and it is at the top
      scrollTo({ top: isNew ? 0 : this.scrolled.get(path) ?? 0, behavior: 'instant' });
      if (isNew) this.root.focus({ preventScroll: true }); // as on a new page, reading begins at its top
    }

    jump(anchor) {
      const target = anchor && document.getElementById(anchor);
      if (!target) return;
      for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
      target.scrollIntoView();
    }
  }

  const block = (id) => JSON.parse(need(document, `#${id}`).textContent);

  // Which chunks are in which file, or block of this page.
  function declareFiles() {
    const files = block('dv-files');
    for (const [file, names] of Object.entries(files)) {
      if (file.startsWith('#')) danvan.blocks.hold(names, file.slice(1));
      else danvan.declare(Object.fromEntries(names.map((name) => [name, file])), document.baseURI);
    }
  }

  // The catalogue's data hold the cards of lists.
  const cards = async (numbers) => {
    const head = await danvan.load('catalogue');
    const part = async (name) => (Object.hasOwn(head.parts, name) ? head.parts[name] : danvan.load(`catalogue/${name}`));
    return danvan.cards.open(head, part)(numbers);
  };

  // Where nothing can be unpacked, the page is read as it is without scripts.
  function showPlain(root) {
    root.innerHTML = need(root, '[data-role="plain"]').textContent;
  }

  async function mount(root) {
    declareFiles();
    for (const part of document.querySelectorAll('.dv-site-header, .dv-site-footer')) danvan.links.watch(part, route.HOME);
    document.documentElement.classList.add('js');
    const isSearch = here().path === route.CATALOGUE;
    for (const name of isSearch ? ['catalogue', 'search'] : []) danvan.load(name).catch(() => {}); // wanted in a moment
    const [head] = await Promise.all([danvan.load('trang'), danvan.load('copy').catch(() => {})]);
    const { page, text } = danvan.bodies.open(head, { part: (number) => danvan.load(`trang/${number}`), pieces: () => danvan.load('pieces'), cards });
    danvan.recordText = async (id) => {
      await new Promise((resolve) => { setTimeout(resolve); }); // what is found stands there first
      return text(`mo-hinh/${id}.html`);
    };
    const viewer = new Viewer(root, page);
    viewer.listen();
    await viewer.follow();
  }

  const root = document.querySelector('[data-component="viewer"]');
  if (root) {
    mount(root).catch((error) => {
      if (danvan.page.isLoadError(error)) showPlain(root);
    });
  }

  return { mount };
})();
