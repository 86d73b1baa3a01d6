import assert from 'node:assert/strict';
import test from 'node:test';

import { opened, titles } from './build.mjs';

// The index of pages that are nothing but titles, from the oldest to the newest.
const of = (pages, more = {}) => opened({ pages: pages.map((title) => ({ title })), ...more });
const found = async (index, query, options) => titles(await index.search(query, options));

test('words are found in any form that is typed', async () => {
  const { index } = await of(['L’Assemblée générale', 'Le cœur de l’urbanisme', 'Straße']);
  for (const query of ['générale', 'GÉNÉRALE', 'generale', 'ge\u0301ne\u0301rale', 'géné\u00adrale'])
    assert.deepEqual(await found(index, query), ['L’Assemblée générale'], query);
  for (const query of [
    'coeur',
    'cœur',
    'CŒUR',
    'urbanisme',
    'l’urbanisme',
    "l'urbanisme",
    'd`urbanisme',
    'le\u00a0cœur',
  ])
    assert.deepEqual(await found(index, query), ['Le cœur de l’urbanisme'], query);
  assert.deepEqual(await found(index, 'strasse'), ['Straße']);
});

test('group is looked up whole if that is a word, in parts otherwise', async () => {
  const { index } = await of(['Datascience', 'La science', 'Des data', 'Science data']);
  assert.deepEqual(await found(index, 'data-science '), ['Datascience']);
  assert.deepEqual(await found(index, 'science-data '), ['Science data']);
});

test('whole of the last group may be the beginning of a word', async () => {
  const { index } = await of(['Datascience', 'Data et scientifique', 'Data sciences']);
  assert.deepEqual(await found(index, 'data-scie'), ['Datascience']);
  assert.equal((await index.search('data-scie ')).relaxed, true, 'not with a space behind it');
});

test('inclusive writing is looked up by its first part', async () => {
  const { index } = await of(['Un citoyen', 'Une citoyenne', 'Citoyens'], {
    stems: { citoyens: 'citoyen', citoyenne: 'citoyen' },
  });
  for (const query of ['citoyen·ne·s', 'citoyen(ne)s', 'citoyen•ne', 'citoyen(ne)'])
    assert.equal((await index.search(`${query} `)).total, 3, query);
});

test('acronym is found with and without full stops', async () => {
  const { index } = await of(['La SNCF', 'Le S.N.C.F. roule']);
  for (const query of ['S.N.C.F.', 'sncf', 's.n.c.f'])
    assert.equal((await index.search(query)).total >= 1, true, query);
});

test('signs tell words apart', async () => {
  const { index } = await of(['Langage C', 'Langage C++', 'Langage C#']);
  assert.deepEqual(await found(index, 'C++'), ['Langage C++']);
  assert.deepEqual(await found(index, 'C#'), ['Langage C#']);
  assert.deepEqual(await found(index, 'C '), ['Langage C']);
});

test('stop words are not looked up while there are others', async () => {
  const { index } = await of(['De la mer', 'La montagne']);
  assert.deepEqual(await found(index, 'de la montagne'), ['La montagne']);
  assert.deepEqual(await found(index, 'la '), ['La montagne', 'De la mer']);
  assert.deepEqual(await found(index, 'montagne de la'), ['La montagne']);
});

test('exact word is worth more than a form of it, that more than a beginning, that more than a typing error', async () => {
  const { index } = await of(['archi', 'archive', 'x y z']);
  const worth = async (query) => (await index.search(query)).hits.map(({ title, score }) => [title, score]);
  // Impact 5, weight 10; the name of one word: 4000, or three quarters of it, and 1,000,000 for a whole name.
  assert.deepEqual(await worth('archive '), [['archive', 16 * 50 + 4000 + 1000000]]);
  assert.deepEqual(await worth('archives '), [['archive', 12 * 50 + 3000]]);
  assert.deepEqual(await worth('arch'), [['archive', 5 * 50 + 2000], ['archi', 5 * 50 + 2000]]);
  assert.deepEqual(await worth('archjve '), [['archive', 4 * 50 + 3000]]);
  assert.deepEqual(await worth('archi'), [
    ['archi', 16 * 50 + 4000 + 1000000],
    ['archive', 5 * 50 + 2000],
  ]);
});

test('form with the longest beginning and a known ending is taken', async () => {
  const { index } = await of(['chanter', 'chant'], { stems: { chanter: 'chante', chant: 'chant' }, endings: ['', 's', 'es', 'r'] });
  assert.deepEqual(await found(index, 'chantes '), ['chanter']);
  assert.deepEqual(await found(index, 'chants '), ['chant']);
  assert.deepEqual(await found(index, 'chantx '), ['chant'], 'not an ending: a typing error');
});

test('letter that is a word begins no others by itself', async () => {
  const { index } = await of(['a', 'ab', 'abc', 'abcd']);
  assert.deepEqual(await found(index, 'a'), ['a']);
  assert.deepEqual(await found(index, 'ab'), ['ab', 'abcd', 'abc']);
  assert.deepEqual(await found(index, 'abc'), ['abc', 'abcd']);
  assert.deepEqual(await found(index, 'abc '), ['abc']);
});

test('beginning that is split over shards is found in one', async () => {
  const pages = ['pomme', 'poire', 'pois', 'port', 'prune'];
  const { index, asked } = await of(pages, { boundaries: ['', 'poi', 'pol', 'port', 'q'] });
  assert.equal((await index.search('po', { excerpts: false })).total, 4);
  assert.equal(asked.filter((file) => file.startsWith('w/')).length, 1);
});

