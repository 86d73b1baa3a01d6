import assert from 'node:assert/strict';
import test from 'node:test';

import { opened, titles } from './build.mjs';

const TOOLS = {
  name: 'tool',
  label: 'Outils',
  values: [
    { value: 'r', label: 'R' },
    { value: 'nodejs', label: 'Node.js' },
    { value: 'qgis', label: 'QGIS' },
  ],
};
const YEARS = {
  name: 'year',
  label: 'Années',
  values: [
    { value: '2024', label: '2024' },
    { value: '2023', label: '2023' },
  ],
};
const page = (title, type, tool, year) => ({ title, type, facets: { tool, year: [year] } });
const site = {
  facets: [TOOLS, YEARS],
  pages: [
    page('archives un', 'posts', ['r'], '2023'),
    page('archives deux', 'posts', ['r', 'nodejs'], '2024'),
    page('archives trois', 'defis', ['nodejs'], '2024'),
    page('port', 'defis', [], '2023'),
  ],
};
const numbers = (facet) => Object.fromEntries(facet.map(({ value, count }) => [value, count]));

test('counts are those of the hits, in the order of the index, without values that have none', async () => {
  const { index } = await opened(site);
  const { facets } = await index.search('archives');
  assert.deepEqual(Object.keys(facets), ['type', 'tool', 'year']);
  assert.deepEqual(facets.tool, [
    { value: 'r', label: 'R', count: 2 },
    { value: 'nodejs', label: 'Node.js', count: 2 },
  ]);
  assert.deepEqual(
    [numbers(facets.type), numbers(facets.year)],
    [
      { posts: 2, defis: 1 },
      { 2024: 2, 2023: 1 },
    ],
  );
  assert.deepEqual((await index.search('xyzw')).facets.tool, []);
});

test('values of one facet widen, facets narrow', async () => {
  const { index } = await opened(site);
  const found = async (filters, query = 'archives') => titles(await index.search(query, { filters })).sort();
  assert.deepEqual(await found({ tool: ['r'] }), ['archives deux', 'archives un']);
  assert.deepEqual(await found({ tool: ['r', 'nodejs'] }), ['archives deux', 'archives trois', 'archives un']);
  assert.deepEqual(await found({ tool: ['r', 'nodejs'], year: ['2024'] }), ['archives deux', 'archives trois']);
  assert.deepEqual(await found({ tool: ['r'], type: ['defis'] }), []);
  assert.deepEqual(await found({ type: ['defis'] }, ''), ['archives trois', 'port']);
});

test('counts of a facet leave its own choice aside, and show what is chosen', async () => {
  const { index } = await opened(site);
  const { total, facets } = await index.search('archives', { filters: { tool: ['r', 'qgis'], year: ['2024'] } });
  assert.equal(total, 1);
  assert.deepEqual(numbers(facets.tool), { r: 1, nodejs: 2, qgis: 0 });
  assert.deepEqual(numbers(facets.year), { 2024: 1, 2023: 1 });
  assert.deepEqual(numbers(facets.type), { posts: 1 });
});

test('value is known by its name and its label, however it is typed', async () => {
  const { index } = await opened(site);
  for (const value of ['nodejs', 'NODEJS', 'Node.js', 'nodé.js'])
    assert.equal((await index.search('', { filters: { tool: [value] } })).total, 2, value);
  assert.equal((await index.search('', { filters: { year: [2024] } })).total, 2);
  assert.equal((await index.search('', { filters: { tool: 'r' } })).total, 2, 'a value alone');
});

test('facet that is not known is passed over, value that is not known matches nothing', async () => {
  const { index } = await opened(site);
  for (const filters of [
    { nope: ['x'] },
    { tool: [] },
    {},
    null,
    7,
    'tool',
    ['r'],
    { constructor: ['x'], __proto__: ['x'], toString: [1] },
    JSON.parse('{"__proto__":["x"]}'),
  ]) {
    assert.equal((await index.search('', { filters })).total, 4);
  }
  for (const value of ['nope', 'constructor', null, {}, Symbol('r'), ''])
    assert.equal((await index.search('', { filters: { tool: [value] } })).total, 0);
});

