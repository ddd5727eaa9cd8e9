// The site over http: loopback only, correct types, gzip when asked, under a sub-path as on a shared host.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { createGzip } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

/** Serve folder `site` below `prefix` ("/kho/"), on any free port when none is given; gives back {base, close()}, base ends with "/". */
export async function startServer(site, prefix = "/kho/", port = 0) {
  const server = http.createServer((request, response) => {
    answer(site, prefix, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  const base = `http://127.0.0.1:${server.address().port}${prefix}`;
  return { base, close: () => stop(server) };
}

async function answer(site, prefix, request, response) {
  const { pathname } = new URL(request.url, "http://host");
  const found = pathname.startsWith(prefix) && (await findFile(site, pathname.slice(prefix.length)));
  if (found) return send(request, response, 200, found);
  const fallback = await findFile(site, "404.html");
  return fallback ? send(request, response, 404, fallback) : response.writeHead(404).end();
}

async function findFile(site, address) {
  const file = path.join(site, path.normalize(`/${decodeURIComponent(address)}`));
  const info = await stat(file).catch(() => null);
  if (info?.isDirectory()) return findFile(site, `${address.replace(/\/?$/, "/")}index.html`);
  return info ? file : null;
}

function send(request, response, status, file) {
  const headers = { "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream" };
  const gzip = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  if (gzip) headers["Content-Encoding"] = "gzip";
  response.writeHead(status, { ...headers, "Cache-Control": "no-store" });
  const bytes = createReadStream(file);
  (gzip ? bytes.pipe(createGzip()) : bytes).pipe(response);
}

function stop(server) {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
}
