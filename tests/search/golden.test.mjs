// An index that the builder made of golden/site, and what it answers. It is not made anew with each change of the
// builder: it is held here that what was written once can be read.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';

import { open } from '../../src/search/client/search.js';

const folder = new URL('golden/index/', import.meta.url);
const fetch = async (path) => ({ ok: true, status: 200, arrayBuffer: () => readFile(new URL(path, folder)) });
const index = await open('', { fetch });

const ARCHIVES = 'Les archives du ministère';
const SCIENCE = 'Data science et open source';
const URBANISM = 'L’urbanisme d’aujourd’hui';

test('index tells what it holds', () => {
  assert.deepEqual([index.pages, index.languages], [3, ['fr']]);
  assert.deepEqual(
    index.facets.map(({ name, values }) => [name, values.map(({ value, count }) => `${value} ${count}`)]),
    [
      ['type', ['posts 3']],
      ['year', ['2021 1', '2020 1', '2019 1']],
    ],
  );
});

for (const [query, expected] of [
  ['archives ministere', [ARCHIVES]],
  ['archive', [ARCHIVES, URBANISM]],
  ['urbanisme', [URBANISM, ARCHIVES]],
  ["l'urbanisme", [URBANISM, ARCHIVES]],
  ['URBANISMES ', [URBANISM, ARCHIVES]],
  ['citoyenne', [URBANISM, ARCHIVES]],
  ['citoyen·ne·s', [URBANISM, ARCHIVES]],
  ['sncf', [URBANISM, ARCHIVES]],
  ['S.N.C.F.', [URBANISM, ARCHIVES]],
  ['coeur', [ARCHIVES]],
  ['data science', [SCIENCE, ARCHIVES]],
  ['data-science', [SCIENCE, ARCHIVES]],
  ['développeuse', [SCIENCE]],
  ['develop', [SCIENCE]],
  ['C++', [ARCHIVES]],
  ['nodejs', [ARCHIVES]],
  ['achives ', [ARCHIVES, URBANISM]],
  ['xyzw', []],
  ['', [URBANISM, SCIENCE, ARCHIVES]],
]) {
  test(`«${query}» finds ${expected.length} of three pages`, async () => {
    const { total, hits, problems } = await index.search(query);
    assert.deepEqual([hits.map(({ title }) => title), total, problems], [expected, expected.length, []]);
  });
}

test('hit has all that is shown of it', async () => {
  const {
    hits: [, hit],
    suggestion,
  } = await index.search('sncf', { filters: { year: ['2019', '2021'] } });
  assert.deepEqual(
    { ...hit, score: hit.score > 0, summary: hit.summary.slice(0, 12) },
    {
      url: '/blog/2019/03/01/archives.html',
      title: ARCHIVES,
      type: 'posts',
      lang: 'fr',
      summary: 'Le ministère',
      excerpt: '…est décrite par des agent·es. La <mark>S.N.C.F</mark>. a fait de même.',
      score: true,
      anchor: 'le-coeur-du-sujet',
      section: 'Le cœur du sujet',
    },
  );
  assert.equal(suggestion, null);
  assert.equal((await index.search('achives')).suggestion, 'archives');
});
