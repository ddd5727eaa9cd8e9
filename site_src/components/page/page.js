// What the visible parts share. Gives back: need, strings, chunks, number, isLoadError, ready.
danvan.page = (() => {
  // Returns the element, or says which selector a component misses.
  function need(root, selector) {
    const element = root.querySelector(selector);
    if (!element) throw new Error(`danvan: ${root.id || root.className || 'page'} has no ${selector}`);
    return element;
  }

  const block = (id) => JSON.parse(need(document, `#${id}`).textContent);

  // Returns say(key, {n: 3}), the words of the section `browser` of vi.yml; say.list(key) gives a list.
  function strings() {
    const words = block('dv-strings');
    const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
    say.list = (key) => words[key];
    return say;
  }

  const chunks = () => danvan.declare(block('dv-chunks'), document.baseURI);

  const format = new Intl.NumberFormat('vi');
  const number = (n) => format.format(n);

  // Tells whether data did not come. Anything else is a mistake in the script: it goes on to the console.
  function isLoadError(error) {
    const known = error instanceof danvan.LoadError;
    if (!known) queueMicrotask(() => { throw error; });
    return known;
  }

  // Runs a start once the document is there, wherever the script stands.
  function ready(start) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start, { once: true });
    else start();
  }

  return { need, strings, chunks, number, isLoadError, ready };
})();
