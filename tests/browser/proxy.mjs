// A proxy that accepts, writes down what was asked of it, and never answers:
// a page that needs the network shows itself in the log and by staying blank.
import net from "node:net";

/** Hosts a browser asks for itself; launch.mjs keeps them off, other versions of a browser may try again. */
export const BROWSER_HOSTS = [
  "//clients2.google.com/time/",
  "accounts.google.com:443",
  "content-autofill.googleapis.com:443",
  "firefox.settings.services.mozilla.com:443",
  "update.googleapis.com:443",
];

const REQUEST_LINE = /^([A-Z]+) (\S+) HTTP\//;

/** Start the proxy; gives back {port, log, close()}, log = one "METHOD target" per request. */
export async function startDeadProxy() {
  const log = [];
  const sockets = new Set();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => log.push(describe(bytes)));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { port: server.address().port, log, close: () => closeAll(server, sockets) };
}

function describe(bytes) {
  const match = REQUEST_LINE.exec(bytes.toString("latin1"));
  return match ? `${match[1]} ${match[2]}` : `(not HTTP, ${bytes.length} bytes)`;
}

function closeAll(server, sockets) {
  for (const socket of sockets) socket.destroy();
  return new Promise((done) => server.close(done));
}
