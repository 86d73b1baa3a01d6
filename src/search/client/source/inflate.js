// Unpacks raw DEFLATE streams (RFC 1951), for browsers that cannot do it themselves (iOS before 16.4).
// Takes a stream and the length that it must have; throws where it is not right. Knows nothing of files.

// What is done with bytes that are not right: whoever wants the file hears that it is damaged, no more.
export function damaged() {
  throw new Error('damaged');
}

// In this order a block states the lengths of the codes for its lengths.
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

// How many more bits each code for a length or a distance has, and the number that it begins with.
const LENGTH_BITS = Array.from({ length: 29 }, (_, code) => (code === 28 ? 0 : Math.max(0, (code - 4) >> 2)));
const DISTANCE_BITS = Array.from({ length: 30 }, (_, code) => Math.max(0, (code >> 1) - 1));
const LENGTHS = beginnings(LENGTH_BITS, 3);
const DISTANCES = beginnings(DISTANCE_BITS, 1);
LENGTHS[28] = 258;

function beginnings(bits, first) {
  return bits.map((count) => {
    const begins = first;
    first += 1 << count;
    return begins;
  });
}

// A table of all codes, by as many bits as the longest has: the symbol times 16, and how many bits are its own.
function codeTable(lengths) {
  const counts = new Uint16Array(16);
  for (const bits of lengths) if (bits) counts[bits]++;
  let longest = 15;
  while (longest && !counts[longest]) longest--;
  const next = new Uint16Array(16);
  for (let bits = 1, code = 0; bits < 16; bits++) {
    code = (code + counts[bits - 1]) << 1;
    next[bits] = code;
    if (code + counts[bits] > 1 << bits) damaged();
  }
  const table = new Uint16Array(1 << longest);
  lengths.forEach((bits, symbol) => {
    if (!bits) return;
    let code = next[bits]++;
    let reversed = 0;
    for (let i = 0; i < bits; i++, code >>= 1) reversed = (reversed << 1) | (code & 1);
    for (; reversed < table.length; reversed += 1 << bits) table[reversed] = (symbol << 4) | bits;
  });
  return table;
}

const repeat = (count, value) => Array(count).fill(value);
const FIXED = codeTable([...repeat(144, 8), ...repeat(112, 9), ...repeat(24, 7), ...repeat(8, 8)]);
const FIXED_DISTANCES = codeTable(repeat(30, 5));

export function inflate(input, length) {
  const output = new Uint8Array(length);
  let size = 0;
  let at = 0; // in bits

  const peek = () => {
    const byte = at >> 3;
    return (input[byte] | (input[byte + 1] << 8) | (input[byte + 2] << 16)) >>> (at & 7);
  };
  const bits = (count) => {
    const value = peek() & ((1 << count) - 1);
    at += count;
    return value;
  };
  const symbol = (table) => {
    const entry = table[peek() & (table.length - 1)];
    if (!entry) damaged();
    at += entry & 15;
    return entry >> 4;
  };
  const room = (count) => {
    if (size + count > length) damaged();
  };

  const stored = () => {
    const start = (at + 7) >> 3;
    const count = input[start] | (input[start + 1] << 8);
    const check = input[start + 2] | (input[start + 3] << 8);
    const end = start + 4 + count;
    if ((count ^ check) !== 0xffff || end > input.length) damaged();
    room(count);
    output.set(input.subarray(start + 4, end), size);
    size += count;
    at = end * 8;
  };

  const codes = () => {
    const literals = bits(5) + 257;
    const distances = bits(5) + 1;
    const given = bits(4) + 4;
    const own = repeat(19, 0);
    for (let i = 0; i < given; i++) own[ORDER[i]] = bits(3);
    const table = codeTable(own);
    const lengths = [];
    while (lengths.length < literals + distances) {
      const code = symbol(table);
      if (code < 16) lengths.push(code);
      else if (code > 16) lengths.push(...repeat(code === 17 ? 3 + bits(3) : 11 + bits(7), 0));
      else lengths.push(...repeat(3 + bits(2), lengths[lengths.length - 1] || 0));
    }
    if (lengths.length > literals + distances) damaged();
    return [codeTable(lengths.slice(0, literals)), codeTable(lengths.slice(literals))];
  };

  const packed = (table, distances) => {
    for (;;) {
      const code = symbol(table);
      if (code === 256) return;
      if (code < 256) {
        room(1);
        output[size++] = code;
        continue;
      }
      if (code > 285) damaged();
      const count = LENGTHS[code - 257] + bits(LENGTH_BITS[code - 257]);
      const far = symbol(distances);
      if (far > 29) damaged();
      const distance = DISTANCES[far] + bits(DISTANCE_BITS[far]);
      if (distance > size) damaged();
      room(count);
      for (const end = size + count; size < end; size++) output[size] = output[size - distance];
    }
  };

  for (let last = 0; !last;) {
    if (at >= input.length * 8) damaged();
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) stored();
    else if (kind === 1) packed(FIXED, FIXED_DISTANCES);
    else if (kind === 2) packed(...codes());
    else damaged();
  }
  if (size !== length || (at + 7) >> 3 !== input.length) damaged();
  return output;
}
