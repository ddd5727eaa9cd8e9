// Tells the scripts of components their states: <div data-run='{"module": "chips", "calls": [["show", [...]]]}'>.
danvan.page.ready(() => {
  const nothing = () => {};
  const say = danvan.page.strings();
  const asked = { say, onRemove: nothing, onPick: nothing, onQuery: nothing, onChange: nothing, onTouch: nothing };
  for (const root of document.querySelectorAll('[data-run]')) {
    const { module, calls } = JSON.parse(root.dataset.run);
    const part = danvan[module].mount(root, asked);
    for (const [method, ...given] of calls) part[method](...given);
  }
});
