/**
 * Words of the log as they are written: what a word that somebody is typing may become, and what a mistyped one was meant to
 * be. A part of the engine that is loaded when it is needed.
 */

/** @typedef {import("./engine.js").Tools} Tools */
/** @typedef {import("./engine.js").Word} Word */
/** @typedef {import("./engine.js").Slot} Slot */

/** How many words that begin so are looked for while somebody types. */
const LENGTHENED = 4;

/**
 * Whether one edit makes one word of the other.
 * @param {string[]} left
 * @param {string[]} right
 */
function isNear(left, right) {
  let same = 0;
  while (same < left.length && left[same] === right[same]) same += 1;
  const [a, b] = [left.slice(same), right.slice(same)];
  const tail = (/** @type {string[]} */ list, /** @type {number} */ from) => list.slice(from).join("");
  return a.length === b.length
    ? a.length > 0 && (tail(a, 1) === tail(b, 1) || (a[0] === b[1] && a[1] === b[0] && tail(a, 2) === tail(b, 2)))
    : a.length > b.length ? tail(a, 1) === tail(b, 0) : tail(a, 0) === tail(b, 1);
}

/**
 * Looks words up in an index.
 * @param {Tools} tools
 */
export function words({ manifest, file, read, entryOf, range, Reader }) {
  /**
   * Known words that begin so, each with the logarithm of how often it is written.
   * @param {string[]} boundaries
   * @param {string} kind
   * @param {string} beginning
   * @returns {Promise<[string, number][]>}
   */
  const from = async (boundaries, kind, beginning) => {
    const lists = range(boundaries, beginning).map((number) =>
      file(`${kind}/${number}`, (bytes) => {
        const reader = new Reader(bytes);
        /** @type {[string, number][]} */
        const list = [];
        while (reader.at < bytes.length) list.push([reader.word(), reader.byte()]);
        return list;
      }),
    );
    return (await Promise.all(lists)).flat().filter(([word]) => word.startsWith(beginning));
  };

  /**
   * Words that what was typed may become, the commonest first.
   * @param {string} beginning in lower case
   * @returns {Promise<string[]>}
   */
  const complete = async (beginning) => {
    if ([...beginning].length < 3) {
      const lines = await file("s/0", (bytes) => {
        const lines = new TextDecoder().decode(bytes).split("\n");
        return new Map(lines.map((line) => [line.split(" ")[0], line.split(" ").slice(1)]));
      });
      return lines.get(beginning) ?? [];
    }
    const found = await from(manifest.words, "l", beginning);
    return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 8).map(([word]) => word);
  };

  /**
   * What a word that no record has was meant to be.
   * @param {string} written
   * @returns {Promise<string | undefined>}
   */
  const correct = async (written) => {
    const letters = [...written];
    if (letters.length < 4) return undefined;
    const half = (letters.length - 1) >> 1;
    // An edit leaves one half of a word as it was.
    const [forwards, backwards] = await Promise.all([
      from(manifest.words, "l", letters.slice(0, half).join("")),
      from(manifest.backwards, "r", letters.slice(half + 1).reverse().join("")),
    ]);
    const turned = backwards.map(([word, often]) => /** @type {[string, number]} */ ([[...word].reverse().join(""), often]));
    const near = [...new Map([...forwards, ...turned])].filter(([word]) => isNear(letters, [...word]));
    const [best] = near.sort((a, b) => b[1] - a[1] || Number(b[0][0] === letters[0]) - Number(a[0][0] === letters[0]) || (a[0] < b[0] ? -1 : 1));
    return best?.[0];
  };

  return {
    complete,
    /**
     * A question with every word replaced that no record has; nothing where no word is.
     * @param {string} question
     * @param {Word[]} single its words outside of phrases
     */
    async better(question, single) {
      let better = question;
      for (const { written, term } of single) {
        const other = (await entryOf(term)) ? undefined : await correct(written);
        if (other) better = better.replace(/[\p{Alphabetic}\p{N}]+/gu, (word) => (read(word)[0]?.written === written ? other : word));
      }
      return better === question ? undefined : better;
    },
    /**
     * Lets the last word also be one of the commonest that begin so.
     * @param {Slot[]} slots
     * @param {Word[]} single
     */
    async lengthen(slots, single) {
      const [last, slot] = [single.at(-1), slots.at(-1)];
      if (!last || slot?.ways.length !== 1 || slot.ways[0]?.join() !== last.term) return;
      for (const word of (await complete(last.written)).slice(0, LENGTHENED)) {
        const way = read(word).map(({ term }) => term);
        if (way.length && !slot.ways.some(([term]) => term === way[0])) slot.ways.push(way);
      }
    },
  };
}
