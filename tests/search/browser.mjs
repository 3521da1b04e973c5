/** A site served as a host that compresses would, and the browser that asks it, over a line of any speed. Measures nothing. */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const { chromium } = createRequire(new URL("../browser/package.json", import.meta.url))("@playwright/test");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };

/**
 * Serves a site, and a page of its own as `/bench.html`. Gives its address and the sizes of what was sent, to be emptied at will.
 * Text goes over the wire as gzip -9 makes it.
 */
export async function serve(site, bench) {
  const sent = [];
  const stored = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (path === "/bench.html") return response.writeHead(200, { "content-type": "text/html" }).end(bench);
    const file = join(site, path, path.endsWith("/") ? "index.html" : "");
    const type = TYPES[extname(file)];
    if (!existsSync(file) || statSync(file).isDirectory()) return response.writeHead(404).end();
    if (!stored.has(file)) stored.set(file, type ? gzipSync(readFileSync(file), { level: 9 }) : readFileSync(file));
    const body = stored.get(file);
    sent.push(body.length);
    response.writeHead(200, { "content-type": type ?? "application/octet-stream", ...(type ? { "content-encoding": "gzip" } : {}) }).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}`, sent, close: () => server.close() };
}

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

/** Lets a page have a line with so many milliseconds of latency and so many bytes a second. */
export async function slow(page, latency, speed) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: speed, uploadThroughput: speed });
}
