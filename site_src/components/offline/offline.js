// Starts the service worker of the site, where the setting asks for one and a server answers; gives nothing back.
// What this first page loaded came past the worker, so it is told to keep it.
(() => {
  if (!navigator.serviceWorker || !location.protocol.startsWith('http')) return;
  const worker = new URL('../sw.js', document.currentScript.src);
  const loaded = () => [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)];
  addEventListener('load', () => {
    navigator.serviceWorker.register(worker).catch(() => {}); // refused (private window, full disk): the site is as it was
    if (navigator.serviceWorker.controller) return;
    navigator.serviceWorker.ready.then(({ active }) => active.postMessage(loaded()));
  });
})();
