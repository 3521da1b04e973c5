/**
 * Search over the small files of an index: reads what one question needs and ranks it as tantivy does. Knows no page.
 * The files are described in `src/search/format.md`, whose steps this follows; tests hold it to `candour search`. What few
 * questions need stands in modules of its own: `words.js`, `phrases.js`, `references.js` and `narrow.js`.
 */

/** @typedef {{ place: number, written: string, term: string, from: number, to: number }} Word */
/** @typedef {{ ways: string[][], places?: number[] }} Slot the ways to say one thing; with places, the one way in order */
/** @typedef {{ entry: Entry, count: number, size: number, at: number, places: number, placesSize: number, nearSize: number }} List */
/** @typedef {{ lists: (List | undefined)[], far?: number, total: number, code?: number, head: Hit[], records: number[], bytes: Uint8Array }} Entry */
/** @typedef {{ record: number, score: number }} Hit */
/** @typedef {[code: string, name: string, total: number, file: number]} Value */
/** @typedef {{ years: [number | null, number][], topics: Value[], exemptions: Value[], outcomes: Value[], data: Value[] }} Facets */
/** @typedef {[reference: string, title: string, date: string, bits: number, outcome: number, slug?: string, language?: string]} Card */
/** @typedef {Record<string, string[]>} Filters codes by kind */
/**
 * @typedef {object} Manifest
 * @property {number} log
 * @property {boolean} english
 * @property {[number, number][]} fields
 * @property {[number, number[]]} lengths
 * @property {number} cards
 * @property {string[] | null} letters the runs of letters in references; nothing where they are many
 * @property {string[][][]} synonyms
 * @property {Facets} facets
 * @property {string[]} terms
 * @property {string[]} words
 * @property {string[]} backwards
 */
/**
 * @typedef {object} Asked
 * @property {boolean} [typing] whether the last word may be unfinished
 * @property {Filters} [filters]
 * @property {boolean} [newest] whether the newest come first, and not the best
 * @property {boolean} [all] whether every record that fits is wanted, for counts
 * @property {number} [limit]
 */
/**
 * @typedef {object} Answer
 * @property {number} total
 * @property {Hit[]} hits
 * @property {string} [corrected] what was searched for instead
 * @property {boolean} [partial] no record has all of the words
 * @property {number} named how many of the first hits were asked for by reference
 * @property {string[]} terms what to mark
 * @property {number} fitting how many records there are before filters
 * @property {Uint8Array} [fits] which those are
 */
/**
 * @typedef {object} Modules loaded when they are needed
 * @property {() => Promise<typeof import("./words.js")>} words
 * @property {() => Promise<typeof import("./phrases.js")>} phrases
 * @property {() => Promise<typeof import("./narrow.js")>} narrow
 * @property {() => Promise<typeof import("./references.js")>} references
 * @property {() => Promise<typeof import("./inflate.js")>} inflate
 */
/**
 * @typedef {object} Options
 * @property {string} folder with a final slash
 * @property {Modules} modules
 * @property {Promise<ArrayBuffer>} [manifest] where it was asked for already
 * @property {(path: string) => Promise<ArrayBuffer>} load
 */
/** @typedef {Awaited<ReturnType<typeof open>>["tools"]} Tools */

const STOP = new Set(
  "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with".split(" "),
);
const BODY = 2;

