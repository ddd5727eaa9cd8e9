// Data of a pack come in blocks, compressed and in letters (hooks/danvan/pack/blocks.py): scripts of their own in a zip, which
// call danvan.unpack(letters); in the page itself in the single file, unpacked when something in them is asked for.
// Gives back: hold(names, id): these chunks are in the element of this id.
danvan.unpack = (letters) => {
  const text = atob(letters), bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at); // ten times as fast as Uint8Array.from
  const data = JSON.parse(new TextDecoder().decode(fzstd.decompress(bytes)));
  for (const [name, own] of Object.entries(data)) danvan.receive(name, own);
};

danvan.blocks = (() => {
  const { load } = danvan;
  const holders = new Map(); // name of a chunk -> id of the block in this page
  const opened = new Map(); // id -> promise

  const parsed = new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve();
    else document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });

  async function open(id) {
    if (!document.getElementById(id)) await parsed; // it stands behind the scripts
    const block = document.getElementById(id);
    try {
      danvan.unpack(block.textContent);
    } catch (error) {
      throw new danvan.LoadError(`danvan: block "${id}" cannot be read: ${error.message}`);
    }
    block.remove();
  }

  danvan.load = async (name) => {
    const id = holders.get(name);
    if (id && !opened.has(id)) opened.set(id, open(id));
    await opened.get(id);
    return load(name);
  };

  return { hold: (names, id) => names.forEach((name) => holders.set(name, id)) };
})();
