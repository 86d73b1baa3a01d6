import assert from 'node:assert/strict';
import test from 'node:test';

import { open } from '../../src/search/client/search.js';
import { build, opened, serve } from './build.mjs';
import { encode } from './encode.mjs';

const pages = ['archives du port', 'brest et la mer', 'port de mer', 'zone de quai'].map((title) => ({
  title,
  text: title,
}));
const site = { pages, each: 2, boundaries: ['', 'b', 'm', 'p', 'q', 'z'], reversedBoundaries: ['', 'e', 's', 't'] };
const kinds = (asked) =>
  asked
    .map((file) => file.split('/')[0])
    .sort()
    .join(' ');

test('first query of one word takes the directory, a shard of words, and the cards of its hits', async () => {
  const { index, asked } = await opened(site);
  await index.search('archives', { excerpts: false });
  assert.equal(kinds(asked), 'c index.eig w');
});

test('cards in the directory need no file', async () => {
  const { index, asked } = await opened({ ...site, each: 0 });
  await index.search('archives', { excerpts: false });
  assert.equal(kinds(asked), 'index.eig w');
});

test('each further word takes one shard, a stop word none', async () => {
  const { index, asked } = await opened({ ...site, each: 0 });
  await index.search('la mer de brest', { excerpts: false });
  assert.equal(kinds(asked), 'index.eig w w');
});

test('shards are asked for at once', async () => {
  const files = encode(build({ ...site, each: 0 }));
  const { fetch } = serve(files);
  let waiting = 0;
  let most = 0;
  const slow = async (url) => {
    most = Math.max(most, ++waiting);
    await new Promise(setImmediate);
    waiting--;
    return fetch(url);
  };
  const index = await open('/search/', { fetch: slow });
  await index.search('archives brest mer port zone', { excerpts: false });
  assert.equal(most, 5);
});

test('excerpt takes one file a hit', async () => {
  const { index, asked } = await opened({ ...site, each: 0 });
  await index.search('port');
  assert.equal(kinds(asked), 'index.eig t t w');
});

test('no file is asked for twice', async () => {
  const { index, asked } = await opened(site);
  await Promise.all([index.search('port'), index.search('port'), index.search('port mer'), index.search('prt')]);
  await index.search('port mer');
  assert.equal(new Set(asked).size, asked.length);
});

test('typing error takes the shard of words spelled backwards', async () => {
  const { index, asked } = await opened({ ...site, each: 0 });
  await index.search('aechives ', { excerpts: false });
  assert.equal(kinds(asked), 'index.eig r w');
});

test('empty query takes cards only', async () => {
  const { index, asked } = await opened(site);
  await index.search('', { limit: 2 });
  assert.equal(kinds(asked), 'c index.eig');
});

test('folder may be written in any way', async () => {
  const files = encode(build(site));
  for (const [base, folder] of [
    ['/search/', '/search/'],
    ['/search', '/search/'],
    ['https://x.fr/a/search', 'https://x.fr/a/search/'],
    [new URL('https://x.fr/s/'), 'https://x.fr/s/'],
    ['', ''],
  ]) {
    const index = await open(base, { fetch: serve(files, folder).fetch });
    assert.equal((await index.search('archives')).total, 1);
  }
});

test('fetch of the browser is called as the browser wants it', async () => {
  const files = encode(build(site));
  const { fetch } = serve(files);
  const before = globalThis.fetch;
  globalThis.fetch = function (url) {
    if (this !== undefined && this !== globalThis) throw new TypeError('Illegal invocation');
    return fetch(url);
  };
  try {
    assert.equal((await (await open()).search('archives')).total, 1);
  } finally {
    globalThis.fetch = before;
  }
});
