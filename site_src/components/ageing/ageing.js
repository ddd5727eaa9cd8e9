// A handed-out copy ages: past the day on which it should have been reviewed it says so. What it says comes with data/copy.js,
// {date, due, words}, days as "2026-11-21"; its address never changes, so that no page changes with the date.
// Gives back: isDue(due, now), mount(root, now).
danvan.ageing = (() => {
  const two = (n) => String(n).padStart(2, '0');

  // The reader's own day: "2026-11-21".
  const day = (now) => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

  const isDue = (due, now) => day(now) > due;

  function mount(root, now) {
    danvan.declare({ copy: `${root.dataset.root}data/copy.js` }, document.baseURI);
    return danvan.load('copy').then(({ due, words }) => {
      if (!isDue(due, now)) return;
      const line = document.createElement('p');
      line.className = 'dv-note dv-caution';
      line.textContent = words;
      root.append(line);
    }, () => {}); // a copy that has lost its date says nothing
  }

  danvan.page.ready(() => {
    const root = document.querySelector('[data-component="ageing"]');
    if (root) mount(root, new Date());
  });

  return { isDue, mount };
})();
