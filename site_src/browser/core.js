// Data comes in chunks: classic scripts that call danvan.receive(name, data), the one way that works on file:// too.
// Gives back: receive, declare, load, LoadError. Only load touches the document.
globalThis.danvan = (() => {
  const slots = new Map(); // name -> {promise, resolve, reject, done}
  const addresses = new Map(); // name -> absolute address
  const underway = new Map(); // address of a script that was asked for -> names that wait for it: one may bring several

  // Data did not come: the one failure that is no mistake of ours.
  class LoadError extends Error {}

  function slotOf(name) {
    if (!slots.has(name)) {
      const slot = { done: false, asked: false };
      slot.promise = new Promise((resolve, reject) => Object.assign(slot, { resolve, reject }));
      slots.set(name, slot);
    }
    return slots.get(name);
  }

  function receive(name, data) {
    const slot = slotOf(name);
    slot.done = true;
    slot.resolve(data);
  }

  // Says where chunks are: {name: address}, relative to base. A part "search/3c4d" of the chunk "search" needs no
  // address of its own: it is search/3c4d.js beside that chunk.
  function declare(chunks, base) {
    for (const [name, address] of Object.entries(chunks)) addresses.set(name, new URL(address, base).href);
  }

  // "search/3c4d" is ../data/search/3c4d.js where "search" is ../data/search-1a2b.js.
  function addressOf(name) {
    const cut = name.indexOf('/');
    if (cut > 0 && !addresses.has(name)) return new URL(`${name}.js`, addressOf(name.slice(0, cut))).href;
    if (!addresses.has(name)) throw new Error(`danvan: no address for the chunk "${name}"`);
    return addresses.get(name);
  }

  function fail(name, reason) {
    const slot = slots.get(name);
    if (!slot || slot.done) return;
    slots.delete(name); // so that the next load asks again
    slot.reject(new LoadError(`danvan: chunk "${name}" ${reason}`));
  }

  function inject(name, address) {
    if (underway.has(address)) {
      underway.get(address).push(name);
      return;
    }
    const names = [name];
    const end = (reason) => () => {
      underway.delete(address);
      names.forEach((one) => fail(one, reason));
    };
    const script = document.createElement('script');
    script.src = address;
    script.async = true;
    script.onload = end('came without data');
    script.onerror = end('could not be loaded');
    underway.set(address, names);
    document.head.append(script);
  }

  // Returns a promise of the chunk's data, asking for the chunk once; rejected with LoadError when it cannot be had.
  function load(name) {
    const slot = slotOf(name);
    if (!slot.done && !slot.asked) {
      slot.asked = true;
      try {
        inject(name, addressOf(name));
      } catch (error) {
        slots.delete(name);
        slot.reject(error);
      }
    }
    return slot.promise;
  }

  return { receive, declare, load, LoadError };
})();
