/**
 * Search over the small files of an index: reads what one question needs and ranks it as tantivy does. Knows no page.
 * The files are described in `src/search/format.md`, whose steps this follows; tests hold it to `candour search`.
 */

/** @typedef {{ place: number, written: string, term: string, from: number, to: number }} Word */
/** @typedef {string[][] & { phrase?: number[] }} Slot the ways to say one thing; with places, the one way in order */
/** @typedef {{ field: number, count: number, size: number, at: number, places: number, placesSize: number }} List */
/** @typedef {{ lists: List[], far?: number, total: number, head: Hit[], records: number[], bytes: Uint8Array }} Entry */
/** @typedef {{ record: number, score: number }} Hit */
/** @typedef {[code: string, name: string, total: number]} Value */
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
 * @property {string[][]} synonyms
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
 * @property {boolean} [some] a phrase too common to count: only the best records were looked at
 * @property {number} named how many of the first hits were asked for by reference
 * @property {string[]} terms what to mark
 * @property {Uint8Array} [fits] the records before filters
 */
/**
 * @typedef {object} Options
 * @property {string} folder with a final slash
 * @property {(path: string) => Promise<ArrayBuffer>} [load]
 * @property {(bytes: ArrayBuffer) => Promise<ArrayBuffer>} [inflate] for browsers that cannot
 * @property {(card: Card) => Promise<string[]>} [read] the texts of a record's page
 */

const STOP = new Set(
  "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with".split(" "),
);
/** Beyond so many bytes of places a phrase is looked for on the best records' pages. */
const PLACES_LIMIT = 262144;
const PLACES = 16384;
const LOOKED_AT = 40;
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
    // Letter by letter, because a whole word may have a final sigma.
    const written = /^[\0-\x7f]*$/.test(letters) ? letters.toLowerCase() : Array.from(letters, (letter) => letter.toLowerCase()).join("");
    const isWord = !(english && STOP.has(written)) && (written.length < 10 || encode(written).length < 40);
    if (isWord) found.push({ place, written, term: english ? stem(written) : written, from: index, to: index + letters.length });
    place += 1;
  }
  return found;
}

const f = Math.fround;
const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
const decode = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);

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
  return [all, ...(serial ? [all.slice(serial)] : [])].map((key) => `#${key.join(" ")} `);
}

