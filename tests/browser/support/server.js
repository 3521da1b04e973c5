/** Serves the built site on loopback, as a host of static files would, or a slow line. It knows nothing of tests. */
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** A page in pieces of some 500 bytes, each cut where an element begins or ends. */
const pieces = (/** @type {string} */ page) => page.match(/[^]{1,500}[^<]*/g) ?? [];

/**
 * Starts the server on a free port. An address that ends in `?slowly` is answered piece by piece.
 * @param {string} root folder to serve
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function serve(root) {
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
    const path = normalize(decodeURIComponent(pathname));
    const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
    const found = existsSync(file) && statSync(file).isFile();
    const sent = found ? file : join(root, "404.html");
    response.writeHead(found ? 200 : 404, { "Content-Type": TYPES[extname(sent)] ?? "application/octet-stream" });
    if (search !== "?slowly") return void createReadStream(sent).pipe(response);
    for (const piece of pieces(readFileSync(sent, "utf8"))) {
      response.write(piece);
      await pause(20);
    }
    response.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
