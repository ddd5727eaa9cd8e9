// In the viewer the state of the catalogue page stands in the hash, as every address does; another page's is none of it.
// Gives back: addressBar() -> {read, isAnchor, write, shown, keepShown}, as components/catalogue/address-bar.js.
danvan.addressBar = () => {
  const here = () => danvan.route.parse(location.search, location.hash);
  const isAnchor = () => here().path !== danvan.route.CATALOGUE || location.hash === '#noi-dung';
  const read = () => danvan.address.parse(here().query, '');

  function write(state, replace) {
    const text = danvan.address.serialise(state);
    if (!isAnchor() && text === danvan.address.serialise(read())) return;
    const hash = danvan.route.hashOf({ path: danvan.route.CATALOGUE, query: text, anchor: '' });
    try {
      history[replace ? 'replaceState' : 'pushState'](null, '', hash);
    } catch {
      location.hash = hash; // where files have no history (content:// on phones)
    }
  }

  const shown = () => history.state?.shown ?? 0;
  function keepShown(n) {
    try {
      history.replaceState({ shown: n }, '');
    } catch {
      // the list is then shown from its beginning
    }
  }

  return { read, isAnchor, write, shown, keepShown };
};
