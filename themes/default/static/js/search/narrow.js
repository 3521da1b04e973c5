/** Narrowing a search to years, topics, exemptions, outcomes or data, with counts. A part of the engine that is loaded when it is needed. */

/** @typedef {import("./engine.js").Tools} Tools */
/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Filters} Filters */

/**
 * Reads the facets of an index.
 * @param {Tools} tools
 */
export function narrow({ manifest, file, gaps, Reader }) {
  const { log, facets } = manifest;
  /**
   * The records of each code of a kind, or of those in the files that these are in.
   * @param {string} kind
   * @param {string[]} [only]
   * @returns {Promise<Map<string, Uint32Array>>}
   */
  const coded = async (kind, only) => {
    if (kind === "years") {
      const ends = [...facets.years.slice(1).map(([, first]) => first), log];
      return new Map(facets.years.map(([year, first], index) => [String(year ?? ""), Uint32Array.from({ length: (ends[index] ?? log) - first }, (_, at) => first + at)]));
    }
    const values = facets[/** @type {"topics"} */ (kind)] ?? [];
    const numbers = new Set(values.filter(([code]) => only?.includes(code) ?? true).map(([, , , number]) => number));
    const lists = [...numbers].map((number) =>
      file(
        `f/${number}`,
        (bytes) => {
          const reader = new Reader(bytes);
          const here = values.filter((value) => value[3] === number);
          const sizes = here.map(() => reader.varint());
          const lists = here.map(([code, , total], index) => {
            const list = new Reader(reader.take(sizes[index] ?? 0));
            const records = gaps(list, total, log);
            list.end();
            return /** @type {[string, Uint32Array]} */ ([code, records]);
          });
          reader.end();
          return lists;
        },
        true,
      ),
    );
    return new Map((await Promise.all(lists)).flat());
  };
  /**
   * Records that some filters let through; all kinds but one.
   * @param {Filters} filters
   * @param {string} [except]
   */
  const allowed = async (filters, except) => {
    const open = new Uint8Array(log).fill(1);
    for (const [kind, codes] of Object.entries(filters)) {
      if (!codes.length || kind === except) continue;
      const [lists, has] = [await coded(kind, codes), new Uint8Array(log)];
      for (const code of codes) lists.get(code)?.forEach((record) => (has[record] = 1));
      has.forEach((yes, record) => yes || (open[record] = 0));
    }
    return open;
  };
  return {
    allowed,
    /**
     * How many records of an answer each value of each kind has, were it chosen.
     * @param {Answer} answer
     * @param {Filters} filters
     * @returns {Promise<Record<string, [code: string, count: number][]>>}
     */
    async counts(answer, filters) {
      const kinds = Object.keys(facets).map(async (kind) => {
        const open = await allowed(filters, kind);
        const counted = [...(await coded(kind))].map(([code, records]) => {
          let count = 0;
          for (const record of records) if (open[record] && answer.fits?.[record]) count += 1;
          return /** @type {[string, number]} */ ([code, count]);
        });
        return /** @type {const} */ ([kind, counted]);
      });
      return Object.fromEntries(await Promise.all(kinds));
    },
  };
}
