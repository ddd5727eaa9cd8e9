// Links in a body are those of the website; here they lead to the same page in the viewer, also those that scripts put in later.
// Gives back: watch(element, path): element holds the body of the page at path.
danvan.links = (() => {
  const LINKS = 'a[href]';
  const DONE = /^#[^#]*=/; // an address of the viewer

  function mend(link, path) {
    const href = link.getAttribute('href');
    if (!href || DONE.test(href)) return;
    const to = danvan.route.resolve(href, path);
    if (to) link.setAttribute('href', danvan.route.hashOf(to));
  }

  function mendAll(node, path) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches(LINKS)) mend(node, path);
    for (const link of node.querySelectorAll(LINKS)) mend(link, path);
  }

  function watch(element, path) {
    mendAll(element, path);
    const observer = new MutationObserver((changes) => changes.forEach(({ type, target, addedNodes }) => {
      if (type === 'attributes') mendAll(target, path);
      addedNodes.forEach((node) => mendAll(node, path));
    }));
    observer.observe(element, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
  }

  return { watch };
})();
