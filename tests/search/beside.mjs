/**
 * Bytes, requests and time of a cold search to ten ranked titles, ours and Pagefind's on the same pages, in one run:
 *   node tests/search/beside.mjs SITE [SITE-WITH-PAGEFIND]      (after `npx pagefind --site SITE-WITH-PAGEFIND`)
 * Each query is asked in a new browser, over 60 ms and 10 Mbit/s. Text goes over the wire as gzip -9 makes it.
 */
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const { chromium } = createRequire(new URL("../browser/package.json", import.meta.url))("@playwright/test");
const QUERIES = ["police", "drugs", "budget", "vehicle", "training records", "vehicle theft", "domestic abuse", "officer misconduct",
  "stop and search", "knife crime", "complaints about officers", "cost of equipment", "domestic abuse disclosure", "officer misconduct hearing",
  "public interest", '"public interest"', '"public interest test"', '"neither confirm nor deny"', "mobile phones stolen", "section 40"];
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };

async function measure(name, site, script) {
  let seen = [];
  const stored = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (path === "/bench.html") return response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html><title>x</title><script type="module">${script(site)}</script>`);
    const file = join(site, path);
    const type = TYPES[extname(file)];
    if (!existsSync(file) || statSync(file).isDirectory()) return response.writeHead(404).end();
    if (!stored.has(file)) stored.set(file, type ? gzipSync(readFileSync(file), { level: 9 }) : readFileSync(file));
    const body = stored.get(file);
    seen.push(body.length);
    response.writeHead(200, { "content-type": type ?? "application/octet-stream", ...(type ? { "content-encoding": "gzip" } : {}) }).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const rows = [];
  for (const query of QUERIES) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/bench.html`);
    const cdp = await context.newCDPSession(page);
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", { offline: false, latency: 60, downloadThroughput: 1.25e6, uploadThroughput: 1.25e6 });
    seen = [];
    const { ms, total } = await page.evaluate((query) => window.find(query), query);
    rows.push({ query, ms, total, bytes: seen.reduce((sum, size) => sum + size, 0), requests: seen.length });
    await context.close();
  }
  await browser.close();
  server.close();
  const mean = (key) => rows.reduce((sum, row) => sum + row[key], 0) / rows.length;
  console.log(`${name}: ${(mean("bytes") / 1000).toFixed(1)} KB, ${mean("requests").toFixed(1)} requests, ${mean("ms").toFixed(0)} ms to ten titles; at most ${(Math.max(...rows.map(({ bytes }) => bytes)) / 1000).toFixed(0)} KB, ${Math.max(...rows.map(({ ms }) => ms)).toFixed(0)} ms`);
  for (const row of rows) console.log(`  ${row.query.padEnd(28)} ${String(row.total).padStart(6)} ${(row.bytes / 1000).toFixed(1).padStart(7)} KB ${String(row.requests).padStart(3)} ${row.ms.toFixed(0).padStart(5)} ms`);
}

const [site, pagefind] = process.argv.slice(2);
await measure("candour", site, (site) => {
  const assets = readdirSync(join(site, "assets"));
  const asset = (name) => `"/assets/${assets.find((file) => file.startsWith(`${name}.`) && file.endsWith(".js"))}"`;
  const { folder } = JSON.parse(readFileSync(join(site, "search/index.json"), "utf8"));
  const modules = ["words", "phrases", "narrow", "references", "inflate"].map((name) => `${name}: () => import(${asset(name)})`);
  // As `search.js` does it: the manifest is asked for while the engine is.
  return `window.find = async (query) => {
    const start = performance.now();
    const load = async (path) => (await fetch(path)).arrayBuffer();
    const manifest = load("${folder}m/0");
    const { open } = await import(${asset("engine")});
    const index = await open({ folder: "${folder}", load, manifest, modules: { ${modules.join(", ")} } });
    const { hits, total } = await index.search(query);
    await Promise.all(hits.map(({ record }) => index.card(record)));
    return { ms: performance.now() - start, total };
  }`;
});
if (pagefind) {
  await measure("pagefind", pagefind, () => `window.find = async (query) => {
    const start = performance.now();
    const index = await import("/pagefind/pagefind.js");
    await index.init();
    const { results } = await index.search(query);
    await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return { ms: performance.now() - start, total: results.length };
  }`);
}
