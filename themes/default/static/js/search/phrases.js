/**
 * Words in their order: "neither confirm nor deny". A part of the engine that is loaded for questions with quotation marks.
 * Common words are not looked up where they stand beside others: these know their neighbours.
 */

/** @typedef {import("./engine.js").Tools} Tools */
/** @typedef {import("./engine.js").Entry} Entry */
/** @typedef {{ entry: Entry | undefined, place: number, near: [slot: number, code: number][] }} Anchor what is looked up, and what must stand beside it */

const PLACES = 16384;
/** How far a word is that is near. */
const REACH = 2;

/**
 * Looks phrases up in an index.
 * @param {Tools} tools
 */
export function phrases({ manifest, file, entryOf, bytesOf, postings, Reader }) {
  /**
   * A part of what is written about places.
   * @param {number} at
   * @param {number} size
   */
  const cut = async (at, size) => {
    const first = Math.floor(at / PLACES);
    const numbers = Array.from({ length: Math.ceil((at + size) / PLACES) - first }, (_, index) => first + index);
    const packed = await Promise.all(numbers.map((number) => file(`p/${number}`, (bytes) => bytes, true)));
    const bytes = new Uint8Array(await new Blob(packed).arrayBuffer()).subarray(at - first * PLACES, at - first * PLACES + size);
    if (bytes.length < size) throw new RangeError("the file ends too soon");
    return new Reader(bytes);
  };

  return {
    /**
     * What a phrase is looked up as: its rarer words, and for common ones that none of these is near the two as one.
     * @param {string[]} terms
     * @param {number[]} places
     * @param {(Entry | undefined)[]} entries
     */
    anchors(terms, places, entries) {
      const distance = (/** @type {number} */ from, /** @type {number} */ to) => (places[to] ?? NaN) - (places[from] ?? NaN);
      const code = (/** @type {number} */ at) => entries[at]?.code ?? 0;
      const isPair = (/** @type {number} */ at) => code(at) > 0 && code(at + 1) > 0 && distance(at, at + 1) <= REACH;
      /** Words that need no more looking up. */
      const done = new Set();
      /** @type {Promise<Anchor>[]} */
      const found = [];
      const anchor = (/** @type {number} */ first, /** @type {number} */ last) => {
        done.add(first).add(last);
        /** @type {Anchor["near"]} */
        const near = [];
        terms.forEach((_, at) => {
          const [before, after] = [distance(at, first), distance(last, at)];
          const slot = before > 0 ? REACH - before : after > 0 && after <= REACH ? REACH - 1 + after : -1;
          if (slot < 0 || !code(at) || done.has(at)) return;
          done.add(at);
          near.push([slot, code(at)]);
        });
        const entry = first === last ? entries[first] : entryOf(terms[first] + " ".repeat(distance(first, last)) + terms[last]);
        found.push(Promise.resolve(entry).then((entry) => ({ entry, place: places[first] ?? 0, near })));
      };
      terms.forEach((_, at) => code(at) || anchor(at, at));
      terms.forEach((_, at) => {
        if (done.has(at)) return;
        const first = [at, at - 1].find(isPair) ?? at;
        anchor(first, isPair(first) ? first + 1 : first);
      });
      return Promise.all(found);
    },
    /**
     * How often each record has a phrase in a field.
     * @param {Anchor[]} anchors
     * @param {number} field
     */
    async often(anchors, field) {
      const often = new Uint32Array(manifest.log);
      const lists = anchors.flatMap(({ entry, place, near }) => {
        const list = entry?.lists[field];
        return list && (list.nearSize || !near.length) ? [{ ...list, place, near }] : [];
      });
      if (lists.length < anchors.length) return often;
      const isPlaced = lists.length > 1;
      const loaded = await Promise.all(
        lists.map(async (list) => ({
          ...list,
          ...(await Promise.all([
            bytesOf(list),
            isPlaced ? cut(list.places, list.placesSize) : undefined,
            list.near.length ? cut(list.places + list.placesSize, list.nearSize) : undefined,
          ])),
        })),
      );
      /** Where the phrase would begin, by record: what the words before this one leave. */
      /** @type {Map<number, Set<number>> | undefined} */
      let begins;
      for (const { 0: bytes, 1: placed, 2: beside, count, place, near } of loaded.sort((a, b) => a.count - b.count)) {
        const { records, counts } = postings(bytes, count);
        const [k, sides] = [placed?.bits(4) ?? 0, beside?.bits(4) ?? 0];
        /** For each side, and how far, the common words that were met there, the last first. */
        const recent = [0, 1, 2, 3].map(() => Array.from({ length: 256 }, (_, code) => code));
        /** @type {typeof begins} */
        const next = new Map();
        records.forEach((record, at) => {
          const before = begins?.get(record);
          const here = new Set();
          for (let left = counts[at] ?? 0, from = 0; left > 0; left -= 1, from += 1) {
            if (placed) from += placed.rice(k);
            if (beside) {
              for (const codes of recent) {
                const rank = beside.rice(sides);
                if (rank) codes.unshift(...codes.splice(rank, 1));
              }
            }
            const begin = from - place;
            if ((!begins || before?.has(begin)) && near.every(([slot, code]) => recent[slot]?.[0] === code)) here.add(begin);
          }
          if (here.size) next.set(record, here);
        });
        begins = next;
      }
      begins?.forEach(({ size }, record) => (often[record] = size));
      return often;
    },
  };
}
