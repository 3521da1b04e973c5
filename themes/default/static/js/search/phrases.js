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
    return new Reader(new Uint8Array(await new Blob(packed).arrayBuffer()).subarray(at - first * PLACES, at - first * PLACES + size));
  };

  return {
    /**
     * What a phrase is looked up as: its rarer words, and for common ones that none of these is near the two as one.
     * @param {string[]} terms
     * @param {number[]} places
     * @param {(Entry | undefined)[]} entries
     */
    async anchors(terms, places, entries) {
      const distance = (/** @type {number} */ from, /** @type {number} */ to) => (places[to] ?? NaN) - (places[from] ?? NaN);
      const code = (/** @type {number} */ at) => entries[at]?.code ?? 0;
      const isPair = (/** @type {number} */ at) => code(at) > 0 && code(at + 1) > 0 && distance(at, at + 1) <= REACH;
      /** Words that need no more looking up. */
      const done = new Set();
      /** @type {Anchor[]} */
      const found = [];
      const anchor = (/** @type {number} */ first, /** @type {number} */ last, /** @type {Entry | undefined} */ entry) => {
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
        found.push({ entry, place: places[first] ?? 0, near });
      };
      terms.forEach((_, at) => code(at) || anchor(at, at, entries[at]));
      for (let at = 0; at < terms.length; at += 1) {
        if (done.has(at)) continue;
        // Of pairs that this word is in or near, the one of which least is written.
        const firsts = [at, at + 1, at + 2, at - 1].filter((first) => isPair(first) && distance(at, first) <= REACH);
        const pairs = firsts.map(async (first) => {
          const entry = await entryOf(terms[first] + " ".repeat(distance(first, first + 1)) + terms[first + 1]);
          return { first, entry, all: entry?.lists.reduce((sum, list) => sum + (list ? list.size + list.nearSize : 0), 0) ?? 0 };
        });
        const [best] = (await Promise.all(pairs)).sort((a, b) => a.all - b.all);
        if (best) anchor(best.first, best.first + 1, best.entry);
        else anchor(at, at, entries[at]);
      }
      return found;
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
        /** For each side, and how far, the eight common words that were met there last, the last first. */
        const recent = [0, 1, 2, 3].map(() => [0, 1, 2, 3, 4, 5, 6, 7]);
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
                if (rank > 7) codes.pop();
                if (rank) codes.unshift(rank > 7 ? rank - 8 : (codes.splice(rank, 1)[0] ?? 0));
              }
            }
            const begin = from - place;
            if ((!begins || before?.has(begin)) && near.every(([slot, code]) => recent[slot]?.[0] === code)) here.add(begin);
          }
          if (here.size) next.set(record, here);
        });
        placed?.end();
        beside?.end();
        begins = next;
      }
      begins?.forEach(({ size }, record) => (often[record] = size));
      return often;
    },
  };
}
