import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { gzipSync } from 'node:zlib';

import { make, search, site } from './make.mjs';

const text = readFileSync(search.served, 'utf8');
const module = readFileSync(site.served, 'utf8');

for (const script of [search, site]) {
  test(`${script.served.pathname.split('/').pop()} is made of its source as it is now`, async (t) => {
    let made;
    try {
      made = await make(script);
    } catch (error) {
      if (error.code === 'ERR_MODULE_NOT_FOUND' && !process.env.CI) return t.skip('terser is missing');
      assert.fail(`${error.message}\nIf terser is missing, run \`npm ci\` in tests/.`);
    }
    assert.equal(readFileSync(script.served, 'utf8'), made, 'run `npm run client` in tests/');
  });
}

test('each module of the theme is in its script', () => {
  const there = readdirSync(site.folder).map((name) => name.replace(/\.js$/, ''));
  assert.deepEqual([...site.modules].sort(), there.sort());
});

test('script of every page is one small file', () => {
  assert.ok(gzipSync(module, { level: 9 }).length <= 6 * 1024);
  assert.deepEqual(module.match(/\bimport\b.{14}/g), ['import("./search.js")'.slice(0, 20)]);
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
