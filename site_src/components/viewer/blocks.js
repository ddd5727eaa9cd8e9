// Data of a pack come in compressed blocks (hooks/danvan/pack/blocks.py): scripts of their own in a zip, which call
// danvan.unpack(base64); in the page itself in the single file, unpacked when something in them is asked for.
// Gives back: hold(names, id): these chunks are in the element of this id; bytesOf(text): of each letter seven bits;
// fromBinary(text): of each letter eight.
danvan.blocks = (() => {
  const { load } = danvan;
  const holders = new Map(); // name of a chunk -> id of the block in this page
  const opened = new Map(); // id -> promise
  const PAUSE = 10; // ms

  // The browser reads on behind the script: a block is whole once the next one stands there (others append, too).
  const whole = (id) => new Promise((resolve) => {
    const look = () => {
      if (document.readyState !== 'loading' || document.querySelector(`#${id} ~ [data-own]`)) resolve();
      else setTimeout(look, PAUSE);
    };
    look();
  });

  // Seven bits of each letter, highest first (hooks/danvan/pack/letters.py). Eight letters at a time are seven bytes.
  function bytesOf(text) {
    const bytes = new Uint8Array(Math.floor(text.length * 7 / 8));
    for (let at = 0, end = 0; end < bytes.length; at += 8) {
      let held = text.charCodeAt(at) & 127;
      for (let next = 1; next < 8; next++) {
        const letter = text.charCodeAt(at + next) & 127; // behind the last one it is 0
        bytes[end++] = held << next | letter >> 7 - next; // what stands above eight bits is cut off
        held = letter;
      }
    }
    return bytes;
  }

  function fromBinary(text) {
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at); // ten times as fast as Uint8Array.from
    return bytes;
  }

  function give(bytes) {
    const data = JSON.parse(new TextDecoder().decode(fzstd.decompress(bytes)));
    for (const [name, own] of Object.entries(data)) danvan.receive(name, own);
  }

  danvan.unpack = (text) => give(Uint8Array.fromBase64?.(text) ?? fromBinary(atob(text)));

  async function open(id) {
    await whole(id);
    const block = document.getElementById(id);
    try {
      give(bytesOf(block.textContent));
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

  return { hold: (names, id) => names.forEach((name) => holders.set(name, id)), bytesOf, fromBinary };
})();