const KEPT = new Map(
  "andes atlas bias cosmos early:earli gently:gentl howe idly:idl news only:onli singly:singl skies:sky skis:ski sky ugly:ugli"
    .split(" ")
    .map((pair) => /** @type {[string, string]} */ ([pair.split(":")[0], pair.split(":").pop()])),
);
const pairs = (/** @type {string} */ text) => text.split(" ").map((pair) => pair.split(":"));
const STEP_2 = pairs("ational:ate fulness:ful iveness:ive ization:ize ousness:ous tional:tion biliti:ble lessli:less alism:al aliti:al ation:ate entli:ent fulli:ful iviti:ive ousli:ous ogist:og abli:able alli:al anci:ance ator:ate enci:ence izer:ize bli:ble ogi:og li:");
const STEP_3 = pairs("ational:ate tional:tion alize:al icate:ic iciti:ic ative: ical:ic ness: ful:");
const STEP_4 = /(ement|ment|ance|ence|able|ible|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;
const SHORT = /([^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/u;

/**
 * The stem of a lower-case word without apostrophes (Snowball's English stemmer, as of its main branch).
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  const kept = KEPT.get(word);
  if (kept || [...word].length < 3) return kept ?? word;
  let w = word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const region = /^[^aeiouy]*[aeiouy]+[^aeiouy]/u;
  const first = /^(arsen|commun|emerg|gener|inter|later|organ|past|univers)/.exec(w) ?? region.exec(w);
  const r1 = first ? first[0].length : w.length;
  const second = region.exec(w.slice(r1));
  const r2 = second ? r1 + second[0].length : w.length;
  const cut = (/** @type {number} */ count) => w.slice(0, w.length - count);

  if (w.endsWith("sses")) w = cut(2);
  else if (/ie[ds]$/.test(w)) w = cut(w.length > 4 ? 2 : 1);
  else if (/s$/.test(w) && !/[us]s$/.test(w) && /[aeiouy]./su.test(cut(1))) w = cut(1);

  const verb = /(eedly|ingly|edly|eed|ing|ed)$/.exec(w)?.[0] ?? "";
  const root = cut(verb.length);
  if (verb.startsWith("eed")) {
    if (root.length >= r1 && !/^(succ|proc|exc)$/.test(root)) w = root + "ee";
  } else if (verb === "ing" && /^[^aeiouy]y$/u.test(root)) {
    w = root.slice(0, -1) + "ie";
  } else if (verb && !(verb === "ing" && /^(even|cann|inn|earr|herr|out)$/.test(root)) && /[aeiouy]/.test(root)) {
    w = root;
    if (/(at|bl|iz)$/.test(w)) w += "e";
    else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(w)) w = /^[aeo]..$/.test(w) ? w : cut(1);
    else if (w.length === r1 && SHORT.test(w)) w += "e";
  }
  if (/.[^aeiouy][yY]$/su.test(w)) w = cut(1) + "i";

  const swap = (/** @type {string[][]} */ steps, /** @type {(end: string, root: string) => boolean} */ fits) => {
    const [end = "", other] = steps.find(([end]) => w.endsWith(end ?? "")) ?? [];
    if (end && w.length - end.length >= r1 && fits(end, cut(end.length))) w = cut(end.length) + other;
  };
  swap(STEP_2, (end, root) => (end === "ogi" ? root.endsWith("l") : end !== "li" || /[cdeghkmnrt]$/.test(root)));
  swap(STEP_3, (end, root) => end !== "ative" || root.length >= r2);
  const end = STEP_4.exec(w)?.[0] ?? "";
  if (end && w.length - end.length >= r2 && (end !== "ion" || /[st]ion$/.test(w))) w = cut(end.length);
  const at = w.length - 1;
  if (w.endsWith("e") ? at >= r2 || (at >= r1 && !SHORT.test(cut(1))) : w.endsWith("ll") && at >= r2) w = cut(1);
  return w.replaceAll("Y", "y");
}

/**
 * The words of a text that are not left out.
 * @param {string} text
 * @param {boolean} english
 * @returns {Word[]}
 */
export function words(text, english) {
  const found = [];
  let place = 0;
  for (const { 0: letters, index } of text.matchAll(/[\p{Alphabetic}\p{N}]+/gu)) {
    const written = lower(letters);
    const isWord = !(english && STOP.has(written)) && (written.length < 10 || encode(written).length < 40);
    if (isWord) found.push({ place, written, term: english ? stem(written) : written, from: index, to: index + letters.length });
    place += 1;
  }
  return found;
}

/** Letter by letter, because a whole word may have a final sigma. */
const lower = (/** @type {string} */ letters) => (/^[\0-\x7f]*$/.test(letters) ? letters.toLowerCase() : Array.from(letters, (letter) => letter.toLowerCase()).join(""));

const f = Math.fround;
const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
const decode = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);

/** @returns {never} */
const damaged = () => {
  throw new RangeError("a file of the search index is damaged");
};

