// The service worker: keeps what was visited, for reading without a network. Files with a hash in their name never change
// and come from what is kept; everything else is asked for anew, and what is kept only serves when no answer comes.
const KEPT = 'danvan-1';
const PATIENCE = 5000; // ms: a network that is there but gives no answer is none
const MOST = 800; // files: about 300 records with all that searches them
const HASHED = /-[0-9a-f]{10}\.\w+$|\/data\/(?:search|catalogue)\/(?!texts-)[^/]+$/; // texts-N.js are told by number
const HOME = new URL('./', self.location).href;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(begin()));
self.addEventListener('message', ({ data }) => data.filter(isOurs).forEach((address) => fetched(address).catch(() => {})));
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && isOurs(url)) event.respondWith(HASHED.test(plain(url)) ? keptFirst(url) : networkFirst(url));
});

async function begin() {
  const others = (await caches.keys()).filter((name) => name.startsWith('danvan-') && name !== KEPT);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
}

const isOurs = (address) => address.startsWith(HOME);

// Without what is asked of a page ("?q=..."), which its script answers; a folder is its first page.
function plain(address) {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/$/, '/index.html');
}

async function fetched(address) {
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (answer.ok && !answer.redirected) await keep(plain(address), answer.clone());
  return answer;
}

async function keep(address, answer) {
  const store = await caches.open(KEPT);
  await store.put(address, answer);
  const names = await store.keys();
  await Promise.all(names.slice(0, Math.max(0, names.length - MOST)).map((name) => store.delete(name)));
}

const kept = (address) => caches.open(KEPT).then((store) => store.match(plain(address)));

async function keptFirst(address) {
  return (await kept(address)) ?? fetched(address);
}

async function networkFirst(address) {
  const answer = fetched(address);
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE); }).then(() => kept(address)).then((found) => found ?? answer);
  return Promise.race([answer, late]).catch(async (error) => {
    const found = await kept(address);
    if (found) return found;
    throw error;
  });
}
