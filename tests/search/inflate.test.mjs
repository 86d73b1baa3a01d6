import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

import { contentOf, crc32 as ourCrc } from '../../src/search/client/source/bytes.js';
import { inflate } from '../../src/search/client/source/inflate.js';
import { file } from './encode.mjs';

const prose = readFileSync(new URL('../../src/search/FORMAT.md', import.meta.url));
const contents = {
  nothing: Buffer.alloc(0),
  'one byte': Buffer.from([7]),
  prose,
  'one byte very often': Buffer.alloc(300000, 97),
  noise: randomBytes(70000),
  'noise and prose by turns': Buffer.concat([prose, randomBytes(5000), prose, randomBytes(40000), prose]),
  'all bytes, again and again': Buffer.from(Array.from({ length: 100000 }, (_, i) => (i * i) & 255)),
};

for (const [name, content] of Object.entries(contents)) {
  test(`every kind of stream of ${name} is unpacked`, () => {
    for (const level of [0, 1, 6, 9]) {
      for (const strategy of [
        constants.Z_DEFAULT_STRATEGY,
        constants.Z_FIXED,
        constants.Z_HUFFMAN_ONLY,
        constants.Z_RLE,
      ]) {
        const packed = deflateRawSync(content, { level, strategy });
        assert.ok(content.equals(inflate(packed, content.length)), `level ${level}, strategy ${strategy}`);
      }
    }
  });
}

test('stream is refused where its length is not the one that is stated', () => {
  const packed = deflateRawSync(prose);
  assert.throws(() => inflate(packed, prose.length - 1));
  assert.throws(() => inflate(packed, prose.length + 1));
  assert.throws(() => inflate(Buffer.concat([packed, Buffer.from([0])]), prose.length));
  assert.throws(() => inflate(Buffer.alloc(0), 0));
});

test('stream is refused wherever it is cut off', () => {
  for (const level of [0, 9]) {
    const packed = deflateRawSync(prose.subarray(0, 3000), { level });
    for (let length = 0; length < packed.length; length++)
      assert.throws(() => inflate(packed.subarray(0, length), 3000), `${length}`);
  }
});

test('damaged stream is refused, or gives what zlib gives', () => {
  const packed = deflateRawSync(prose);
  for (let i = 0; i < 2000; i++) {
    const damaged = Buffer.from(packed);
    damaged[(i * 7919) % damaged.length] ^= 1 << (i % 8);
    let ours;
    try {
      ours = inflate(damaged, prose.length);
    } catch {
      continue;
    }
    assert.ok(inflateRawSync(damaged).equals(ours));
  }
});

test('block of a kind that is not there is refused', () => assert.throws(() => inflate(Buffer.from([7, 0, 0]), 1)));

test('CRC is that of zlib', () => {
  assert.equal(ourCrc(Buffer.from('123456789')), 0xcbf43926);
  if (crc32) for (const content of Object.values(contents)) assert.equal(ourCrc(content), crc32(content));
});

test('file is refused if anything of its envelope is not right', () => {
  const whole = file(prose);
  assert.ok(prose.equals(contentOf(whole)));
  assert.ok(prose.equals(contentOf(whole, ourCrc(prose))));
  assert.throws(() => contentOf(whole, ourCrc(prose) ^ 1), 'from another build');
  for (const at of [0, 3, 4, 7, 8, 11]) {
    const damaged = Buffer.from(whole);
    damaged[at] ^= 1;
    assert.throws(() => contentOf(damaged), `byte ${at}`);
  }
  assert.throws(() => contentOf(whole.subarray(0, 11)));
});

test('file that says it is very long takes no room', () => {
  const whole = file(prose);
  for (const length of [0xffffffff, 2 ** 28 + 1, prose.length * 1000]) {
    const boasting = Buffer.from(whole);
    boasting.writeUInt32LE(length, 8);
    assert.throws(() => contentOf(boasting));
  }
});
