/**
 * Compares the browser's search with tantivy's: every word of a log and fuzzed letters, then random questions.
 *   node tests/search/parity.mjs FOLDER              a folder that the program's tests have written
 *   node tests/search/parity.mjs --records 10000 [QUESTIONS [SEED]]   a log made for it, by a release build
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { open, words } from "../../themes/default/static/js/search/engine.js";
import { narrow } from "../../themes/default/static/js/search/narrow.js";
import { keys, parts } from "../../themes/default/static/js/search/references.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NEAR = 1e-4;

function run(command, ...options) {
  const done = spawnSync(command, options, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] });
  if (done.status !== 0) throw new Error(`${command} ${options.join(" ")} ended with ${done.status}`);
}

function generated(records, questions = "500", seed = "1") {
  const folder = mkdtempSync(join(tmpdir(), "candour-parity-"));
  run("cargo", "run", "--release", "--quiet", "--example", "generate", "--", records, join(folder, "log"));
  run("cargo", "run", "--release", "--quiet", "--example", "parity", "--", join(folder, "log"), join(folder, "index"), questions, seed);
  return folder;
}

const made = process.argv[2] === "--records" ? generated(...process.argv.slice(3)) : undefined;
const folder = made ? join(made, "index") : process.argv[2];
const vectors = JSON.parse(readFileSync(join(folder, "vectors.json"), "utf8"));
const problems = [];
const same = (what, found, expected) => {
  if (JSON.stringify(found) !== JSON.stringify(expected)) problems.push(`${what}\n  found    ${JSON.stringify(found)}\n  expected ${JSON.stringify(expected)}`);
};

let loaded = { files: 0, bytes: 0 };
async function load(path) {
  const bytes = readFileSync(join(folder, path));
  loaded.files += 1;
  loaded.bytes += bytes.length;
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
}
const FROM = "../../themes/default/static/js/search";
const modules = {
  words: () => import(`${FROM}/words.js`),
  phrases: () => import(`${FROM}/phrases.js`),
  narrow: () => import(`${FROM}/narrow.js`),
  references: () => import(`${FROM}/references.js`),
  inflate: () => import(`${FROM}/inflate.js`),
};

let compared = 0;
for (const [text, expected] of vectors.words) {
  const found = words(text, true).map(({ place, term }) => [place, term]);
  compared += found.length;
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    const at = expected.findIndex((pair, index) => JSON.stringify(pair) !== JSON.stringify(found[index]));
    same(`the words of ${JSON.stringify(text.slice(0, 60))}`, found[at], expected[at]);
  }
}

for (const { reference, found, not_found: others } of JSON.parse(readFileSync(join(ROOT, "tests/data/search-references.json"), "utf8"))) {
  const key = `#${parts(reference).join(" ")} `;
  const finds = (query) => keys(query).some((asked) => key.startsWith(asked));
  for (const query of found) same(`${query} for ${reference}`, finds(query), true);
  for (const query of others) same(`${query} for ${reference}`, finds(query), false);
}

const cold = [];
let furthest = 0;
const engine = await open({ folder: vectors.folder, load, modules });
let counted = 0;
for (const { question, filters, newest, typing, limit, total, corrected, partial, hits, counts } of vectors.questions) {
  loaded = { files: 0, bytes: 0 };
  // Each question is asked of an engine that has loaded nothing else.
  const fresh = await open({ folder: vectors.folder, load, modules });
  const answer = await fresh.search(question, { filters, newest, typing, limit });
  cold.push({ question, ...loaded });
  const what = `${question} ${JSON.stringify(filters)}${newest ? " newest" : ""}${typing ? " typing" : ""}`;
  same(what, { total: answer.total, corrected: answer.corrected ?? null, partial: answer.partial ?? false, records: answer.hits.map(({ record }) => record) }, { total, corrected, partial, records: hits.map(([record]) => record) });
  answer.hits.forEach(({ score }, index) => (furthest = Math.max(furthest, Math.abs(score - (hits[index]?.[1] ?? 0)))));
  if (counts) {
    const found = await narrow(fresh.tools).counts(await fresh.search(question, { filters, typing, all: true }), filters);
    for (const [kind, expected] of Object.entries(counts)) same(`the counts of ${kind} of ${what}`, found[kind], expected);
    counted += 1;
  }
  const again = await engine.search(question, { filters, newest, typing, limit });
  same(`${what}, asked of one that knows more`, again.hits, answer.hits);
}
if (furthest > NEAR) problems.push(`scores differ by ${furthest}`);

const bytes = cold.map(({ bytes }) => bytes).sort((a, b) => a - b);
const mean = bytes.reduce((sum, size) => sum + size, 0) / bytes.length;
console.log(
  `${vectors.log} records: ${compared} words alike; ${vectors.questions.length} questions compared, ${counted} with counts; ` +
    `scores within ${furthest.toExponential(1)}; a cold question loads ${(mean / 1000).toFixed(1)} KB in ${(cold.reduce((sum, { files }) => sum + files, 0) / cold.length).toFixed(1)} files, at most ${((bytes.at(-1) ?? 0) / 1000).toFixed(0)} KB`,
);
for (const problem of problems.slice(0, 20)) console.error(problem);
if (problems.length) console.error(`${problems.length} differences`);
if (made) rmSync(made, { recursive: true, force: true });
process.exit(problems.length ? 1 : 0);
