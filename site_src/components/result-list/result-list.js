// Result cards, a page of 24 at a time. Gives back: mount(root, {onMore}) -> {show(total, shown, html, keep), busy(isBusy)}; STEP.
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

    // html(position) gives a card of the total; shown is how many to put up. Keeps what stands when only more are asked for.
    function show(total, shown, html, keep = false) {
      const from = keep ? list.children.length : 0;
      const items = [];
      for (let at = from; at < Math.min(total, shown); at += 1) items.push(item(html(at)));
      if (keep) list.append(...items);
      else list.replaceChildren(...items);
      more.hidden = shown >= total;
      if (keep) items[0]?.querySelector('a').focus({ preventScroll: true });
    }

    const busy = (isBusy) => { list.ariaBusy = String(isBusy); };

    return { show, busy };
  }

  return { mount, STEP };
})();
