import assert from 'node:assert/strict';
import test from 'node:test';

import { opened, titles } from './build.mjs';

// The index of pages that are nothing but titles, from the oldest to the newest.
const of = (pages, more = {}) => opened({ pages: pages.map((title) => ({ title })), ...more });
const found = async (index, query, options) => titles(await index.search(query, options));

test('typing errors are forgiven from four letters on, two of them from eight', async () => {
  const { index } = await of(['mer', 'port', 'numérique', 'archives']);
  for (const query of ['prt ', 'mre ']) assert.equal((await index.search(query)).total, 0, query);
  for (const query of ['porf ', 'prot ', 'poort ', 'pprt '])
    assert.deepEqual(await found(index, query), ['port'], query);
  for (const query of ['nmérique ', 'umérique ', 'nuemriqeu ', 'numérikue '])
    assert.deepEqual(await found(index, query), ['numérique'], query);
  assert.equal((await index.search('nmriqe ')).total, 0);
});

test('error in the first letter is found through words spelled backwards', async () => {
  const { index, asked } = await of(['archives', 'zone', 'bois'], {
    boundaries: ['', 'b', 'p'],
    reversedBoundaries: ['', 'g', 't'],
  });
  assert.deepEqual(await found(index, 'qrchives ', { excerpts: false }), ['archives']);
  assert.equal(asked.filter((file) => file.startsWith('r/')).length, 1);
});

test('errors at both ends are found in further shards of words spelled backwards', async () => {
  const { index } = await of(['archivage', 'zone'], {
    boundaries: ['', 'b', 'p'],
    reversedBoundaries: ['', 'ef', 'eg', 'f'],
  });
  assert.deepEqual(await found(index, 'qrchivagf '), ['archivage']);
});

test('characters swapped inside of a short word are put right, though neither shard of it has the word', async () => {
  const { index, asked } = await of(['acte', 'atrium', 'etcetera', 'zone'], {
    boundaries: ['', 'ad', 'b'],
    reversedBoundaries: ['', 'ed', 'eu'],
  });
  const answer = await index.search('atce ');
  assert.deepEqual([titles(answer), answer.suggestion], [['acte'], 'acte ']);
  assert.deepEqual(await found(index, 'atce'), ['acte'], 'at every letter, too');
  assert.equal(asked.filter((file) => file.startsWith('w/')).length, 2);
});

test('only some further shards are read for characters that may be swapped', async () => {
  const { index, asked } = await of(['abcdefg', 'abdcefg', 'abcedfg', 'abcdfeg'], {
    boundaries: ['', 'aa', 'abca', 'abcdf', 'abce', 'abd', 'ac', 'acb'],
    reversedBoundaries: [''],
  });
  await index.search('xbcdefh');
  assert.ok(asked.filter((file) => file.startsWith('w/')).length <= 3);
});

test('beginning with a typing error is forgiven', async () => {
  const { index } = await of(['transformation', 'mer']);
  const { hits } = await index.search('trabsf');
  assert.deepEqual(
    hits.map(({ title, score }) => [title, score]),
    [['transformation', 2 * 50 + 3000]],
  );
  assert.equal((await index.search('trabsf ')).total, 0, 'not with a space behind it');
});

test('only the nearest words are candidates', async () => {
  const { index } = await of(['archiver', 'archives', 'archivas']);
  assert.deepEqual(await found(index, 'archivex '), ['archives', 'archiver']);
});

test('second pass forgives errors in words that are there', async () => {
  const { index } = await of(['port du havre', 'fort de brest']);
  const answer = await index.search('fort havre ');
  assert.deepEqual([titles(answer), answer.relaxed, answer.suggestion], [['port du havre'], false, 'port havre ']);
});

test('second pass finds two words that are written as one', async () => {
  const { index } = await of(['opensource', 'open', 'source']);
  const answer = await index.search('open source ');
  assert.deepEqual([titles(answer), answer.relaxed, answer.suggestion], [['opensource'], false, null]);
});

test('suggestion replaces misspelt words by words as they are written', async () => {
  const { index } = await of(['Ministère de la mer', 'L’urbanisme'], { written: { ministere: 'ministère' } });
  for (const [query, expected] of [
    ['minstere', 'ministère'],
    ['Minstère  de la mer !', 'ministère  de la mer !'],
    ['l’ubranisme', 'l’urbanisme'],
    ['minstere minstère', 'ministère ministère'],
    ['ministere', null],
  ])
    assert.equal((await index.search(query)).suggestion, expected, query);
});

test('suggestion of the nearest word is made where a word is nowhere', async () => {
  const { index } = await of(['mer', 'port']);
  for (const [query, expected] of [
    ['mre', 'mer'],
    ['port mre', 'port mer'],
    ['xyz', null],
    ['m', null],
  ]) {
    assert.equal((await index.search(`${query} `)).suggestion, expected && `${expected} `, query);
  }
});
