/**
 * Asks an index whose files arrive damaged. Every question must end soon: with an error, or with an answer, and with no other
 * answer than the right one where a file was cut off or is a page of the host.
 *   node tests/search/damage.mjs FOLDER [ROUNDS [SEED]]      a folder that `parity.mjs` reads
 * Rounds that went wrong once are kept in `damage.json`, and are asked first.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort } from "node:worker_threads";

const [folder, rounds = "400", seed = "1"] = process.argv.slice(2);
/** How long one question may take, in milliseconds. */
const SOON = 20_000;
const PAGE = new TextEncoder().encode("<!doctype html><html lang=en><title>Not found</title><p>There is no such page.</html>\n");
const FROM = "../../themes/default/static/js/search";

/** The xorshift generator of Marsaglia (2003): the same damage on every machine. */
function random(state) {
  let x = BigInt(state * 2 + 1);
  return (limit) => {
    x ^= (x << 13n) & 0xffff_ffff_ffff_ffffn;
    x ^= x >> 7n;
    x ^= (x << 17n) & 0xffff_ffff_ffff_ffffn;
    return Number(x % BigInt(Math.max(limit, 1)));
  };
}

/** Ways to damage bytes; those that a network or a host has must not go unseen. */
const WAYS = {
  cut: (bytes, below) => bytes.slice(0, below(bytes.length)),
  nothing: () => new Uint8Array(0),
  page: () => PAGE,
  changed: (bytes, below) => {
    for (let left = 1 + below(4); left > 0; left -= 1) bytes[below(bytes.length)] = below(256);
    return bytes;
  },
  begun: (bytes, below) => {
    for (let at = 0; at < Math.min(bytes.length, 1 + below(12)); at += 1) bytes[at] = 255;
    return bytes;
  },
  random: (bytes, below) => bytes.map(() => below(256)),
  longer: (bytes, below) => Uint8Array.from([...bytes, ...Array.from({ length: 1 + below(20) }, () => below(256))]),
};
const SEEN = ["cut", "nothing", "page"];

async function ask(vectors, modules, { open, narrow }, { number, way, which, state }) {
  const { question, filters, newest, typing, limit } = vectors.questions[number % vectors.questions.length];
  let loaded = 0;
  let path = "";
  const load = async (file) => {
    let bytes = new Uint8Array(readFileSync(join(folder, file)));
    if (loaded++ === which) [path, bytes] = [file, WAYS[way](bytes, random(state))];
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  };
  const all = async () => {
    const engine = await open({ folder: vectors.folder, load, modules });
    const answer = await engine.search(question, { filters, newest, typing, limit });
    const cards = await Promise.all(answer.hits.map(({ record }) => engine.card(record)));
    const whole = await engine.search(question, { filters, typing, all: true });
    const counts = await narrow(engine.tools).counts(whole, filters);
    return JSON.stringify([answer.total, answer.hits, cards, whole.total, counts]);
  };
  const found = await all().catch((error) => error);
  const what = `${JSON.stringify(question)}, file ${which} (${path.split("/").slice(-2).join("/")}) ${way}`;
  if (!path) return { what, end: "not asked for" };
  if (found instanceof Error) return { what, end: "error" };
  if (typeof found !== "string") return { what, end: "error", problem: `threw ${String(found)}` };
  if (!SEEN.includes(way)) return { what, end: "answer" };
  [loaded, path] = [-1e9, ""];
  return found === (await all()) ? { what, end: "answer" } : { what, end: "answer", problem: "gave another answer" };
}

async function work() {
  const engine = await import(`${FROM}/engine.js`);
  const modules = Object.fromEntries(["words", "phrases", "narrow", "references", "inflate"].map((name) => [name, () => import(`${FROM}/${name}.js`)]));
  const { narrow } = await modules.narrow();
  const vectors = JSON.parse(readFileSync(join(folder, "vectors.json"), "utf8"));
  // The bound of the parameter: what `bits.rs` writes of 100,000,000 with 24 is read as that.
  const { Reader } = (await engine.open({ folder: vectors.folder, modules, load: async (file) => Uint8Array.from(readFileSync(join(folder, file))).buffer })).tools;
  const reader = new Reader(Uint8Array.of(0xfb, 0xd7, 0x84, 0x00));
  parentPort.postMessage({ what: "a number at the bound", end: "answer", problem: reader.rice(24) === 100_000_000 ? undefined : "was misread" });
  const kept = JSON.parse(readFileSync(fileURLToPath(new URL("damage.json", import.meta.url)), "utf8"));
  const below = random(Number(seed));
  const drawn = Array.from({ length: Number(rounds) }, () => ({ number: below(1e6), way: Object.keys(WAYS)[below(7)], which: below(9), state: below(1e9) }));
  for (const round of [...kept, ...drawn]) {
    parentPort.postMessage({ begun: JSON.stringify(round) });
    parentPort.postMessage(await ask(vectors, modules, { open: engine.open, narrow }, round));
  }
  parentPort.postMessage({ done: true });
}

function watch() {
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) });
  const ends = {};
  let [begun, problems] = ["", 0];
  const late = () => {
    console.error(`${begun} does not end`);
    process.exit(1);
  };
  let timer = setTimeout(late, SOON);
  worker.on("error", (error) => {
    console.error(begun, error);
    process.exit(1);
  });
  worker.on("message", (message) => {
    clearTimeout(timer);
    if (message.done) {
      console.log(`${Object.values(ends).reduce((sum, count) => sum + count, 0)} rounds: ${Object.entries(ends).map(([end, count]) => `${count} ${end}`).join(", ")}; ${problems} problems`);
      process.exit(problems ? 1 : 0);
    }
    timer = setTimeout(late, SOON);
    if (message.begun) return void (begun = message.begun);
    ends[message.end] = (ends[message.end] ?? 0) + 1;
    if (!message.problem) return;
    problems += 1;
    console.error(`${begun}: ${message.what} ${message.problem}`);
  });
}

if (isMainThread) watch();
else await work();
