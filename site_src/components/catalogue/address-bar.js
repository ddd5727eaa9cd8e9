// Where the state stands: in the query on a server, in the hash on a page opened from a folder.
// Gives back: addressBar() -> {read, isAnchor, write, shown, keepShown}.
danvan.addressBar = () => {
  const onFile = location.protocol === 'file:';

  function hrefOf(text) {
    if (!onFile) return location.pathname + (text ? `?${text}` : '');
    // "q=" stands for "nothing" where an old query would otherwise come back.
    const hash = text || (location.search && 'q=');
    return location.pathname + location.search + (hash && `#${hash}`);
  }

  const read = () => danvan.address.parse(location.search, location.hash);

  // A jump inside the page (the skip link) is not a new state.
  const isAnchor = () => location.hash.length > 1 && !location.hash.includes('=');

  function write(state, replace) {
    const text = danvan.address.serialise(state);
    if (!isAnchor() && text === danvan.address.serialise(read())) return;
    try {
      history[replace ? 'replaceState' : 'pushState'](null, '', hrefOf(text));
    } catch {
      location.hash = text || 'q='; // for a browser that allows nothing else on file://
    }
  }

  // How many cards were up, so that coming back from a record finds the same list.
  const shown = () => history.state?.shown ?? 0;
  const keepShown = (n) => history.replaceState({ shown: n }, '');

  return { read, isAnchor, write, shown, keepShown };
};
