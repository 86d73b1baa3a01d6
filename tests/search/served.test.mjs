import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { gzipSync } from 'node:zlib';

import { make, served } from './make.mjs';

const text = readFileSync(served, 'utf8');

test('what is served is made of the source as it is now', async (t) => {
  let made;
  try {
    made = await make();
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND' && !process.env.CI) return t.skip('terser is missing');
    assert.fail(`${error.message}\nIf terser is missing, run \`npm ci\` in tests/.`);
  }
  assert.equal(text, made, 'run `npm run client` in tests/');
});

test('client is one small file', () => {
  assert.ok(gzipSync(text, { level: 9 }).length <= 8900);
  assert.doesNotMatch(text, /\bimport\b/);
});

test('client needs nothing that a strict policy forbids, or an old phone does not have', () => {
  for (const word of [
    'eval',
    'Function',
    'WebAssembly',
    'DecompressionStream',
    'console',
    'replaceAll',
    'structuredClone',
    '(?<=',
    '(?<!',
  ]) {
    assert.ok(!text.includes(word), word);
  }
  assert.doesNotMatch(text, /\.at\(|\?\?=|\|\|=|&&=|[;{]#[a-z]+[;=(]|Object\.hasOwn|\.findLast/);
});
