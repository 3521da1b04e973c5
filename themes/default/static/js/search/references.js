/**
 * References as people write them: `01/FOI/22/025612`, `1-foi-22-25612`, `22/025612`; the same as `reference.rs` does. A part of
 * the engine that is loaded for questions with digits.
 */

/** @typedef {import("./engine.js").Tools} Tools */

/**
 * The runs of letters and digits of a reference, from its end to its beginning.
 * @param {string} text
 * @returns {string[]}
 */
export function parts(text) {
  const runs = (text.match(/[0-9]+|(?:(?![0-9])[\p{Alphabetic}\p{N}])+/gu) ?? []).map((run) =>
    Array.from(run, (letter) => letter.toLowerCase()).join("").replace(/^0+(?=[0-9]+$)/, ""),
  );
  runs.reverse();
  const serial = runs.findIndex((run) => /^[0-9]+$/.test(run));
  return runs.map((run, index) => (index !== serial && /^20[0-9][0-9]$/.test(run) ? run.slice(2) : run));
}

/**
 * The beginnings of keys that a query could mean.
 * @param {string} text
 * @returns {string[]}
 */
export function keys(text) {
  const all = parts(text);
  const serial = all.findIndex((part) => /^[0-9]+$/.test(part));
  if (serial < 0) return [];
  const last = text.trim().split(/\s+/).at(-1) ?? "";
  const isSuffix = /[0-9]/.test(last) || [...parts(last).join("")].length === 1;
  return [all, ...(serial && isSuffix ? [all.slice(serial)] : [])].map((key) => `#${key.join(" ")} `);
}

/**
 * Records whose reference a question is, and whether it was a bare number.
 * @param {Tools} tools
 * @param {string} question
 */
export async function named({ manifest, shard, range }, question) {
  for (const candidate of [question, ...question.split(/\s+/).filter((word) => parts(word).length > 1)]) {
    for (const key of keys(candidate)) {
      /** @type {number[]} */
      const records = [];
      for (const number of range(manifest.terms, key)) {
        for (const [term, entry] of await shard(number)) if (term.startsWith(key)) records.push(...entry.records);
      }
      if (records.length) return { records, isBare: parts(candidate).length === 1 };
    }
  }
  return { records: [], isBare: true };
}
