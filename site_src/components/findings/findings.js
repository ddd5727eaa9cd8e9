// What the search understood, beside the models it found: which place was meant, a filter for the place that was named,
// pages to read, and the words found marked on the cards; a card that shows none gets a line of its record. Part of the search's script.
// Gives back: mount(root, {say, onPlace}) -> {show(search), mark(cards)}; search is the engine's answer or null, cards elements.
danvan.findings = (() => {
  const NAMED = 3; // places without records that are named: more would push the models off a phone's screen
  const PARTS = '.dv-record-card__link, .dv-record-card__place, .dv-record-card__lead';

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  function button(words, act) {
    const one = make('button', { type: 'button', className: 'dv-button dv-notes__button', textContent: words });
    one.addEventListener('click', act);
    return make('li', { className: 'dv-notes__item' }, one);
  }

  const buttons = (items) => make('ul', { className: 'dv-notes__list' }, ...items);

  function markText(element, ranges, text = element.textContent) {
    const pieces = [];
    let end = 0;
    for (const [from, to] of ranges) {
      pieces.push(text.slice(end, from), make('mark', { textContent: text.slice(from, to) }));
      end = to;
    }
    element.replaceChildren(...pieces, text.slice(end));
  }

  function markCards(root, terms) {
    for (const element of root.querySelectorAll(PARTS)) {
      const ranges = danvan.text.highlight(element.textContent, terms);
      if (ranges.length) markText(element, ranges);
    }
  }

  // The file with the text of a record, by its id (hooks/danvan/card_texts.py).
  const fileOf = (id, files) => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65521, 0) % files;

  async function textOf(id) {
    if (danvan.recordText) return danvan.recordText(id); // a pack has it beside the body
    const { texts } = await danvan.load('search');
    return (await danvan.load(`search/texts-${fileOf(id, texts)}`))[id] ?? '';
  }

  // A card without a visible hit says where it is; without its text, or with a card that is gone, nothing is said.
  async function addSnippet(card, terms) {
    try {
      const { text, cut, ranges } = danvan.highlight.snippet(await textOf(card.dataset.id), terms);
      if (!ranges.length || card.querySelector('mark, .dv-record-card__found')) return;
      const line = make('p', { className: 'dv-record-card__found' });
      markText(line, ranges, text);
      line.prepend(cut[0] ? '… ' : '');
      line.append(cut[1] ? ' …' : '');
      card.querySelector('.dv-record-card__figure').before(line);
    } catch (error) {
      danvan.page.isLoadError(error);
    }
  }

  function addSnippets(root, terms) {
    const cards = root.matches('[data-id]') ? [root] : [...root.querySelectorAll('[data-id]')];
    for (const card of cards) if (!card.querySelector('mark')) addSnippet(card, terms);
  }

  function mount(root, { say, onPlace }) {
    const list = danvan.page.need(root, '#ket-qua');
    const box = make('div', { className: 'dv-note' });
    danvan.page.need(root, '[data-role="readings"]').before(box);
    const readings = danvan.readingList.mount(root);
    let terms = [];

    // Several places of one name: those with models to choose from, the others by name.
    function question(asks) {
      const having = asks.filter(({ count }) => count);
      const without = asks.filter(({ count }) => !count).map(({ label }) => label);
      const parts = [make('p', { textContent: say('which_place') })];
      const choices = having.map((place) => (
        button(say('place_count', { place: place.label, n: place.count }), () => onPlace(place, true))));
      parts.push(buttons(choices));
      if (without.length) parts.push(make('p', { className: 'dv-small', textContent: noneIn(without) }));
      return parts;
    }

    function noneIn(labels) {
      const named = labels.slice(0, NAMED).join('; '), more = labels.length - NAMED;
      return say('place_none', { place: more > 0 ? say('and_others', { list: named, n: more }) : named });
    }

    function filters(places) {
      return places.map((place) => {
        const also = place.parts ? say('with_former', { names: place.parts }) : '';
        return button(say('filter_by', { place: `${place.label}${also}` }), () => onPlace(place, place.whole));
      });
    }

    function show(search) {
      const { asks = [], suggestedFacets = [] } = search ?? {};
      const parts = [];
      if (asks.length > 1) parts.push(...question(asks));
      else if (suggestedFacets.length) parts.push(buttons(filters(suggestedFacets)));
      box.replaceChildren(...parts);
      box.hidden = !parts.length;
      readings.show(search?.readings ?? []);
      terms = search?.terms ?? [];
      mark([list]);
    }

    function mark(parts) {
      for (const part of terms.length ? parts : []) {
        markCards(part, terms);
        addSnippets(part, terms);
      }
    }

    return { show, mark };
  }

  return { mount };
})();
