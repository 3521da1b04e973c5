/**
 * Leads from an address that does not exist to the response that it names in another spelling: `/22/025612` to
 * `/responses/01-foi-22-025612/`. It knows the shape of the log's references, which the page tells it, and asks this site
 * whether there is such a response; it asks nobody else. `reference.rs` does the same on the command line.
 */

/** How many meanings one spelling may have. */
const MEANINGS = 16;
/** The longest code of a kind of request, in letters. */
const LONGEST_CODE = 4;
/** Short words that people write before a reference. */
const FILLERS = ["no", "nr", "r", "ref"];

/**
 * @typedef {object} Part of a reference: letters, or digits
 * @property {boolean} [j] whether it follows the part before it without a hyphen
 * @property {[number, number]} [d] of digits: the fewest and the most that there are
 * @property {string[]} [v] every value, where there are few
 *
 * @typedef {object} Word
 * @property {string} text
 * @property {boolean} isNumber
 */

/** The letters and digits of a text, parted wherever one follows the other. */
const wordsOf = (/** @type {string} */ text) =>
  Array.from(text.toLowerCase().matchAll(/[0-9]+|(?:(?![0-9])[\p{L}\p{N}])+/gu), ([text]) => ({ text, isNumber: /^[0-9]/.test(text) }));

/** What a word means in a place of a form; nothing where it does not fit. */
const readPart = (/** @type {Part} */ { d, v = [] }, /** @type {Word} */ { text, isNumber }) => {
  if (!d) return !isNumber && (v.length === 0 || v.includes(text)) ? text : undefined;
  const significant = text.replace(/^0+/, "");
  return isNumber && significant.length <= d[1] ? significant.padStart(d[0], "0") : undefined;
};

/** Whether a part can be supplied: words that few references differ in, and numbers in which none does. */
const isSupplied = (/** @type {Part} */ { d, v = [] }) => (d ? v.length === 1 : v.length > 0);

/** Whether a word may be the code of a kind of request, such as EIR, and not a word before a reference. */
const isCode = (/** @type {Word} */ { text }) => Array.from(text).length <= LONGEST_CODE && !FILLERS.includes(text);

/**
 * What words mean in a form, the parts at its beginning supplied where they are missing.
 * @param {Part[]} form
 * @param {Word[]} words
 * @param {Word | undefined} before the word before them, which was left out
 */
const readForm = (form, words, before) => {
  const missing = form.length - words.length;
  const last = form[missing - 1];
  if (before && isCode(before) && last && !last.d) return [];
  if (missing < 0 || !words.some(({ isNumber }) => isNumber) || !form.slice(0, missing).every(isSupplied)) return [];
  let meanings = [""];
  for (const [index, part] of form.entries()) {
    const word = words[index - missing];
    const read = word ? readPart(part, word) : undefined;
    if (word && read === undefined) return [];
    const texts = read === undefined ? (part.v ?? []) : [read];
    meanings = meanings
      .flatMap((meaning) => texts.map((text) => `${meaning}${part.j || meaning === "" ? "" : "-"}${text}`))
      .slice(0, MEANINGS);
  }
  return meanings;
};

/**
 * What a spelling could mean: addresses of responses, the likeliest first.
 * @param {string} written
 * @param {Part[][]} shape
 * @returns {string[]}
 */
export const meanings = (written, shape) => {
  const words = wordsOf(written);
  const number = words.findIndex(({ isNumber }) => isNumber);
  const leading = Math.max(0, number < 0 ? words.length - 1 : number);
  const trailing = words.length > 0 && !words.at(-1)?.isNumber ? 1 : 0;
  for (let left = 0; left <= leading; left += 1) {
    for (let cut = 0; cut <= trailing; cut += 1) {
      const rest = words.slice(left, Math.max(left, words.length - cut));
      const found = new Set(shape.flatMap((form) => readForm(form, rest, words[left - 1])));
      // What needs less left out is what was meant.
      if (found.size > 0) return [...found].slice(0, MEANINGS);
    }
  }
  return [];
};

/** Goes to the response that the address of this page names, where there is one. */
const resolve = async (/** @type {HTMLElement} */ page) => {
  const { shape = "[]", responses = "", home = "/" } = page.dataset;
  const away = new AbortController();
  // Somebody who leaves meanwhile is not called back.
  addEventListener("pagehide", () => away.abort());
  let written = location.pathname;
  try {
    written = decodeURIComponent(written);
  } catch {
    // A broken escape is no part of a reference.
  }
  if (written.startsWith(home)) written = written.slice(home.length);
  for (const meaning of meanings(written.replace(/\.html?$/, ""), JSON.parse(shape))) {
    const address = `${responses}${meaning}/`;
    if (address === location.pathname) continue;
    try {
      const answer = await fetch(address, { method: "HEAD", signal: away.signal });
      // The exit empties the page before it leaves.
      if (away.signal.aborted || !page.isConnected) return;
      if (answer.ok) return location.replace(address + location.hash);
    } catch {
      return;
    }
  }
};

const page = /** @type {HTMLElement | null | undefined} */ (globalThis.document?.querySelector("[data-shape]"));
if (page) resolve(page);
