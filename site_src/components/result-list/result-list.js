// Result cards, a page of 24 at a time. Gives back: mount(root, {onMore}) -> {length, show(total, cards, keep, toFirst), busy(isBusy)}; STEP.
danvan.resultList = (() => {
  const STEP = 24; // as many as the page itself carries

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

    // cards: HTML of those to put up, out of the total. keep: they are more of the same answer; toFirst: the
    // reader asked for them, and the focus goes there.
    function show(total, cards, keep = false, toFirst = false) {
      const items = cards.map(item);
      if (keep) list.append(...items);
      else list.replaceChildren(...items);
      more.hidden = list.children.length >= total;
      if (toFirst) items[0]?.querySelector('a').focus({ preventScroll: true });
    }

    const busy = (isBusy) => { list.ariaBusy = String(isBusy); };

    return { length: () => list.children.length, show, busy };
  }

  return { mount, STEP };
})();
