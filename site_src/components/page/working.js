// More of danvan.page, for pages whose components work with data: need, strings, chunks, number.
Object.assign(danvan.page, (() => {
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

  // 12.345: whole numbers as facets.html writes them; Intl takes its first 40 ms to find that out.
  const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, '.');

  return { need, strings, chunks, number };
})());
