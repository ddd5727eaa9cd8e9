// "Xã cũ của tôi nay là đâu?": loads the chunk of one province, lists the communes of the chosen former province
// whose name holds what is typed.
danvan.placeLookup = (() => {
  const MOST = 60; // rows at a time: more is not read on a phone

  // Chunk of a present province (hooks/danvan/lookup.py) -> rows {was, now, folded} of one former province in it.
  function open({ now, districts, communes }, former) {
    return communes.split('\n').flatMap((line) => {
      const [label, at, targets] = line.split(';');
      const [province, district] = districts[at];
      if (province !== former) return [];
      const nowNames = targets.split(',').map((target) => now[target]).join('; ');
      return [{ was: `${label}, ${district}`, now: nowNames, folded: danvan.text.fold(label) }];
    });
  }

  // Rows whose name holds the typed text; those that begin with it (after the type word) come first.
  function find(rows, typed) {
    const term = danvan.text.fold(typed.trim());
    const found = rows.filter((row) => row.folded.includes(term));
    const starts = (row) => (row.folded.endsWith(term) || row.folded.startsWith(term) ? 0 : 1);
    return [...found].sort((a, b) => starts(a) - starts(b));
  }

  function line({ was, now }) {
    const item = Object.assign(document.createElement('li'), { className: 'dv-rows__item dv-lookup__row' });
    const part = (className, textContent) => Object.assign(document.createElement('span'), { className, textContent });
    item.append(part('dv-muted dv-lookup__was', was), part('dv-lookup__now', `→ ${now}`));
    return item;
  }

  function mount(root) {
    const { need, number } = danvan.page;
    const part = (role) => need(root, `[data-role="${role}"]`);
    const [province, name, status, list] = ['province', 'name', 'status', 'rows'].map(part);
    const [heir, heirLink] = ['heir', 'heir-link'].map(part);
    const say = danvan.page.strings();
    let turn = 0; // the last question asked; older answers are thrown away

    // "Tỉnh, thành phố cũ này nay thuộc ...", leading to the page of that province.
    function showHeir({ href, now }) {
      heir.hidden = !href;
      heirLink.href = href ?? '';
      heirLink.textContent = now ?? '';
    }

    function show(rows) {
      const found = find(rows, name.value);
      list.replaceChildren(...found.slice(0, MOST).map(line));
      const words = found.length ? found.length > MOST ? 'lookup_many' : 'lookup_found' : 'lookup_none';
      status.textContent = say(words, { n: number(found.length), most: MOST });
    }

    async function ask() {
      const mine = ++turn;
      const { value, dataset } = province.selectedOptions[0];
      list.replaceChildren();
      showHeir(dataset);
      status.textContent = value ? say('lookup_loading') : name.value && say('lookup_choose');
      if (!value) return;
      try {
        const data = await danvan.load(`tra-cuu-${dataset.chunk}`);
        if (mine === turn) show(open(data, value));
      } catch (error) {
        if (danvan.page.isLoadError(error) && mine === turn) status.textContent = say('lookup_failed');
      }
    }

    root.addEventListener('submit', (event) => { event.preventDefault(); ask(); });
    province.addEventListener('change', ask);
    name.addEventListener('input', ask);
    document.documentElement.classList.add('js');
    ask();
  }

  function start() {
    const root = document.querySelector('[data-component="place-lookup"]');
    if (!root) return;
    danvan.page.chunks();
    mount(root);
  }

  if (typeof document !== 'undefined') queueMicrotask(() => danvan.page.ready(start));
  return { open, find };
})();
