// Words above the results: what was dropped, what a place query means, what to try when nothing is found.
// Gives back: mount(root, {say, onPick, onQuery}) -> {show(lines, advice), fail()}.
danvan.notes = (() => {
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  function button(words, act) {
    const one = make('button', { type: 'button', className: 'dv-button dv-notes__button', textContent: words });
    one.addEventListener('click', act);
    const line = make('li', { className: 'dv-notes__item' });
    line.append(one);
    return line;
  }

  function buttons(items) {
    const list = make('ul', { className: 'dv-notes__list' });
    list.append(...items);
    return list;
  }

  function mount(root, { say, onPick, onQuery }) {
    const place = danvan.page.need(root, '[data-role="notes"]');

    const line = (words) => make('p', { className: 'dv-note', textContent: words });

    // advice: [{words, ...what onPick needs}], the conditions that can be left out.
    function adviceBox(advice) {
      const box = make('div', { className: 'dv-note' });
      const drops = advice.map((item) => button(item.words, () => onPick(item)));
      const examples = say.list('examples').map((words) => button(words, () => onQuery(words)));
      if (drops.length) box.append(make('h3', { className: 'dv-notes__title', textContent: say('advice_title') }), buttons(drops));
      box.append(make('p', { textContent: say('advice_examples') }), buttons(examples));
      return box;
    }

    function show(lines, advice) {
      place.replaceChildren(...lines.map(line));
      if (advice) place.append(adviceBox(advice));
    }

    function fail() {
      const words = line(say('load_failed'));
      words.setAttribute('role', 'alert');
      place.replaceChildren(words);
    }

    return { show, fail };
  }

  return { mount };
})();
