// The service worker of a site that wants none: takes the place of one that was there, empties what it kept, and goes.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const names = (await caches.keys()).filter((name) => name.startsWith('danvan-'));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
