// On the website a page brings its scripts; in the viewer the scripts are there first, and bodies come and go. So what
// components do once the page is ready is kept, and done for every body that is new. Gives back: run().
danvan.starts = (() => {
  const starts = [];
  danvan.page.ready = (start) => { starts.push(start); };
  return { run: () => starts.forEach((start) => start()) };
})();
