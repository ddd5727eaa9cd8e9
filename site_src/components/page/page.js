// What the scripts of every page share. Gives back: isLoadError, ready; working.js adds what only working pages need.
danvan.page = (() => {
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

  return { isLoadError, ready };
})();
