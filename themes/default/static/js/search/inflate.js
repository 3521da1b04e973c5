/** Unpacks deflated files (RFC 1951) for browsers that cannot do it themselves. Loaded by those alone. */

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * A canonical Huffman code: how many codes there are of each length, and what they stand for.
 * @param {number[]} lengths
 */
function huffman(lengths) {
  const counts = new Array(16).fill(0);
  for (const length of lengths) counts[length] += length ? 1 : 0;
  const symbols = lengths
    .map((length, symbol) => ({ length, symbol }))
    .filter(({ length }) => length)
    .sort((a, b) => a.length - b.length || a.symbol - b.symbol)
    .map(({ symbol }) => symbol);
  return { counts, symbols };
}

/**
 * Unpacks.
 * @param {ArrayBuffer} packed
 * @returns {Promise<ArrayBuffer>}
 */
export async function inflate(packed) {
  const bytes = new Uint8Array(packed);
  /** @type {number[]} */
  const out = [];
  let at = 0;
  let held = 0;
  let count = 0;
  const bits = (/** @type {number} */ wanted) => {
    while (count < wanted) {
      if (at >= bytes.length) throw new RangeError("the file ends too soon");
      held |= (bytes[at++] ?? 0) << count;
      count += 8;
    }
    const value = held & ((1 << wanted) - 1);
    held >>>= wanted;
    count -= wanted;
    return value;
  };
  const symbol = (/** @type {ReturnType<typeof huffman>} */ { counts, symbols }) => {
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length < 16; length += 1) {
      code |= bits(1);
      const here = counts[length];
      if (code - here < first) return symbols[index + code - first] ?? 0;
      index += here;
      first = (first + here) << 1;
      code <<= 1;
    }
    throw new RangeError("the file has a code that means nothing");
  };

  for (let isLast = false; !isLast; ) {
    isLast = bits(1) === 1;
    const kind = bits(2);
    if (kind === 0) {
      held = count = 0;
      const length = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
      for (const byte of bytes.subarray(at + 4, at + 4 + length)) out.push(byte);
      at += 4 + length;
      continue;
    }
    if (kind === 3) throw new RangeError("the file has a block of no kind");
    let [literals, distances] = [huffman([]), huffman([])];
    if (kind === 1) {
      literals = huffman(Array.from({ length: 288 }, (_, code) => (code < 144 ? 8 : code < 256 ? 9 : code < 280 ? 7 : 8)));
      distances = huffman(new Array(30).fill(5));
    } else {
      const [literalCount, distanceCount, codeCount] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
      const codeLengths = new Array(19).fill(0);
      for (const code of ORDER.slice(0, codeCount)) codeLengths[code] = bits(3);
      const codes = huffman(codeLengths);
      /** @type {number[]} */
      const lengths = [];
      while (lengths.length < literalCount + distanceCount) {
        const code = symbol(codes);
        if (code < 16) lengths.push(code);
        else {
          const repeated = code === 16 ? (lengths.at(-1) ?? 0) : 0;
          const times = code === 16 ? 3 + bits(2) : code === 17 ? 3 + bits(3) : 11 + bits(7);
          for (let left = times; left > 0; left -= 1) lengths.push(repeated);
        }
      }
      literals = huffman(lengths.slice(0, literalCount));
      distances = huffman(lengths.slice(literalCount));
    }
    for (let code = symbol(literals); code !== 256; code = symbol(literals)) {
      if (code < 256) {
        out.push(code);
        continue;
      }
      const length = (LENGTHS[code - 257] ?? 0) + bits(LENGTH_BITS[code - 257] ?? 0);
      const slot = symbol(distances);
      const extra = slot < 4 ? 0 : (slot >> 1) - 1;
      const distance = (slot < 4 ? slot : (2 + (slot & 1)) << extra) + 1 + bits(extra);
      for (let left = length; left > 0; left -= 1) out.push(out[out.length - distance] ?? 0);
    }
  }
  return new Uint8Array(out).buffer;
}
