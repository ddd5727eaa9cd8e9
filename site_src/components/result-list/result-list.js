// Result cards, a page of 24 at a time, the first screen before the others.
// Gives back: mount(root, {onMore}) -> {length, show(cards, {keep, toFirst}), add(cards, isMore), busy(isBusy)}; STEP, FIRST.
danvan.resultList = (() => {
  const STEP = 24; // as many as the page itself carries
  const FIRST = 8; // a screen of a desktop: laying out 24 takes a cheap phone a fifth of a second

  // The card's HTML was made and escaped by the same Jinja template as the page.
  function item(html) {
    const line = document.createElement('li');
    line.className = 'dv-result-list__item';
    line.innerHTML = html;
    return line;
  }

  function mount(root, { onMore }) {
    const list = danvan.page.need(root, '#ket-qua');
    const more = danvan.page.need(root, '[data-role="more"]');
    more.addEventListener('click', onMore);

    // cards: HTML of the first ones; the list keeps its height until `add` brings the rest. keep: they are more of the same
    // answer; toFirst: the reader asked for them, and the focus goes there. Returns their elements, as `add` does.
    function show(cards, { keep, toFirst }) {
      const items = cards.map(item);
      list.style.minHeight = `${list.offsetHeight}px`;
      if (keep) list.append(...items);
      else list.replaceChildren(...items);
      if (toFirst) items[0]?.querySelector('a').focus({ preventScroll: true });
      return items;
    }

    // isMore: whether there are others to ask for.
    function add(cards, isMore) {
      const items = cards.map(item);
      list.append(...items);
      list.style.minHeight = '';
      more.hidden = !isMore;
      return items;
    }

    const busy = (isBusy) => { list.ariaBusy = String(isBusy); };

    return { length: () => list.children.length, show, add, busy };
  }

  return { mount, STEP, FIRST };
})();
