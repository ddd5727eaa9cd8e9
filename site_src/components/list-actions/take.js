// The whole answer on paper or as a table: handed to the buttons of list-actions.js when one is pressed.
// print(root, say, answer), save(root, say, answer) promise what is said of it; rowOf(card), csv(rows), safe(cell).
danvan.receive('take', (() => {
  const MOST_ON_PAPER = 500; // 25 sheets
  const FORMULA = /^[=+\-@\t\r]/;
  const NUMBER = /^[+-]?\d[\d ().,]*%?$/; // +84 912 345 678 and -5 are no formulas
  // Columns of the table, in the order of the words `take_columns`, as they stand on a card.
  const PLACES = ['name', 'field', 'note', 'place', 'lead', 'figure', 'level', 'recognition'];

  const textOf = (card, selector) => (card.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();

  // What a card says: {id, href, name, field, note, place, lead, figure, level, recognition}.
  function rowOf(card) {
    const note = textOf(card, '.dv-record-card__note');
    for (const aside of card.querySelectorAll('.dv-heard, .dv-record-card__note')) aside.remove();
    const said = (part) => textOf(card, `.dv-record-card__${part}`);
    return {
      id: card.dataset.id,
      href: card.querySelector('.dv-record-card__link').getAttribute('href'),
      ...Object.fromEntries(['name', 'field', 'place', 'lead', 'figure'].map((part) => [part, said(part)])),
      note,
      level: textOf(card, '.dv-level'),
      recognition: textOf(card, '.dv-record-card__foot > :not(.dv-level)'),
    };
  }

  async function rowsOf(answer, most = answer.total) {
    const page = new DOMParser().parseFromString((await answer.cards(0, most)).join(''), 'text/html');
    return [...page.querySelectorAll('.dv-record-card')].map(rowOf);
  }

  // A cell that a spreadsheet would take for a formula is text.
  const safe = (cell) => (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);

  const quoted = (cell) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

  // Commas, as RFC 4180 has it and our own tools write; the mark at the beginning tells Excel that it is UTF-8.
  const csv = (rows) => `\ufeff${rows.map((row) => row.map((cell) => quoted(safe(cell))).join(',')).join('\r\n')}\r\n`;

  // The address of a record for others: that of the site, where it has one; a folder on this machine is no address.
  function addressOf(href) {
    const base = document.querySelector('link[rel="canonical"]')?.href ?? document.baseURI;
    return base.startsWith('http') ? new URL(href, base).href : '';
  }

  function download(text, name) {
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([text], { type: 'text/csv' })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // ms: Firefox reads it after the click
  }

  async function save(root, say, answer) {
    const rows = await rowsOf(answer);
    const cells = rows.map((row) => [row.id, ...PLACES.map((part) => row[part]), addressOf(row.href)]);
    download(csv([say.list('take_columns'), ...cells]), say('take_file'));
    return say('take_saved', { n: danvan.page.number(rows.length) });
  }

  function line(row) {
    const item = document.createElement('li');
    item.className = 'dv-print-list__item';
    const name = Object.assign(document.createElement('b'), { textContent: row.name });
    item.append(name, PLACES.slice(1).map((part) => row[part]).filter(Boolean).join('. '));
    return item;
  }

  // How many, and of what: what the page says above its list.
  function aboutOf(root) {
    const chosen = [...root.querySelectorAll('.dv-chips__words')].map((words) => words.textContent.trim());
    return [textOf(root, '#so-ket-qua'), ...chosen].join('. ');
  }

  // Some browsers of phones never tell that printing is over: the list of the last time is still there.
  function putBack(root) {
    for (const part of root.querySelectorAll('.dv-print-list')) part.remove();
    root.classList.remove('dv-catalogue--taken');
  }

  // The list stands in the page only while it is printed.
  async function print(root, say, answer) {
    const rows = await rowsOf(answer, Math.min(answer.total, MOST_ON_PAPER));
    const list = document.createElement('ol');
    list.className = 'dv-print-list';
    list.append(...rows.map(line));
    const about = Object.assign(document.createElement('p'), { className: 'dv-print-list', textContent: aboutOf(root) });
    putBack(root);
    root.querySelector('.dv-result-list').before(about, list);
    root.classList.add('dv-catalogue--taken');
    addEventListener('afterprint', () => putBack(root), { once: true });
    window.print();
    return answer.total > rows.length ? say('take_most', { n: rows.length }) : '';
  }

  return { print, save, rowOf, csv, safe };
})());
