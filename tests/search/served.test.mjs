import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const served = new URL('../../src/search/client/search.js', import.meta.url);
const text = readFileSync(served, 'utf8');

test('what is served is made of the source as it is now', async () => {
  let esbuild;
  try {
    esbuild = await import('esbuild');
  } catch {
    assert.fail('esbuild is missing: run `npm ci` in tests/');
  }
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const { outputFiles: [made] } = await esbuild.build({
    entryPoints: [fileURLToPath(new URL('../../src/search/client/source/open.js', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    charset: 'utf8',
    banner: { js: /--banner:js=([^']*)/.exec(scripts.client)[1] },
    write: false,
  });
  assert.equal(text, made.text, 'run `npm run client` in tests/');
});

test('client is one small file', () => {
  assert.ok(gzipSync(text, { level: 9 }).length <= 9 * 1024);
  assert.doesNotMatch(text, /\bimport\b/);
});

test('client needs nothing that a strict policy forbids, or an old phone does not have', () => {
  for (const word of ['eval', 'Function', 'WebAssembly', 'DecompressionStream', 'console', 'replaceAll', 'structuredClone', '(?<=', '(?<!']) {
    assert.ok(!text.includes(word), word);
  }
  assert.doesNotMatch(text, /\.at\(|\?\?=|\|\|=|&&=|#[a-z]+[;=(]|Object\.hasOwn|\.findLast/);
});