/** Numbers in bytes and bits. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
    this.bit = 0;
    this.last = new Uint8Array(0);
  }
  /** The byte here. */
  here() {
    return this.bytes[this.at] ?? damaged();
  }
  /** Everything must have been read, but for what fills the last byte: else it was something else. */
  end() {
    if (this.at + (this.bit && 1) !== this.bytes.length) damaged();
  }
  byte() {
    const byte = this.here();
    this.at += 1;
    return byte;
  }
  varint() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  /** @param {number} count */
  take(count) {
    if (count) this.at += count - 1;
    if (count) this.byte();
    return this.bytes.subarray(this.at - count, this.at);
  }
  /** The next of sorted words: each says how much it shares with the one before. */
  word() {
    const shared = this.last.subarray(0, this.varint());
    const rest = this.take(this.varint());
    this.last = new Uint8Array(shared.length + rest.length);
    this.last.set(shared);
    this.last.set(rest, shared.length);
    return decode(this.last);
  }
  /** @param {number} count */
  bits(count) {
    let value = 0;
    while (count > 0) {
      const left = 8 - this.bit;
      const taken = Math.min(left, count);
      value = value * (1 << taken) + ((this.here() >> (left - taken)) & ((1 << taken) - 1));
      count -= taken;
      this.bit += taken;
      if (this.bit === 8) {
        this.bit = 0;
        this.at += 1;
      }
    }
    return value;
  }
  /** @param {number} k */
  rice(k) {
    let high = 0;
    for (let rest = 0; !rest; ) {
      // The ones left in this byte, counted at once.
      rest = (~this.here() << this.bit) & 255;
      const ones = rest ? Math.clz32(rest) - 24 : 8 - this.bit;
      high += ones;
      this.bit += ones + (rest ? 1 : 0);
      if (this.bit === 8) {
        this.bit = 0;
        this.at += 1;
      }
    }
    return k ? high * 2 ** k + this.bits(k) : high;
  }
}

const parameter = (/** @type {number} */ sum, /** @type {number} */ count) => {
  const mean = Math.floor((sum * 69) / (Math.max(count, 1) * 100));
  return mean < 1 ? 0 : Math.min(31 - Math.clz32(mean), 24);
};

/**
 * Records written as gaps.
 * @param {Reader} reader
 * @param {number} count
 * @param {number} log
 */
function gaps(reader, count, log) {
  if (count > log) damaged();
  const records = new Uint32Array(count);
  const k = parameter(log - count, count);
  for (let index = 0, next = 0; index < count; index += 1) {
    next += reader.rice(k);
    records[index] = next++;
  }
  return records;
}

/**
 * Records that have a term, and how often.
 * @param {Uint8Array} bytes
 * @param {number} count
 * @param {number} log
 */
function postings(bytes, count, log) {
  const reader = new Reader(bytes);
  let records;
  if (count * 2 > log) {
    const lacking = gaps(reader, log - count, log);
    records = new Uint32Array(count);
    for (let record = 0, skip = 0, index = 0; record < log; record += 1) {
      if (lacking[skip] === record) skip += 1;
      else records[index++] = record;
    }
  } else records = gaps(reader, count, log);
  const k = reader.bits(2);
  const counts = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) counts[index] = reader.rice(k) + 1;
  reader.end();
  return { records, counts };
}

/**
 * The files, known by their sorted beginnings, in which words that begin so are.
 * @param {string[]} boundaries
 * @param {string} beginning
 */
function range(boundaries, beginning) {
  const after = boundaries.findIndex((boundary) => boundary > beginning);
  const first = Math.max((after < 0 ? boundaries.length : after) - 1, 0);
  return boundaries.map((_, number) => number).filter((number) => number === first || (number > first && boundaries[number]?.startsWith(beginning)));
}

/**
 * Opens an index.
 * @param {Options} options
 */
