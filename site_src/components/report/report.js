// On a record: copies a prepared text, shares it, prints, unfolds the report when its link is followed. Without it a text
// is selected by hand, the browser's own menu prints, and the fold opens under the finger.
(() => {
  // The clipboard may be missing (http) or refused (file://): then the old way, and at last the reader's own hand.
  async function copy(button) {
    const fold = button.closest('details');
    const text = fold.querySelector('textarea');
    const said = fold.querySelector('[role="status"]');
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = button.dataset.done;
    } catch {
      said.textContent = document.execCommand('copy') ? button.dataset.done : button.dataset.hold;
    }
  }

  // The phone's own menu: Zalo, Messenger, mail. To close it without choosing is no mistake.
  const share = () => navigator.share({ title: document.title, text: document.querySelector('#gui textarea').value })
    .catch(() => {});

  const acts = { copy, share, print: () => window.print() };

  function unfold() {
    if (location.hash === '#bao-sai') document.getElementById('bao-sai').open = true;
  }

  document.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-act]');
    if (button) acts[button.dataset.act](button);
  });
  function offer() {
    for (const button of document.querySelectorAll('[data-act="share"]')) button.hidden = !navigator.share;
  }

  addEventListener('hashchange', unfold);
  unfold();
  danvan.page.ready(offer);
  document.documentElement.classList.add('js');
})();
