import assert from 'node:assert/strict';
import test from 'node:test';
import { deflateRawSync } from 'node:zlib';

import { open } from '../../src/search/client/search.js';
import { build, serve, titles } from './build.mjs';
import { encode, file, u, x } from './encode.mjs';

const site = {
  pages: [
    { title: 'archives du port', text: 'Les archives du port.', summary: 'Des archives' },
    { title: 'brest', text: 'La ville de Brest et ses archives.', summary: 'Une ville' },
    { title: 'port de mer', text: 'Le port.', summary: 'Un port' },
  ],
  each: 2,
  boundaries: ['', 'b', 'p'],
  facets: [{ name: 'year', label: 'Année', values: [{ value: '2024', label: '2024' }], filed: true }],
};
const whole = () => encode(build(site));
const queries = ['archives', 'brest port', 'prot', 'archivs', 'archives xyzwv ', ''];

// Every way in which a file can be wrong.
const FAULTS = {
  missing: [() => undefined, 'missing'],
  empty: [() => Buffer.alloc(0), 'damaged'],
  'cut off': [(bytes) => bytes.subarray(0, bytes.length - 3), 'damaged'],
  'only its envelope': [(bytes) => bytes.subarray(0, 12), 'damaged'],
  longer: [(bytes) => Buffer.concat([bytes, Buffer.from([0])]), 'damaged'],
  altered: [
    (bytes) => Buffer.concat([bytes.subarray(0, 14), Buffer.from([bytes[14] ^ 4]), bytes.subarray(15)]),
    'damaged',
  ],
  'a page of a server': [() => Buffer.from('<!DOCTYPE html><title>404</title>'), 'damaged'],
  'from another build': [() => file(u(0)), 'damaged'],
};

// The files but one, which has a fault.
function broken(kind, spoil) {
  const files = whole();
  const path = [...files.keys()].find((name) => name.startsWith(kind));
  const bytes = spoil(files.get(path));
  if (bytes) files.set(path, bytes);
  else files.delete(path);
  return { files, path };
}

for (const [name, [spoil, reason]] of Object.entries(FAULTS)) {
  for (const kind of ['w/', 'r/', 'c/', 't/', 'f/']) {
    test(`file of ${kind} that is ${name} leaves the rest to be answered, and is told`, async () => {
      const { files, path } = broken(kind, spoil);
      const index = await open('/search/', { fetch: serve(files).fetch });
      const problems = [];
      for (const query of queries) problems.push(...(await index.search(query, { facets: true })).problems);
      assert.ok(problems.length);
      for (const problem of problems)
        assert.deepEqual(problem, { file: path, reason, message: `/search/${path} is ${reason}` });
    });
  }

  test(`index.eig that is ${name} is said when the index is opened`, async () => {
    const { files } = broken('index.eig', name === 'from another build' ? () => file(u(7)) : spoil);
    await assert.rejects(open('/search/', { fetch: serve(files).fetch }), (error) => {
      assert.ok(error instanceof Error);
      assert.equal(error.message, `The search index cannot be read: /search/index.eig is ${reason}`);
      return true;
    });
  });
}

test('each file is told once an answer', async () => {
  const { files } = broken('w/', () => undefined);
  const index = await open('/search/', { fetch: serve(files).fetch });
  assert.equal((await index.search('archives archive arches')).problems.length, 1);
});

test('word in a shard that is not there is missed, the others are found', async () => {
  const { files } = broken('w/', () => undefined);
  const index = await open('/search/', { fetch: serve(files).fetch });
  const answer = await index.search('archives brest');
  assert.deepEqual([titles(answer), answer.relaxed], [['brest'], true]);
});

test('hit without card has its score, and empty texts', async () => {
  const { files } = broken('c/', () => undefined);
  const index = await open('/search/', { fetch: serve(files).fetch });
  const {
    hits: [hit],
  } = await index.search('archives');
  assert.deepEqual(
    { ...hit, score: hit.score > 0 },
    { url: '', title: '', type: '', lang: '', summary: '', excerpt: '', score: true, anchor: '', section: '' },
  );
});

test('excerpt without text is the summary', async () => {
  const { files } = broken('t/', () => undefined);
  const index = await open('/search/', { fetch: serve(files).fetch });
  const answer = await index.search('archives port');
  assert.equal(answer.hits[0].excerpt, 'Des <mark>archives</mark>');
  assert.equal(answer.problems.length, 1);
});

test('problem of an excerpt that comes later is told in the same answer', async () => {
  const { files } = broken('t/', () => undefined);
  const index = await open('/search/', { fetch: serve(files).fetch });
  const answer = await index.search('archives port', { excerpts: false });
  assert.equal(answer.problems.length, 0);
  await index.excerpt(answer.hits[0]);
  assert.deepEqual(
    answer.problems.map(({ reason }) => reason),
    ['missing'],
  );
});