test('capped beginning keeps out no page that has the other words', async () => {
  const pages = ['mer pomme', 'mer poire', 'mer', 'pois'];
  const { index } = await of(pages, { boundaries: ['', 'poi', 'pom'], cap: 1 });
  assert.deepEqual((await found(index, 'mer po')).sort(), ['mer', 'mer poire', 'mer pomme']);
  assert.deepEqual(await found(index, 'po'), ['pois'], 'alone it must match');
});

test('name that is typed in full comes first, and of two the later one', async () => {
  const { index } = await of(['Archives', 'Archives nationales', 'Archives', 'Les archives du fort']);
  assert.deepEqual(await found(index, 'archives'), [
    'Archives',
    'Archives',
    'Archives nationales',
    'Les archives du fort',
  ]);
  assert.deepEqual(
    (await index.search('archives')).hits.map(({ url }) => url),
    ['/p2/', '/p0/', '/p1/', '/p3/'],
  );
  assert.deepEqual(await found(index, 'archives nationales'), ['Archives nationales']);
});

test('share of a name counts by the slots that have one', async () => {
  const { index } = await opened({ pages: [{ title: 'rouge vert', text: 'bleu' }] });
  const [hit] = (await index.search('rouge bleu ')).hits;
  // Of two slots one has a share of 30: 4000 × 30 × 1 / (60 × 2), and values 16 × 10 × 5 and 16 × 10 × 1.
  assert.equal(hit.score, 1000 + 800 + 160);
});

test('last pass takes what matches some words, those with more of them first', async () => {
  const { index } = await of(['rouge', 'vert bleu jaune gris', 'noir']);
  const answer = await index.search('rouge vert bleu ');
  assert.deepEqual([titles(answer), answer.relaxed], [['vert bleu jaune gris', 'rouge'], true]);
});

test('nothing found is said, without noise', async () => {
  const { index } = await of(['archives', 'port']);
  for (const query of ['xyzw', 'xyzw vwxyz', '!!!', '🙂', '« — »', '<>', 'xy']) {
    const { total, hits, relaxed, suggestion, facets } = await index.search(query);
    assert.deepEqual([total, hits, relaxed, suggestion, facets.type], [0, [], false, null, []], query);
  }
});

test('empty query has all pages, the latest first', async () => {
  const { index } = await of(['a', 'b', 'c']);
  for (const query of ['', '  ', '\u00a0\u2003\n', undefined, null, {}, [], Symbol('x'), () => 1]) {
    const { total, hits } = await index.search(query);
    assert.equal(total, 3);
    assert.deepEqual(
      hits.map(({ title, score }) => [title, score]),
      [
        ['c', 0],
        ['b', 0],
        ['a', 0],
      ],
    );
  }
});

test('limit and offset cut the list, whatever they are', async () => {
  const pages = Array.from({ length: 200 }, (_, i) => `page ${i}`);
  const { index } = await of(pages);
  const all = pages.slice().reverse();
  for (const [options, expected] of [
    [{}, all.slice(0, 10)],
    [{ limit: 3, offset: 2 }, all.slice(2, 5)],
    [{ limit: 0 }, []],
    [{ limit: 1000 }, all],
    [{ limit: 5, offset: 198 }, all.slice(198)],
    [{ offset: 1000 }, []],
    [{ limit: Infinity }, all],
    [{ limit: 100, offset: 50 }, all.slice(50, 150)],
    [{ limit: -1 }, []],
    [{ limit: NaN }, []],
    [{ limit: '2' }, all.slice(0, 2)],
    [{ limit: 2.9 }, all.slice(0, 2)],
    [{ limit: null, offset: -3 }, []],
  ]) {
    for (const sort of ['relevance', 'date']) {
      const answer = await index.search('page', { ...options, sort });
      assert.deepEqual([answer.total, titles(answer)], [200, expected], JSON.stringify(options));
    }
  }
});

test('hits are sorted by date if that is asked', async () => {
  const { index } = await of(['archives', 'les archives du port', 'nos archives']);
  assert.deepEqual(await found(index, 'archives', { sort: 'date' }), [
    'nos archives',
    'les archives du port',
    'archives',
  ]);
  assert.deepEqual(await found(index, 'archives', { sort: 'relevance' }), [
    'archives',
    'nos archives',
    'les archives du port',
  ]);
  const [dated] = (await index.search('archives', { sort: 'date' })).hits;
  const [, same] = (await index.search('archives')).hits;
  assert.equal(dated.score, same.score);
});

test('slots with one word are one', async () => {
  const { index } = await of(['mer et port', 'mer']);
  assert.equal((await index.search('mer mer MER')).hits[0].score, (await index.search('mer')).hits[0].score);
});

test('no more than 32 groups and 1000 characters of a query count', async () => {
  const { index } = await of(['mer', 'port']);
  assert.equal((await index.search(`${'mer '.repeat(40)}xyzw`)).total, 1);
  assert.equal((await index.search(`${' '.repeat(1000)}xyzw`)).total, 2);
  assert.equal((await index.search(`mer${' '.repeat(1000)}xyzw`)).total, 1);
});

test('two searches at once do not get in each other’s way', async () => {
  const { index } = await of(['archives du port', 'port de brest', 'mer'], { boundaries: ['', 'b', 'm', 'p'] });
  const queries = ['archives', 'port', 'mer', 'archive port', 'brst', ''];
  const alone = [];
  for (const query of queries) alone.push(await index.search(query));
  const { index: fresh } = await of(['archives du port', 'port de brest', 'mer'], { boundaries: ['', 'b', 'm', 'p'] });
  assert.deepEqual(await Promise.all(queries.map((query) => fresh.search(query))), alone);
});
