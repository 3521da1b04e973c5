/**
 * Bytes, requests and time of a cold search to ten ranked titles, ours and Pagefind's on the same pages, in one run:
 *   node tests/search/beside.mjs SITE [SITE-WITH-PAGEFIND]      (after `npx pagefind --site SITE-WITH-PAGEFIND`)
 * Each query is asked in a new browser, over 60 ms and 10 Mbit/s, of one and then of the other, so that both meet the same machine;
 * at the end stands the median of how one's time compares with the other's.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { launch, serve, slow } from "./browser.mjs";

const QUERIES = ["police", "drugs", "budget", "vehicle", "training records", "vehicle theft", "domestic abuse", "officer misconduct",
  "stop and search", "knife crime", "complaints about officers", "cost of equipment", "domestic abuse disclosure", "officer misconduct hearing",
  "public interest", '"public interest"', '"public interest test"', '"neither confirm nor deny"', "mobile phones stolen", "section 40"];

/** One way to search, with what it took for each query. */
async function begin(name, site, script) {
  const page = `<!doctype html><title>x</title><link rel="icon" href="data:,"><script type="module">${script}</script>`;
  return { name, server: await serve(site, page), rows: [] };
}

async function ask(browser, { server, rows }, query) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}/bench.html`);
  await slow(page, 60, 1.25e6);
  server.sent.length = 0;
  const { ms, total } = await page.evaluate((query) => window.find(query), query);
  rows.push({ query, ms, total, bytes: server.sent.reduce((sum, size) => sum + size, 0), requests: server.sent.length });
  await context.close();
}

function tell({ name, rows }) {
  const mean = (key) => rows.reduce((sum, row) => sum + row[key], 0) / rows.length;
  console.log(`${name}: ${(mean("bytes") / 1000).toFixed(1)} KB, ${mean("requests").toFixed(1)} requests, ${mean("ms").toFixed(0)} ms to ten titles; at most ${(Math.max(...rows.map(({ bytes }) => bytes)) / 1000).toFixed(0)} KB, ${Math.max(...rows.map(({ ms }) => ms)).toFixed(0)} ms`);
  for (const row of rows) console.log(`  ${row.query.padEnd(28)} ${String(row.total).padStart(6)} ${(row.bytes / 1000).toFixed(1).padStart(7)} KB ${String(row.requests).padStart(3)} ${row.ms.toFixed(0).padStart(5)} ms`);
}

const [site, pagefind] = process.argv.slice(2);

function ours(site) {
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
}

const PAGEFIND = `window.find = async (query) => {
  const start = performance.now();
  const index = await import("/pagefind/pagefind.js");
  await index.init();
  const { results } = await index.search(query);
  await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return { ms: performance.now() - start, total: results.length };
}`;

const browser = await launch();
const all = [await begin("candour", site, ours(site))];
if (pagefind) all.push(await begin("pagefind", pagefind, PAGEFIND));
for (const query of QUERIES) for (const one of all) await ask(browser, one, query);
await browser.close();
for (const one of all) {
  one.server.close();
  tell(one);
}
if (pagefind) {
  const ratios = all[0].rows.map(({ ms }, index) => ms / all[1].rows[index].ms).sort((a, b) => a - b);
  const time = (index) => all[index].rows.reduce((sum, { ms }) => sum + ms, 0);
  console.log(`time beside Pagefind's: ${(time(0) / time(1)).toFixed(2)} in all, ${ratios[ratios.length >> 1].toFixed(2)} in the median`);
}