/** Numbers in bytes and bits. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
    this.bit = 0;
  }
  byte() {
    return this.bytes[this.at++] ?? 0;
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
    return this.bytes.subarray(this.at, (this.at += count));
  }
  /** @param {number} count */
  bits(count) {
    let value = 0;
    while (count > 0) {
      const left = 8 - this.bit;
      const taken = Math.min(left, count);
      value = value * (1 << taken) + (((this.bytes[this.at] ?? 0) >> (left - taken)) & ((1 << taken) - 1));
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
    while (this.at < this.bytes.length) {
      // The ones left in this byte, counted at once.
      const rest = (~(this.bytes[this.at] ?? 0) << this.bit) & 255;
      const ones = rest ? Math.clz32(rest) - 24 : 8 - this.bit;
      high += ones;
      this.bit += ones + (rest ? 1 : 0);
      if (this.bit === 8) {
        this.bit = 0;
        this.at += 1;
      }
      if (rest) break;
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
  return { records, counts };
}

/** A file of the index that could not be had; `gone` where the host says that there is none. */
export class Unavailable extends Error {
  /** @param {boolean} gone */
  constructor(gone) {
    super("a file of the search index could not be loaded");
    this.gone = gone;
  }
}

/** @param {string} path */
async function download(path) {
  let response;
  try {
    response = await fetch(path);
    if (response.ok) return await response.arrayBuffer();
  } catch {
    // Told below.
  }
  throw new Unavailable(response?.status === 404 || response?.status === 410);
}

/**
 * Where in sorted boundaries a word belongs.
 * @param {string[]} boundaries
 * @param {string} word
 */
function place(boundaries, word) {
  let [low, high] = [0, boundaries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boundaries[middle] ?? "") <= word) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

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
 * Opens an index.
 * @param {Options} options
 */
export async function open({ folder, load = download, inflate, read }) {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();

  /**
   * A file, read once; one that failed is asked for again.
   * @template T
   * @param {string} path
   * @param {(bytes: Uint8Array) => T} parse
   * @returns {Promise<T>}
   */
  const file = (path, parse, deflated = true) => {
    const known = kept.get(path);
    if (known) return known;
    const loaded = load(folder + path)
      .then((bytes) => (deflated ? unpack(bytes) : bytes))
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
    } catch (error) {
      if (inflate) return inflate(bytes);
      throw error;
    }
    return new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();
  };
  const json = (/** @type {Uint8Array} */ bytes) => JSON.parse(decode(bytes));

  /** @type {Manifest} */
  const manifest = await file("m/0", json);
  const { log, english, facets } = manifest;
  const read1 = (/** @type {string} */ text) => words(text, english);
  const lengths = () => file("n/0", (bytes) => bytes);

  /** A file of terms. */
  const shard = (/** @type {number} */ number) =>
    file(
      `t/${number}`,
      (bytes) => {
        const reader = new Reader(bytes);
        const count = reader.varint();
        let places = reader.varint();
        const size = reader.varint();
        let at = reader.at + size;
        /** @type {Map<string, Entry>} */
        const entries = new Map();
        let term = new Uint8Array(0);
        for (let index = 0; index < count; index += 1) {
          const shared = reader.varint();
          const next = new Uint8Array(shared + reader.varint());
          next.set(term.subarray(0, shared));
          next.set(reader.take(next.length - shared), shared);
          term = next;
          /** @type {Entry} */
          const entry = { lists: [], total: 0, head: [], records: [], bytes };
          const mask = reader.byte();
          if (!mask) for (let left = reader.varint(); left > 0; left -= 1) entry.records.push(reader.varint());
          let from = mask & 16 ? 0 : at;
          for (let field = 0; field < 4; field += 1) {
            if (!(mask & (1 << field))) continue;
            const [count, size, placesSize] = [reader.varint(), reader.varint(), reader.varint()];
            entry.lists.push({ field, count, size, at: from, places, placesSize });
            from += size;
            places += placesSize;
          }
          if (mask & 16) {
            entry.far = reader.varint();
            entry.total = reader.varint();
            for (let left = reader.varint(); left > 0; left -= 1) {
              const record = reader.byte() * 65536 + reader.byte() * 256 + reader.byte();
              entry.head.push({ record, score: new DataView(reader.take(4).slice().buffer).getFloat32(0) });
            }
          } else at = from;
          entries.set(decode(term), entry);
        }
        return entries;
      },
      false,
    );
  /** @param {string} term */
  const entryOf = async (term) => (manifest.terms.length ? (await shard(place(manifest.terms, term))).get(term) : undefined);

  /** @param {Entry} entry */
  const bytesOf = (entry) => (entry.far === undefined ? entry.bytes : file(`h/${entry.far}`, (bytes) => bytes, false));

  // Scores are rounded as tantivy rounds them, so that records are alike, and stand in the order of the log, where its are.
  const norm = (/** @type {number} */ field, /** @type {number} */ length) => f(f(1.2) * f(0.25 + f(f(0.75 * length) / f(manifest.fields[field]?.[1] ?? 1))));
  const idf = (/** @type {number} */ count) => f(Math.log(f(1 + f(f(log - count + 0.5) / f(count + 0.5)))));
  const weigh = (/** @type {number} */ field, /** @type {number} */ rarity) => f(f(rarity * f(2.2)) * (manifest.fields[field]?.[0] ?? 0));
  const score = (/** @type {number} */ weight, /** @type {number} */ often, /** @type {number} */ norm) => f(weight * f(often / f(often + norm)));
  /** The weight of a record's length in a field; only the body's counts. */
  const norms = async (/** @type {number} */ field) => {
    if (field !== BODY) {
      const same = norm(field, 1);
      return () => same;
    }
    const [codes, [lowest, known]] = [await lengths(), manifest.lengths];
    const table = known.map((length) => norm(BODY, length));
    return (/** @type {number} */ record) => table[(codes[record] ?? 0) - lowest] ?? 1;
  };

  /**
   * Scores of the records that have a term.
   * @param {string} term
   * @returns {Promise<Float32Array>}
   */
  const scoreTerm = async (term) => {
    const scores = new Float32Array(log);
    const entry = await entryOf(term);
    if (!entry) return scores;
    const [bytes] = await Promise.all([bytesOf(entry), entry.lists.some(({ field }) => field === BODY) && lengths()]);
    for (const { field, count, at, size } of entry.lists) {
      const { records, counts } = postings(bytes.subarray(at, at + size), count, log);
      const [weight, of] = [weigh(field, idf(count)), await norms(field)];
      records.forEach((record, index) => (scores[record] = (scores[record] ?? 0) + score(weight, counts[index] ?? 0, of(record))));
    }
    return scores;
  };

  /**
   * The bytes in which a term's places are.
   * @param {List} list
   */
  const placesOf = async ({ places, placesSize }) => {
    const [first, last] = [Math.floor(places / PLACES), Math.floor((places + placesSize - 1) / PLACES)];
    const files = await Promise.all(
      Array.from({ length: last - first + 1 }, (_, index) => file(`p/${first + index}`, (bytes) => bytes, false)),
    );
    const joined = new Uint8Array(files.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const bytes of files) {
      joined.set(bytes, at);
      at += bytes.length;
    }
    return joined.subarray(places - first * PLACES, places - first * PLACES + placesSize);
  };

  /**
   * Scores of the records that have words in this order; nothing where finding out would cost too much.
   * @param {string[]} terms
   * @param {number[]} offsets
   * @returns {Promise<Float32Array | undefined>}
   */
  const scorePhrase = async (terms, offsets) => {
    const scores = new Float32Array(log);
    const entries = await Promise.all(terms.map(entryOf));
    const fields = [0, 1, 2, 3].flatMap((field) => {
      const lists = entries.map((entry) => entry?.lists.find((list) => list.field === field));
      return lists.every((list) => list) ? [/** @type {List[]} */ (lists)] : [];
    });
    if (fields.flat().reduce((sum, list) => sum + list.placesSize, 0) > PLACES_LIMIT) return undefined;
    for (const lists of fields) {
      const field = lists[0]?.field ?? 0;
      /** How many words were right so far, by record: the places where the phrase would begin. */
      /** @type {Map<number, Set<number>> | undefined} */
      let begins;
      const order = lists.map((_, index) => index).sort((a, b) => (lists[a]?.count ?? 0) - (lists[b]?.count ?? 0));
      for (const index of order) {
        const [list, entry, offset] = [lists[index], entries[index], offsets[index] ?? 0];
        if (!list || !entry) return scores;
        const [bytes, packed] = await Promise.all([bytesOf(entry), placesOf(list)]);
        const { records, counts } = postings(bytes.subarray(list.at, list.at + list.size), list.count, log);
        const reader = new Reader(packed);
        const k = reader.bits(4);
        /** @type {Map<number, Set<number>>} */
        const next = new Map();
        records.forEach((record, at) => {
          const before = begins?.get(record);
          const here = new Set();
          for (let left = counts[at] ?? 0, from = 0; left > 0; left -= 1) {
            from += reader.rice(k);
            const begin = from - offset;
            from += 1;
            if (begin >= 0 && (!begins || before?.has(begin))) here.add(begin);
          }
          if (here.size) next.set(record, here);
        });
        begins = next;
      }
      const [weight, of] = [weigh(field, lists.reduce((sum, { count }) => f(sum + idf(count)), 0)), await norms(field)];
      begins?.forEach(({ size }, record) => (scores[record] = (scores[record] ?? 0) + score(weight, size, of(record))));
    }
    return scores;
  };

  /**
   * What a question asks for.
   * @param {string} question
   */
  const slotsOf = (question) => {
    /** @type {Map<string, Slot>} */
    const slots = new Map();
    /** @type {Word[]} */
    const single = [];
    const put = (/** @type {Slot} */ slot) => slots.set(JSON.stringify([slot, slot.phrase]), slots.get(JSON.stringify([slot, slot.phrase])) ?? slot);
    const groups = manifest.synonyms.map((ways) => ways.map((way) => read1(way).map(({ term }) => term)).filter((way) => way.length));
    question.split(/["“”„]/).forEach((part, index) => {
      const found = read1(part);
      const terms = found.map(({ term }) => term);
      if (index % 2 && found.length > 1) {
        put(Object.assign([terms], { phrase: found.map(({ place }) => place) }));
        return;
      }
      single.push(...found);
      for (let at = 0; at < terms.length; ) {
        /** @type {string[]} */
        let own = terms.slice(at, at + 1);
        let ways = [own];
        let longest = 0;
        for (const group of groups) {
          for (const way of group) {
            if (way.length > longest && way.every((term, index) => terms[at + index] === term)) {
              [longest, own, ways] = [way.length, way, group];
            }
          }
        }
        const others = ways.filter((way, index) => way.join(" ") !== own.join(" ") && ways.findIndex((other) => other.join(" ") === way.join(" ")) === index);
        put([own, ...others]);
        at += own.length;
      }
    });
    return { slots: [...slots.values()], single };
  };

  /**
   * Known words that begin so, the commonest first.
   * @param {string[]} boundaries
   * @param {string} kind
   * @param {string} beginning
   * @returns {Promise<[string, number][]>}
   */
  const wordsFrom = async (boundaries, kind, beginning) => {
    /** @type {[string, number][]} */
    const found = [];
    for (let number = place(boundaries, beginning); number < boundaries.length; number += 1) {
      if (number > place(boundaries, beginning) && !(boundaries[number] ?? "").startsWith(beginning)) break;
      const list = await file(`${kind}/${number}`, (bytes) => {
        const reader = new Reader(bytes);
        let word = new Uint8Array(0);
        /** @type {[string, number][]} */
        const list = [];
        while (reader.at < bytes.length) {
          const shared = reader.byte();
          const next = new Uint8Array(shared + reader.byte());
          next.set(word.subarray(0, shared));
          next.set(reader.take(next.length - shared), shared);
          word = next;
          list.push([decode(word), reader.byte()]);
        }
        return list;
      });
      found.push(...list.filter(([word]) => word.startsWith(beginning)));
    }
    return found;
  };

  /**
   * Words that what was typed may become.
   * @param {string} beginning in lower case
   * @returns {Promise<string[]>}
   */
  const complete = async (beginning) => {
    if ([...beginning].length < 3) {
      const lines = await file("s/0", (bytes) => new Map(decode(bytes).split("\n").map((line) => [line.split(" ")[0], line.split(" ").slice(1)])));
      return lines.get(beginning) ?? [];
    }
    const found = await wordsFrom(manifest.words, "l", beginning);
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
    const turn = (/** @type {string} */ word) => [...word].reverse().join("");
    const [from, back] = await Promise.all([
      wordsFrom(manifest.words, "l", letters.slice(0, half).join("")),
      wordsFrom(manifest.backwards, "r", letters.slice(half + 1).reverse().join("")),
    ]);
    const near = new Map([...from, ...back.map(([word, often]) => /** @type {[string, number]} */ ([turn(word), often]))]);
    const known = [...near].filter(([word]) => isNear(letters, [...word]));
    const [best] = known.sort(
      (a, b) => b[1] - a[1] || Number(b[0][0] === letters[0]) - Number(a[0][0] === letters[0]) || (a[0] < b[0] ? -1 : 1),
    );
    return best?.[0];
  };

  /**
   * Records whose reference a question is.
   * @param {string} question
   */
  const named = async (question) => {
    const candidates = [question, ...question.split(/\s+/).filter((word) => parts(word).length > 1)];
    for (const candidate of candidates) {
      for (const key of keys(candidate)) {
        /** @type {number[]} */
        const records = [];
        const start = place(manifest.terms, key);
        for (let number = start; number < manifest.terms.length; number += 1) {
          if (number > start && !(manifest.terms[number] ?? "").startsWith(key)) break;
          for (const [term, entry] of await shard(number)) if (term.startsWith(key)) records.push(...entry.records);
        }
        if (records.length) return { records, bare: parts(candidate).length === 1 };
      }
    }
    return { records: [], bare: false };
  };

  /**
   * The records of each value of a kind.
   * @param {string} kind
   * @returns {Promise<Uint32Array[]>}
   */
  const members = (kind) => {
    const number = ["topics", "exemptions", "outcomes", "data"].indexOf(kind);
    const values = /** @type {Record<string, Value[]>} */ (/** @type {unknown} */ (facets))[kind] ?? [];
    return file(
      `f/${number}`,
      (bytes) => {
        const reader = new Reader(bytes);
        const sizes = values.map(() => reader.varint());
        return values.map(([, , total], index) => gaps(new Reader(reader.take(sizes[index] ?? 0)), total, log));
      },
      false,
    );
  };
  /**
   * The records of each code of a kind.
   * @param {string} kind
   * @returns {Promise<Map<string, Uint32Array>>}
   */
  const coded = async (kind) => {
    if (kind === "years") {
      const ends = [...facets.years.slice(1).map(([, first]) => first), log];
      return new Map(facets.years.map(([year, first], index) => [String(year ?? ""), Uint32Array.from({ length: (ends[index] ?? log) - first }, (_, at) => first + at)]));
    }
    const lists = await members(kind);
    const values = /** @type {Record<string, Value[]>} */ (/** @type {unknown} */ (facets))[kind] ?? [];
    return new Map(values.map(([code], index) => [code, lists[index] ?? new Uint32Array(0)]));
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
      const [lists, has] = [await coded(kind), new Uint8Array(log)];
      for (const code of codes) lists.get(code)?.forEach((record) => (has[record] = 1));
      has.forEach((yes, record) => yes || (open[record] = 0));
    }
    return open;
  };

  /**
   * Records that have all slots, or the most of them.
   * @param {Slot[]} slots
   * @param {Asked} asked
   * @param {boolean} any
   * @returns {Promise<Answer>}
   */
  const find = async (slots, { filters = {}, newest = false, all = false, limit = 10 }, any) => {
    const terms = [...new Set(slots.flat(2))];
    const isFiltered = Object.values(filters).some((codes) => codes.length);
    const only = slots.length === 1 && slots[0]?.length === 1 && slots[0][0]?.length === 1 ? await entryOf(slots[0][0][0] ?? "") : undefined;
    if (only?.far !== undefined && !newest && !all && !isFiltered && limit <= only.head.length) {
      return { total: only.total, hits: only.head.slice(0, limit), named: 0, terms };
    }
    let some = false;
    const scored = await Promise.all(
      slots.map(async (slot) => {
        if (slot.phrase) {
          const scores = await scorePhrase(slot[0] ?? [], slot.phrase);
          if (scores) return scores;
          some = true;
        }
        const sums = new Float32Array(log);
        for (const way of slot) {
          const each = await Promise.all(way.map(scoreTerm));
          sums.forEach((sum, record) => {
            if (each.every((scores) => scores[record])) sums[record] = f(sum + each.reduce((all, scores) => f(all + (scores[record] ?? 0)), 0));
          });
        }
        return sums;
      }),
    );
    const open = isFiltered ? await allowed(filters) : undefined;
    const fits = new Uint8Array(log);
    /** @type {(Hit & { matched: number })[]} */
    let hits = [];
    for (let record = 0; record < log; record += 1) {
      let [matched, score] = [0, 0];
      for (const scores of scored) {
        const value = scores[record] ?? 0;
        score = f(score + value);
        if (value) matched += 1;
      }
      if (!matched || (!any && matched < slots.length)) continue;
      fits[record] = 1;
      if (!open || open[record]) hits.push({ record, score, matched });
    }
    hits.sort((a, b) => b.matched - a.matched || b.score - a.score || a.record - b.record);
    if (some && read) {
      const best = await Promise.all(
        hits.slice(0, LOOKED_AT).map(async (hit) => {
          const texts = await read(await card(hit.record));
          return slots.every((slot) => !slot.phrase || texts.some((text) => hasPhrase(text, slot))) ? [hit] : [];
        }),
      );
      hits = best.flat();
      fits.fill(0);
      for (const { record } of hits) fits[record] = 1;
    }
    const total = hits.length;
    if (newest) hits.sort((a, b) => a.record - b.record);
    hits.length = Math.min(total, limit);
    return { total, hits: hits.map(({ record, score }) => ({ record, score })), named: 0, terms, fits, some, partial: any && slots.length > 1 };
  };
  /**
   * @param {string} text
   * @param {Slot} slot
   */
  const hasPhrase = (text, slot) => {
    const at = new Map(read1(text).map(({ place, term }) => [place, term]));
    const [terms, places] = [slot[0] ?? [], slot.phrase ?? []];
    return [...at.keys()].some((begin) => terms.every((term, index) => at.get(begin + (places[index] ?? 0) - (places[0] ?? 0)) === term));
  };

  /**
   * A record's card.
   * @param {number} record
   * @returns {Promise<Card>}
   */
  const card = async (record) => (await file(`d/${Math.floor(record / manifest.cards)}`, json))[record % manifest.cards];

  return {
    manifest,
    card,
    complete,
    /**
     * Answers a question.
     * @param {string} question
     * @param {Asked} [asked]
     * @returns {Promise<Answer>}
     */
    async search(question, asked = {}) {
      const { limit = 10, typing, filters = {} } = asked;
      const { records, bare } = await named(question);
      const open = records.length ? await allowed(filters) : undefined;
      const first = records.filter((record) => record >= log ? !Object.values(filters).some((codes) => codes.length) : open?.[record]);
      /** @type {Answer} */
      let found = { total: 0, hits: [], named: 0, terms: [] };
      if (!records.length || bare) {
        const { slots, single } = slotsOf(question);
        const last = single.at(-1);
        const lastSlot = slots.at(-1);
        if (typing && last && lastSlot?.length === 1 && lastSlot[0]?.length === 1 && /[\p{Alphabetic}]$/u.test(question)) {
          for (const word of (await complete(last.written)).slice(0, 4)) {
            const way = read1(word).map(({ term }) => term);
            if (way.length && !lastSlot.some(([term]) => term === way[0])) lastSlot.push(way);
          }
        }
        if (records.length) asked = { ...asked, all: true };
        if (slots.length) found = await find(slots, asked, false);
        let better = question;
        if (slots.length && !found.fits?.some(Boolean) && !found.total) {
          if (!typing) {
            for (const { written, term } of single) {
              if (await entryOf(term)) continue;
              const other = await correct(written);
              if (other) better = better.replace(/[\p{Alphabetic}\p{N}]+/gu, (word) => (read1(word)[0]?.written === written ? other : word));
            }
          }
          const again = better === question ? slots : slotsOf(better).slots;
          if (better !== question) found = await find(again, asked, false);
          if (!found.fits?.some(Boolean) && !found.total) found = await find(again, asked, true);
          if (better !== question) found.corrected = better;
        }
      }
      const already = first.filter((record) => record < log && found.fits?.[record]).length;
      const hits = [...first.map((record) => ({ record, score: 0 })), ...found.hits.filter(({ record }) => !first.includes(record))];
      return { ...found, hits: hits.slice(0, limit), total: found.total + first.length - already, named: first.length };
    },
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
    words: read1,
  };
}