test('file that failed is tried again at the next search', async () => {
  const files = whole();
  const { fetch } = serve(files);
  let down = false;
  const index = await open('/search/', {
    fetch: (url) => (down ? Promise.reject(new TypeError('no network')) : fetch(url)),
  });
  down = true;
  const { problems } = await index.search('archives');
  assert.ok(problems.length && problems.every(({ reason }) => reason === 'missing'));
  down = false;
  const answer = await index.search('archives');
  assert.deepEqual([answer.total, answer.problems], [2, []]);
});

test('fetch may fail in any way', async () => {
  const { fetch } = serve(whole());
  const ways = [
    () => {
      throw new Error('at once');
    },
    () => undefined,
    async () => ({ ok: false, status: 500 }),
    async () => ({ ok: true, arrayBuffer: () => Promise.reject(new Error('cut')) }),
    async () => Promise.reject(undefined),
  ];
  for (const way of ways) {
    await assert.rejects(open('/search/', { fetch: way }), /index\.eig is missing/);
    const index = await open('/search/', { fetch: (url) => (url.endsWith('index.eig') ? fetch(url) : way()) });
    const { problems } = await index.search('archives');
    assert.ok(problems.length && problems.every(({ reason }) => reason === 'missing'));
  }
});

// Contents that no builder makes, with an envelope that is right.
const wrapped = (...parts) => file(Buffer.concat(parts));

test('directory that makes no sense is refused', async () => {
  for (const content of [
    [u(2 ** 31 - 1), Buffer.alloc(20)],
    [u(0)],
    [u(3), Buffer.alloc(40)],
    [Buffer.alloc(30, 255)],
    [u(1), u(2 ** 30)],
    [],
  ]) {
    await assert.rejects(
      open('/search/', { fetch: serve(new Map([['index.eig', wrapped(...content)]])).fetch }),
      /index\.eig is damaged/,
    );
  }
  const bomb = deflateRawSync(Buffer.alloc(1000));
  const boast = Buffer.concat([Buffer.from('EIG1'), x(0), x(0xffffffff), bomb]);
  await assert.rejects(open('/search/', { fetch: serve(new Map([['index.eig', boast]])).fetch }), /damaged/);
});

test('index without pages answers', async () => {
  const index = await open('/search/', { fetch: serve(encode(build({ pages: [] }))).fetch });
  for (const query of ['', 'archives', 'a b c']) assert.deepEqual(titles(await index.search(query)), []);
});

test('nothing is thrown for any byte that is changed, and nothing is answered otherwise without a word', async () => {
  const right = await open('/search/', { fetch: serve(whole()).fetch });
  const answers = [];
  for (const query of queries) answers.push(await right.search(query));
  let wrong = 0;
  for (let i = 0; i < 1000; i++) {
    const files = whole();
    const names = [...files.keys()];
    const path = names[i % names.length];
    const bytes = Buffer.from(files.get(path));
    bytes[(i * 7919) % bytes.length] ^= 1 << (i % 8);
    files.set(path, bytes);
    let index;
    try {
      index = await open('/search/', { fetch: serve(files).fetch });
    } catch (error) {
      assert.equal(path, 'index.eig');
      assert.match(error.message, /index\.eig is damaged/);
      wrong++;
      continue;
    }
    for (let n = 0; n < queries.length; n++) {
      const answer = await index.search(queries[n]);
      wrong += answer.problems.length;
      // The last bits of the last byte may mean nothing.
      if (!answer.problems.length) assert.deepEqual(answer, answers[n]);
    }
  }
  assert.ok(wrong > 500);
});

test('query may be anything', async () => {
  const index = await open('/search/', { fetch: serve(whole()).fetch });
  const strange = [
    'x'.repeat(10000),
    'archives '.repeat(10000),
    '🙂'.repeat(5000),
    '<script>alert(1)</script>',
    '"\'><img onerror=x>',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty valueOf',
    '\ud83d',
    '\udc00archives',
    '\u0000',
    '\u202e archives',
    '('.repeat(5000),
    'a(b)'.repeat(300),
    'a.'.repeat(3000),
    'é\u0301'.repeat(900),
    '\ufdfa'.repeat(1000),
    'a-'.repeat(20) + 'b',
    '\\',
    '%00',
    '${7*7}',
    '.*',
    '[',
    12,
    true,
    NaN,
  ];
  for (const query of strange) {
    const { hits, problems } = await index.search(query);
    assert.deepEqual(problems, []);
    for (const { excerpt } of hits) assert.doesNotMatch(excerpt.replace(/<\/?mark>/g, ''), /[<>"']/);
  }
  for (const options of [null, undefined, 7, 'x', [], { filters: 7, sort: {}, excerpts: null, limit: {}, offset: 'x' }])
    await index.search('archives', options);
});
