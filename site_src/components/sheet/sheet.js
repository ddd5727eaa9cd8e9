// The filters on a phone: the one form moves into a dialog and back. Gives back: mount(root, {form, onClear, onOpen}) -> {isOpen, close, say}.
danvan.sheet = (() => {
  const BESIDE = '(min-width: 60em)'; // from here on the form stands beside the results (components/catalogue/catalogue.css)

  function mount(root, { form, onClear, onOpen }) {
    const { need } = danvan.page;
    const dialog = need(root, 'dialog[data-role="sheet"]');
    const opener = need(root, '[data-role="open"]');
    const show = need(dialog, '[data-role="show"]');
    const body = need(dialog, '[data-role="sheet-body"]');
    const home = document.createComment('facets');
    form.before(home);

    function open() {
      body.append(form);
      dialog.showModal();
      onOpen();
    }

    const close = () => dialog.open && dialog.close();

    dialog.addEventListener('close', () => home.after(form));
    opener.addEventListener('click', open);
    show.addEventListener('click', close);
    need(dialog, '[data-role="close"]').addEventListener('click', close);
    need(dialog, '[data-role="clear"]').addEventListener('click', onClear);
    window.matchMedia(BESIDE).addEventListener('change', close);

    // Words of the two buttons: "Bộ lọc (2)" and "Xem 12 mô hình".
    function say(openWords, showWords) {
      opener.textContent = openWords;
      show.textContent = showWords;
    }

    return { isOpen: () => dialog.open, close, say };
  }

  return { mount };
})();
