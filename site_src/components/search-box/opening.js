// The search box of a page before anybody uses it: the keys that lead there, and its suggestions at the first focus.
// Gives back nothing; the script that suggests (search-box.js) and its data come when they are needed.
(() => {
  const BOX = '[data-role="search-box"]';
  const attributes = { role: 'combobox', 'aria-expanded': 'false', 'aria-keyshortcuts': '/ Control+K' };
  danvan.declare(document.currentScript.dataset, document.baseURI);

  // "/" is also a letter, where letters are typed.
  function isCall({ key, ctrlKey, metaKey, altKey, shiftKey, target }) {
    if (ctrlKey || metaKey) return key.toLowerCase() === 'k' && !shiftKey && !altKey;
    return key === '/' && !altKey && !target.closest('input:not([type="checkbox"]), select, textarea');
  }

  document.addEventListener('keydown', (event) => {
    const box = document.querySelector(`form:not([hidden]) ${BOX}`);
    if (!box || !isCall(event)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  function mount(box) {
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);

    // Without suggestions the box still searches; what did not come is asked for again at the next focus.
    async function wake() {
      try {
        const [suggest, names] = await Promise.all([danvan.load('suggest'), danvan.load('names')]);
        box.removeEventListener('focus', wake);
        suggest.mount(box, names);
      } catch (error) {
        danvan.page.isLoadError(error);
      }
    }

    box.addEventListener('focus', wake);
    if (document.activeElement === box) wake();
  }

  danvan.page.ready(() => document.querySelectorAll(`${BOX}:not([role])`).forEach(mount));
})();
