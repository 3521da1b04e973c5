/** The program itself, run on cases: what it says, in the format that is asked for. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROGRAM = process.env.CANDOUR || fileURLToPath(new URL("../../../target/debug/candour", import.meta.url));
if (!existsSync(PROGRAM)) throw new Error(`There is no program at ${PROGRAM}: run cargo build, or set CANDOUR.`);

const CASES = fileURLToPath(new URL("../../cases", import.meta.url));
const CONFIG = 'title = "Log"\norganisation = "Fenwick Borough Council"\nbase_url = "https://foi.fenwick.example/"\n';

/**
 * @typedef {object} Case
 * @property {string} code of the finding that it must bring, such as `S001`
 * @property {string} path
 * @property {boolean} isSite whether it is a whole site, and not the files of one record
 */

/** @type {Case[]} Every case that must bring a finding. */
export const bad = readdirSync(CASES).flatMap((folder) =>
  readdirSync(join(CASES, folder))
    .filter((name) => name.startsWith("bad-") && !name.endsWith(".expected"))
    .map((name) => join(CASES, folder, name))
    .map((path) => ({ code: folder.slice(0, 4), path, isSite: ["content", "config.toml"].some((part) => existsSync(join(path, part))) })),
);

/**
 * Checks a site made of these cases.
 * @param {Case[]} cases of records, or one whole site
 * @param {string} format of the findings
 * @returns {string} what the program wrote to standard output
 */
export function check(cases, format) {
  const root = mkdtempSync(join(tmpdir(), "candour-"));
  try {
    mkdirSync(join(root, "content/responses"), { recursive: true });
    writeFileSync(join(root, "config.toml"), CONFIG);
    for (const [index, { path, isSite }] of cases.entries()) {
      const record = join(root, `content/responses/case ${index}${/\.(md|toml)$/.exec(path)?.[0] ?? ""}`);
      // A link stays as it is written: that it leads nowhere is what its case is about.
      cpSync(path, isSite ? root : record, { recursive: true, verbatimSymlinks: true });
    }
    const command = ["--root", root, "--format", format, "check"];
    const done = spawnSync(PROGRAM, command, { encoding: "utf8", maxBuffer: 2 ** 28 });
    if (done.stderr || done.status === null) throw new Error(`The program said: ${done.stderr} (${done.error})`);
    return done.stdout;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
