// Addresses of the viewer: pages of the website, named in the hash of one page.
//   #id=<record>   #trang=<address below the top>   #q=...&linh-vuc=... (the catalogue)   and &den=<anchor> behind the first two
// Gives back: CATALOGUE, HOME, parse(search, hash) and resolve(href, from) -> {path, query, anchor}, hashOf(that).
danvan.route = (() => {
  const HOME = 'index.html', CATALOGUE = 'mo-hinh/index.html';
  const RECORD = /^mo-hinh\/((?!index\.html)[^/]+)\.html$/;
  const TOP = 'https://kho.invalid/'; // stands for wherever the website is: only paths below it are looked at

  const parametersOf = (text) => new URLSearchParams(text.replace(/^[?#]/, ''));
  const isState = (parameters) => danvan.address.NAMES.some((name) => parameters.has(name));
  const isAddress = (parameters) => parameters.has('id') || parameters.has('trang') || isState(parameters);

  // The hash wins as a whole; what says nothing is the first page.
  function parse(search, hash) {
    const text = [hash, search].find((one) => isAddress(parametersOf(one))) ?? '';
    const parameters = parametersOf(text), anchor = parameters.get('den') ?? '';
    if (parameters.has('id')) return { path: `mo-hinh/${parameters.get('id')}.html`, query: '', anchor };
    if (parameters.has('trang')) return { path: parameters.get('trang') || HOME, query: '', anchor };
    return isState(parameters) ? { path: CATALOGUE, query: text.replace(/^[?#]/, ''), anchor: '' } : { path: HOME, query: '', anchor: '' };
  }

  const encode = (text) => encodeURIComponent(text).replace(/%2F/g, '/');

  function hashOf({ path, query, anchor }) {
    if (path === CATALOGUE && query) return `#${query}`;
    const record = RECORD.exec(path);
    return `#${record ? `id=${encode(record[1])}` : `trang=${encode(path)}`}${anchor ? `&den=${encode(anchor)}` : ''}`;
  }

  // A link as it stands on the page `from`; null when it leads out of the catalogue.
  function resolve(href, from) {
    let url;
    try {
      url = new URL(href, new URL(from, TOP));
    } catch {
      return null;
    }
    if (!url.href.startsWith(TOP)) return null;
    const path = decodeURIComponent(url.pathname.slice(1)) || HOME;
    return { path, query: path === CATALOGUE ? url.search.slice(1) : '', anchor: decodeURIComponent(url.hash.slice(1)) };
  }

  return { CATALOGUE, HOME, parse, hashOf, resolve };
})();
