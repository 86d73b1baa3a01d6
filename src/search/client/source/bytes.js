// What all files share: their envelope, and numbers, texts and lists (FORMAT.md, section 3).
// Takes bytes; throws where they are not right. Knows nothing of what the values mean.

import { damaged, inflate } from './inflate.js';

const LONGEST_CONTENT = 2 ** 28;
// DEFLATE makes at most so many bytes of one.
const MOST_OF_ONE = 1032;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  for (let i = 0; i < 8; i++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

export function crc32(bytes) {
  let crc = -1;
  for (let i = 0; i < bytes.length; i++) crc = CRC[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

// The content of a file. `named` is the CRC that the directory says it has; nobody says that of the directory.
export function contentOf(file, named) {
  const bytes = new Bytes(file);
  const magic = bytes.four();
  const crc = bytes.four();
  const length = bytes.four();
  const packed = bytes.take(file.length - 12);
  if (magic !== 0x31474945) damaged();
  if (named !== undefined && crc !== named) damaged();
  if (length > LONGEST_CONTENT || length > packed.length * MOST_OF_ONE) damaged();
  const content = inflate(packed, length);
  if (crc32(content) !== crc) damaged();
  return content;
}

export function decode(bytes) {
  // Words are short and mostly ASCII: this is faster than the decoder for them.
  if (bytes.length < 32 && bytes.every((byte) => byte < 128)) return String.fromCharCode.apply(null, bytes);
  return UTF8.decode(bytes);
}

export class Bytes {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(count) {
    const end = this.at + count;
    if (count < 0 || end > this.bytes.length) damaged();
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  byte() {
    if (this.at >= this.bytes.length) damaged();
    return this.bytes[this.at++];
  }

  four() {
    const [a, b, c, d] = this.take(4);
    return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
  }

  number() {
    let value = 0;
    // Multiplied, not shifted: what the fifth byte adds may not fit.
    for (let unit = 1; unit < 2 ** 35; unit *= 128) {
      const byte = this.byte();
      value += (byte & 127) * unit;
      if (byte < 128) {
        if (value >= 2 ** 31) break;
        return value;
      }
    }
    return damaged();
  }

  // How many items follow, each of a byte at least: so nothing is set aside for more than there can be.
  count() {
    const count = this.number();
    if (count > this.bytes.length - this.at) damaged();
    return count;
  }

  text() {
    return decode(this.take(this.number()));
  }

  times(count, read) {
    const items = [];
    for (let i = 0; i < count; i++) items.push(read(this));
    return items;
  }

  list(read) {
    return this.times(this.count(), read);
  }

  texts() {
    return this.list(() => this.text());
  }

  // `count` rising numbers below `limit`.
  rising(count, limit) {
    if (count > this.bytes.length - this.at) damaged();
    const numbers = new Uint32Array(count);
    let next = 0;
    for (let i = 0; i < count; i++) {
      const number = next + this.number();
      if (number >= limit) damaged();
      numbers[i] = number;
      next = number + 1;
    }
    return numbers;
  }

  // The names of `count` files: their CRCs, then their salts.
  names(count) {
    const crcs = this.times(count, () => this.four());
    return crcs.map((crc) => ({ crc, salt: this.byte() }));
  }

  // Reads the texts of a `sorted` list, one a call.
  sorted() {
    let before = new Uint8Array(0);
    return () => {
      const shared = this.number();
      const rest = this.take(this.number());
      if (shared > before.length) damaged();
      const bytes = new Uint8Array(shared + rest.length);
      bytes.set(before.subarray(0, shared));
      bytes.set(rest, shared);
      before = bytes;
      return decode(bytes);
    };
  }
}
