// The buttons below the list; what they do comes as data does, when one is pressed (take.js).
// Gives back: mount(root, {say, ask}); ask() promises the answer as it stands.
danvan.listActions = (() => {
  function mount(root, { say, ask }) {
    const bar = danvan.page.need(root, '[data-role="list-actions"]');
    const said = danvan.page.need(bar, '[role="status"]');
    bar.addEventListener('click', async ({ target }) => {
      const act = target.dataset.take;
      if (!act) return;
      try {
        const [take, answer] = await Promise.all([danvan.load('take'), ask()]);
        said.textContent = await take[act](root, say, answer);
      } catch (error) {
        if (danvan.page.isLoadError(error)) said.textContent = say('load_failed');
      }
    });
  }

  return { mount };
})();