test('facet may have any name', async () => {
  const facets = ['__proto__', 'constructor', 'toString'].map((name) => ({
    name,
    label: name,
    values: [{ value: 'hasOwnProperty', label: 'x' }],
  }));
  const own = Object.assign(Object.create(null), { constructor: ['hasOwnProperty'], toString: [] });
  const { index } = await opened({
    facets,
    pages: [
      { title: 'port', facets: own },
      { title: 'mer', facets: own },
    ],
  });
  const answer = await index.search('port', { filters: { constructor: ['hasOwnProperty'] } });
  assert.deepEqual(titles(answer), ['port']);
  assert.deepEqual(answer.facets.constructor, [{ value: 'hasOwnProperty', label: 'x', count: 1 }]);
  assert.deepEqual(Object.keys(answer.facets), ['type', '__proto__', 'constructor', 'toString']);
});

test('filters apply to every pass, so that a typing error may be what is left', async () => {
  const { index } = await opened({
    pages: [
      { title: 'port', type: 'posts' },
      { title: 'fort', type: 'defis' },
    ],
  });
  const answer = await index.search('port ', { filters: { type: ['defis'] } });
  assert.deepEqual([titles(answer), answer.suggestion], [['fort'], 'fort ']);
  assert.deepEqual(numbers(answer.facets.type), { posts: 1, defis: 1 });
});

test('index tells its pages, languages and facets', async () => {
  const { index } = await opened(site);
  assert.deepEqual([index.pages, index.languages], [4, ['fr', 'en']]);
  assert.deepEqual(
    index.facets.map(({ name, label }) => [name, label]),
    [
      ['type', 'Type'],
      ['tool', 'Outils'],
      ['year', 'Années'],
    ],
  );
  assert.deepEqual(index.facets[1].values, [
    { value: 'r', label: 'R', count: 2 },
    { value: 'nodejs', label: 'Node.js', count: 2 },
    { value: 'qgis', label: 'QGIS', count: 0 },
  ]);
});

// The same site, its years and tools in files of their own.
const filed = () => opened({ ...site, facets: site.facets.map((facet) => ({ ...facet, filed: true })) });
const lists = (asked) => asked.filter((file) => file.startsWith('f/')).length;

test('facet in a file is counted only if that is asked, or if it narrows', async () => {
  const { index, asked } = await filed();
  const { facets } = await index.search('archives');
  assert.deepEqual([numbers(facets.type), lists(asked)], [{ posts: 2, defis: 1 }, 0]);
  assert.deepEqual(facets.year, [
    { value: '2024', label: '2024', count: null },
    { value: '2023', label: '2023', count: null },
  ]);
  const narrowed = await index.search('archives', { filters: { year: ['2024'] } });
  assert.deepEqual([titles(narrowed), numbers(narrowed.facets.year)], [['archives trois', 'archives deux'], { 2024: 2, 2023: 1 }]);
  assert.deepEqual([numbers(narrowed.facets.tool), lists(asked)], [{ r: null, nodejs: null, qgis: null }, 1]);
  const all = await index.search('archives', { facets: true });
  const { index: here } = await opened(site);
  assert.deepEqual([all.facets, lists(asked)], [(await here.search('archives')).facets, 2]);
  // What is there already makes no difference to what is answered.
  assert.deepEqual((await index.search('archives')).facets, facets);
  for (const value of [1, 'true', {}, null]) assert.deepEqual((await index.search('archives', { facets: value })).facets, facets);
});

test('directory has counted all pages: nothing is read to browse', async () => {
  const { index, asked } = await filed();
  const { facets } = await index.search(' ', { filters: { tool: [] } });
  assert.deepEqual(numbers(facets.year), { 2024: 2, 2023: 2 });
  assert.deepEqual([numbers(facets.tool), lists(asked)], [{ r: 2, nodejs: 2 }, 0]);
  const { facets: narrowed } = await index.search('', { filters: { tool: ['r', 'qgis'] } });
  assert.deepEqual(numbers(narrowed.tool), { r: 2, nodejs: 2, qgis: 0 });
  assert.deepEqual(numbers(narrowed.year), { 2024: null, 2023: null });
});

test('facet whose file is missing is told, has no counts, and lets no page through', async () => {
  const { files, index } = await filed();
  for (const file of files.keys()) if (file.startsWith('f/')) files.delete(file);
  const answer = await index.search('archives', { facets: true });
  assert.deepEqual([answer.total, numbers(answer.facets.year)], [3, { 2024: null, 2023: null }]);
  assert.deepEqual(answer.problems.map(({ reason }) => reason), ['missing', 'missing']);
  const narrowed = await index.search('archives', { filters: { year: ['2024'] } });
  assert.deepEqual([narrowed.total, numbers(narrowed.facets.year), narrowed.problems.length], [0, { 2024: null, 2023: null }, 1]);
  assert.deepEqual(numbers(narrowed.facets.type), {});
});