export async function open({ folder, modules, manifest: begun, load }) {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();

  /**
   * A file, read once; one that failed is asked for again.
   * @template T
   * @param {string} path
   * @param {(bytes: Uint8Array<ArrayBuffer>) => T} parse
   * @param {boolean} [plain] whether it is not deflated
   * @param {Promise<ArrayBuffer>} [loading]
   * @returns {Promise<T>}
   */
  const file = (path, parse, plain, loading) => {
    const known = kept.get(path);
    if (known) return known;
    const loaded = (loading ?? load(folder + path))
      .then((bytes) => (plain ? bytes : unpack(bytes)))
      .then((bytes) => parse(new Uint8Array(bytes)));
    kept.set(path, loaded);
    loaded.catch(() => kept.delete(path));
    return loaded;
  };
  /** @param {ArrayBuffer} bytes */
  const unpack = async (bytes) => {
    let stream;
    try {
      stream = new DecompressionStream("deflate-raw");
    } catch {
      return (await modules.inflate()).inflate(bytes);
    }
    return new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();
  };
  const json = (/** @type {Uint8Array} */ bytes) => JSON.parse(decode(bytes));
  const bare = (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => bytes;

  /** @type {Manifest} */
  const manifest = await file("m/0", json, false, begun);
  const { log, fields } = manifest;
  const read = (/** @type {string} */ text) => words(text, manifest.english);
  const runs = (/** @type {string} */ text) => text.match(/\d+|(?:(?!\d)[\p{Alphabetic}\p{N}])+/gu) ?? [];
  /** Whether a text may be a reference; some that are none may. */
  const mayName = (/** @type {string} */ text) =>
    /\d/.test(text) && runs(text.trim().replace(/(\d)[^\d\s]*$/, "$1")).every((run) => /\d/.test(run) || run.length < 2 || (manifest.letters?.includes(lower(run)) ?? true));

  /** A file of terms. */
  const shard = (/** @type {number} */ number) =>
    file(
      `t/${number}`,
      (bytes) => {
        const reader = new Reader(bytes);
        const count = reader.varint();
        let places = reader.varint();
        const size = reader.varint();
        const start = reader.at + size;
        let at = start;
        /** @type {Map<string, Entry>} */
        const entries = new Map();
        for (let index = 0; index < count; index += 1) {
          const term = reader.word();
          /** @type {Entry} */
          const entry = { lists: [], total: 0, head: [], records: [], bytes };
          entries.set(term, entry);
          const mask = reader.byte();
          if (mask & 32) entry.code = reader.byte();
          if (!mask) for (let left = reader.varint(); left > 0; left -= 1) entry.records.push(reader.varint());
          let from = mask & 16 ? 0 : at;
          for (let field = 0; field < 4; field += 1) {
            if (!(mask & (1 << field))) continue;
            const [count, size, placesSize] = [reader.varint(), reader.varint(), reader.varint()];
            const nearSize = mask & 64 ? reader.varint() : 0;
            entry.lists[field] = { entry, count, size, at: from, places, placesSize, nearSize };
            from += size;
            places += placesSize + nearSize;
          }
          if (mask & 128) {
            entry.total = reader.varint();
            for (let left = reader.varint(); left > 0; left -= 1) {
              const record = reader.byte() * 65536 + reader.byte() * 256 + reader.byte();
              entry.head.push({ record, score: new DataView(reader.take(4).slice().buffer).getFloat32(0) });
            }
          }
          if (mask & 16) entry.far = reader.varint();
          else at = from;
        }
        if (reader.at !== start || at !== bytes.length) damaged();
        return entries;
      },
      true,
    );
  /**
   * What the index says of a term.
   * @param {string} term
   * @returns {Promise<Entry | undefined>}
   */
  const entryOf = async (term) => {
    const [number] = range(manifest.terms, term);
    return number === undefined ? undefined : (await shard(number)).get(term);
  };

  /**
   * A list's bytes.
   * @param {List} list
   */
  const bytesOf = async ({ entry, at, size }) => (entry.far === undefined ? entry.bytes : await file(`h/${entry.far}`, bare, true)).subarray(at, at + size);

  // Scores are rounded as tantivy rounds them, so that records are alike, and stand in the order of the log, where its are.
  const norm = (/** @type {number} */ length, /** @type {number} */ mean) => f(f(1.2) * f(0.25 + f(f(0.75 * length) / f(mean))));
  const idf = (/** @type {number} */ count) => f(Math.log(f(1 + f(f(log - count + 0.5) / f(count + 0.5)))));

  /**
   * Scores of the records that have a term, or several in these places.
   * @param {string[]} terms
   * @param {number[]} [places]
   */
  const score = async (terms, places) => {
    const [phrase, ...entries] = await Promise.all([places && modules.phrases().then(({ phrases }) => phrases(tools)), ...terms.map(entryOf)]);
    const anchors = await phrase?.anchors(terms, places ?? [], entries);
    const scores = new Float32Array(log);
    const found = fields.map(async ([weight, mean], field) => {
      const lists = entries.flatMap((entry) => entry?.lists[field] ?? []);
      const [only] = lists;
      if (!only || lists.length < terms.length) return undefined;
      const [codes, often] = await Promise.all([field === BODY ? file("n/0", bare) : undefined, phrase && anchors ? phrase.often(anchors, field) : frequency(only)]);
      const rarity = lists.reduce((sum, { count }) => f(sum + idf(count)), 0);
      const norms = (codes ? manifest.lengths[1] : [1]).map((length) => norm(length, mean));
      return { codes, norms, weight: f(f(rarity * f(2.2)) * weight), often };
    });
    for (const { codes, norms, weight, often } of (await Promise.all(found)).flatMap((one) => one ?? [])) {
      often.forEach((count, record) => {
        const norm = norms[codes ? (codes[record] ?? 0) - manifest.lengths[0] : 0] ?? 1;
        if (count) scores[record] = (scores[record] ?? 0) + f(weight * f(count / f(count + norm)));
      });
    }
    return scores;
  };
  /**
   * How often each record has a term.
   * @param {List} list
   */
  const frequency = async (list) => {
    const often = new Uint32Array(log);
    const { records, counts } = postings(await bytesOf(list), list.count, log);
    records.forEach((record, at) => (often[record] = counts[at] ?? 0));
    return often;
  };

  /**
   * What a question asks for, and its single words.
   * @param {string} question
   */
  const slotsOf = (question) => {
    /** @type {Map<string, Slot>} */
    const slots = new Map();
    /** @type {Word[]} */
    const single = [];
    const put = (/** @type {Slot} */ slot) => slots.has(JSON.stringify(slot)) || slots.set(JSON.stringify(slot), slot);
    question.split(/["“”„]/).forEach((part, index) => {
      const found = read(part);
      const terms = found.map(({ term }) => term);
      if (index % 2 && found.length > 1) return put({ ways: [terms], places: found.map(({ place }) => place) });
      single.push(...found);
      for (let at = 0, step = 1; at < terms.length; at += step) {
        let ways = [terms.slice(at, at + 1)];
        step = 0;
        for (const group of manifest.synonyms) {
          for (const way of group) {
            if (way.length <= step || way.some((term, index) => terms[at + index] !== term)) continue;
            step = way.length;
            ways = [way, ...group.filter((other) => other !== way)];
          }
        }
        put({ ways });
        step ||= 1;
      }
    });
    return { slots: [...slots.values()], single };
  };

  /**
   * Records that have all slots, or the most of them.
   * @param {Slot[]} slots
   * @param {Asked} asked
   * @param {Uint8Array | undefined} open the records that filters let through
   * @param {boolean} any
   * @returns {Promise<Answer>}
   */
  const find = async (slots, { newest, all, limit = 10 }, open, any) => {
    const terms = slots.flatMap(({ ways }) => ways.flat());
    const only = terms.length === 1 ? await entryOf(terms[0] ?? "") : undefined;
    if (only?.total && !newest && !all && !open && Math.min(limit, only.total) <= only.head.length) {
      return { total: only.total, hits: only.head.slice(0, limit), named: 0, terms, fitting: only.total };
    }
    // Asked for with the terms: nearly all questions that come this far need it.
    file("n/0", bare);
    const scored = await Promise.all(
      slots.map(async ({ ways, places }) => {
        if (places) return score(ways[0] ?? [], places);
        const sums = new Float32Array(log);
        for (const way of await Promise.all(ways.map(async (way) => Promise.all(way.map((term) => score([term])))))) {
          sums.forEach((sum, record) => {
            if (way.every((scores) => scores[record])) sums[record] = sum + way.reduce((all, scores) => f(all + (scores[record] ?? 0)), 0);
          });
        }
        return sums;
      }),
    );
    // Rounding depends on the order of a sum, and tantivy's is that of how many records have each word, the first two before others.
    const often = await Promise.all(slots.map(async ({ ways: [way = [], ...others] }) => (others.length || way.length > 1 ? NaN : ((await entryOf(way[0] ?? ""))?.lists ?? []).reduce((sum, list) => sum + (list?.count ?? 0), 0))));
    const order = slots.map((_, slot) => slot);
    if (!any && !often.some(isNaN)) order.sort((a, b) => (often[a] ?? 0) - (often[b] ?? 0));
    const fits = new Uint8Array(log);
    let fitting = 0;
    /** @type {(Hit & { matched: number })[]} */
    const hits = [];
    for (let record = 0; record < log; record += 1) {
      let [matched, score, rest] = [0, 0, 0];
      order.forEach((slot, at) => {
        const value = scored[slot]?.[record] ?? 0;
        if (at < 2 || any) score = f(score + value);
        else rest = f(rest + value);
        if (value) matched += 1;
      });
      score = f(score + rest);
      if (!matched || (!any && matched < slots.length)) continue;
      fits[record] = 1;
      fitting += 1;
      if (!open || open[record]) hits.push({ record, score, matched });
    }
    hits.sort((a, b) => (newest ? 0 : b.matched - a.matched || b.score - a.score) || a.record - b.record);
    return { total: hits.length, hits: hits.slice(0, limit), named: 0, terms, fitting, fits, partial: any && slots.length > 1 };
  };

  const tools = { manifest, file, read, entryOf, bytesOf, shard, range, gaps, postings: (/** @type {Uint8Array} */ bytes, /** @type {number} */ count) => postings(bytes, count, log), Reader };
  return {
    manifest,
    tools,
    words: read,
    /**
     * What a result shows of a record.
     * @param {number} record
     * @returns {Promise<Card>}
     */
    card: async (record) => (await file(`d/${Math.floor(record / manifest.cards)}`, json))[record % manifest.cards],
    /**
     * Answers a question.
     * @param {string} question
     * @param {Asked} [asked]
     * @returns {Promise<Answer>}
     */
    async search(question, asked = {}) {
      const { typing, filters = {}, limit = 10 } = asked;
      const isOpen = Object.values(filters).every((codes) => !codes.length);
      const open = isOpen ? undefined : await (await modules.narrow()).narrow(tools).allowed(filters);
      const candidates = [question, ...question.split(/\s+/).filter((word) => runs(word).length > 1)];
      const { records, isBare } = candidates.some(mayName) ? await (await modules.references()).named(tools, question) : { records: [], isBare: true };
      const first = records.filter((record) => !open || open[record]).map((record) => ({ record, score: 0 }));
      /** @type {Answer} */
      let found = { total: 0, hits: [], named: 0, terms: [], fitting: 0 };
      const { slots, single } = slotsOf(question);
      if (isBare && slots.length) {
        if (records.length) asked = { ...asked, all: true };
        if (typing && /[\p{Alphabetic}]$/u.test(question)) await (await modules.words()).words(tools).lengthen(slots, single);
        found = await find(slots, asked, open, false);
        if (!found.fitting) {
          const corrected = typing ? undefined : await (await modules.words()).words(tools).better(question, single);
          const again = corrected ? slotsOf(corrected).slots : slots;
          if (corrected) found = await find(again, asked, open, false);
          if (!found.fitting) found = await find(again, asked, open, true);
          found.corrected = corrected;
        }
      }
      const already = first.filter(({ record }) => found.fits?.[record]).length;
      const others = found.hits.filter(({ record }) => !records.includes(record));
      return { ...found, hits: [...first, ...others].slice(0, limit), total: found.total + first.length - already, named: first.length };
    },
  };
}
