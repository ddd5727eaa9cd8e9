// Cards of documents, from the parts that hold them (hooks/danvan/catalogue_data.py).
// Gives back: open(head, part) -> html(docs), which promises the HTML of each. The HTML was made and escaped by the same
// template as the page; here only its tags are put back.
danvan.cards = (() => {
  // "rac-thai<0>Rác thải<1a>": the id, then numbers of runs of tags and what stands between.
  function unpack(text, markup) {
    const [id, ...pieces] = text.split('<');
    return pieces.map((piece) => {
      const cut = piece.indexOf('>');
      return markup[parseInt(piece.slice(0, cut), 16)].replaceAll('<>', id) + piece.slice(cut + 1);
    }).join('');
  }

  function open({ per, total, markup, cards }, part) {
    const length = cards.length / Math.ceil(total / per); // of a hash; none where the parts came with the head

    function nameOf(number) {
      return cards ? `${number}-${cards.slice(number * length, (number + 1) * length)}` : String(number);
    }

    return (docs) => Promise.all(Array.from(docs, async (doc) => {
      const texts = await part(nameOf(Math.floor(doc / per)));
      return unpack(texts[doc % per], markup);
    }));
  }

  return { open };
})();
