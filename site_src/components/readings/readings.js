// Knowledge pages and directives that hold the words typed: a short list above the models.
// Gives back: mount(root) -> {show(items)}; items are [href, title, what it is].
danvan.readingList = (() => {
  const FIRST = 3; // more would push the models off a phone's screen

  function row([href, title, kind]) {
    const line = Object.assign(document.createElement('li'), { className: 'dv-readings__item' });
    const link = Object.assign(document.createElement('a'), { className: 'dv-readings__link', href, textContent: title });
    link.append(' ', Object.assign(document.createElement('span'), { className: 'dv-readings__kind', textContent: kind }));
    line.append(link);
    return line;
  }

  function mount(root) {
    const box = danvan.page.need(root, '[data-role="readings"]');
    const list = danvan.page.need(box, 'ul');
    const more = danvan.page.need(box, 'button');
    let rest = [];

    function show(items) {
      rest = items.slice(FIRST);
      list.replaceChildren(...items.slice(0, FIRST).map(row));
      more.hidden = !rest.length;
      box.hidden = !items.length;
    }

    more.addEventListener('click', () => {
      const rows = rest.map(row);
      list.append(...rows);
      more.hidden = true;
      rows[0].firstChild.focus();
    });
    return { show };
  }

  return { mount };
})();
