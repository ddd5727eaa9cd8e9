// What is chosen, as buttons that take it away. Gives back: mount(root, {onRemove}) -> {show(items)}.
danvan.chips = (() => {
  function mount(root, { onRemove }) {
    const list = danvan.page.need(root, '[data-role="chips"]');
    const template = danvan.page.need(root, '[data-role="chip"]');

    function chip(item) {
      const copy = template.content.cloneNode(true);
      danvan.page.need(copy, '.dv-chips__words').textContent = item.words;
      danvan.page.need(copy, 'button').addEventListener('click', () => remove(item));
      return copy;
    }

    // The focus goes to the chip that takes the place of the removed one, so that the keyboard does not fall off the page.
    function remove(item) {
      const position = [...list.children].indexOf(document.activeElement.closest('li'));
      onRemove(item);
      const buttons = list.querySelectorAll('button');
      buttons[Math.min(position, buttons.length - 1)]?.focus();
    }

    // items: [{words, ...what onRemove needs}]
    function show(items) {
      list.replaceChildren(...items.map(chip));
      list.hidden = items.length === 0;
    }

    return { show };
  }

  return { mount };
})();
