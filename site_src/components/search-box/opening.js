// The search box of a page before anybody uses it: the keys that lead there, and its suggestions at the first focus.
// Gives back nothing; the script that suggests (search-box.js) and its data come when they are needed.
(() => {
  const box = document.querySelector('[data-role="search-box"]');
  if (!box) return;
  danvan.declare(document.currentScript.dataset, document.baseURI);
  const attributes = { role: 'combobox', 'aria-expanded': 'false', 'aria-keyshortcuts': '/ Control+K' };
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);

  // "/" is also a letter, where letters are typed.
  function isCall({ key, ctrlKey, metaKey, altKey, shiftKey, target }) {
    if (ctrlKey || metaKey) return key.toLowerCase() === 'k' && !shiftKey && !altKey;
    return key === '/' && !altKey && !target.closest('input:not([type="checkbox"]), select, textarea');
  }

  document.addEventListener('keydown', (event) => {
    if (!isCall(event)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

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
})();
