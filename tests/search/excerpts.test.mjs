import assert from 'node:assert/strict';
import test from 'node:test';

import { opened } from './build.mjs';

// The excerpt of the only hit for `query` in a page with this text.
async function excerpt(query, text, page = {}) {
  const { index } = await opened({
    pages: [{ title: 'x', text, ...page }],
    stems: { archives: 'archive' },
    synonyms: { ia: ['intelligence'] },
  });
  const { hits } = await index.search(query);
  return hits[0].excerpt;
}
const words = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => `m${from + i}`).join(' ');

test('words are marked as they were written', async () => {
  assert.equal(
    await excerpt('archive', 'Les Archives, l’archive\u00a0!'),
    'Les <mark>Archives</mark>, <mark>l’archive</mark>\u00a0!',
  );
  assert.equal(await excerpt('urban', 'd’urbanisme'), '<mark>d’urbanisme</mark>');
  assert.equal(await excerpt('cœur ', 'Un cœur'), 'Un <mark>cœur</mark>');
  assert.equal(await excerpt('archvie ', 'Une archive'), 'Une <mark>archive</mark>');
});

test('excerpt can bring in no markup', async () => {
  const text = '<script>alert("port")</script> & \'port\' </mark> <img src=x onerror=port>';
  const html = await excerpt('port', text);
  assert.equal(
    html,
    '&lt;script&gt;alert(&quot;<mark>port</mark>&quot;)&lt;/script&gt; &amp; &#39;<mark>port</mark>&#39; &lt;/mark&gt; &lt;img src=x onerror=<mark>port</mark>&gt;',
  );
  assert.equal(await excerpt('<mark>', 'mark', { summary: '<mark>' }), '<mark>mark</mark>');
});

test('excerpt of a short text is all of it', async () =>
  assert.equal(await excerpt('port', '  Le port du Havre.  '), 'Le <mark>port</mark> du Havre.'));

test('window starts six groups before the match, and has 32', async () => {
  const text = `${words(1, 20)} port ${words(21, 80)}`;
  assert.equal(await excerpt('port', text), `…${words(15, 20)} <mark>port</mark> ${words(21, 45)}…`);
});

test('window starts with the line of the match, and ends with it', async () => {
  const text = `avant\n« ${words(1, 3)} port ${words(4, 20)} ! »\naprès`;
  assert.equal(await excerpt('port', text), `« ${words(1, 3)} <mark>port</mark> ${words(4, 20)} ! »`);
});

test('short line goes on over its end', async () => {
  const text = `avant\nLe port\n${words(1, 50)}`;
  assert.equal(await excerpt('port', text), `Le <mark>port</mark> ${words(1, 30)}…`);
});

test('window with the most different words counts, then the one with the most, then the first', async () => {
  const line = (text) => `${text} ${words(1, 15)}.`;
  assert.match(
    await excerpt('port mer', [line('port port port'), line('port et mer'), line('mer')].join('\n')),
    /^<mark>port<\/mark> et/,
  );
  assert.match(
    await excerpt('port', [line('un port'), line('port port'), line('port port 2')].join('\n')),
    /^<mark>port<\/mark> <mark>port<\/mark> m1/,
  );
  assert.match(await excerpt('port', [line('un port'), line('deux port')].join('\n')), /^un/);
});

test('beginning marks every word that begins so', async () => {
  assert.equal(await excerpt('ar', 'arbre Armoire mare'), '<mark>arbre</mark> <mark>Armoire</mark> mare');
  assert.equal(await excerpt('mer ', 'mer merle'), '<mark>mer</mark> merle', 'a word that is complete does not');
});

test('words that stand for the same are marked, in this shard and in others', async () => {
  for (const boundaries of [[''], ['', 'b', 'j']]) {
    const { index } = await opened({
      pages: [{ title: 'x', text: 'IA et intelligence' }],
      synonyms: { ia: ['intelligence'] },
      boundaries,
    });
    const { hits } = await index.search('intelligence ');
    assert.equal(hits[0].excerpt, '<mark>IA</mark> et <mark>intelligence</mark>');
  }
});

const long = {
  pages: [
    {
      title: 'Guide',
      summary: 'Le port & la mer',
      passages: [
        [{ text: 'Introduction' }, { anchor: 'mer', heading: 'La mer', text: 'La mer et la mer.' }],
        [
          { anchor: 'port', heading: 'Le port', text: 'Le port.' },
          { anchor: 'quai', heading: 'Le quai', text: 'Le quai du port, port.' },
        ],
      ],
    },
  ],
};

test('hit in a long page leads to the heading above it', async () => {
  const { index, asked } = await opened(long);
  const hit = async (query) => {
    const {
      hits: [{ anchor, section, excerpt: html }],
    } = await index.search(query);
    return [anchor, section, html];
  };
  assert.deepEqual(await hit('mer'), ['mer', 'La mer', 'La <mark>mer</mark> et la <mark>mer</mark>.']);
  assert.equal(asked.filter((file) => file.startsWith('t/')).length, 1, 'only the passage that says most of it');
  assert.deepEqual(await hit('port'), ['quai', 'Le quai', 'Le quai du <mark>port</mark>, <mark>port</mark>.']);
  assert.deepEqual(await hit('introduction'), ['', '', '<mark>Introduction</mark>']);
});

test('hit whose words stand in no text has its summary, with the words marked', async () => {
  const { index } = await opened(long);
  const {
    hits: [hit],
  } = await index.search('guide');
  assert.deepEqual([hit.excerpt, hit.anchor, hit.section], ['Le port &amp; la mer', '', '']);
  assert.equal((await index.search('')).hits[0].excerpt, 'Le port &amp; la mer');
});

test('excerpts may be had later', async () => {
  const { index, asked } = await opened(long);
  const answer = await index.search('port', { excerpts: false });
  const [hit] = answer.hits;
  assert.deepEqual([hit.excerpt, hit.anchor, hit.section], ['Le <mark>port</mark> &amp; la mer', '', '']);
  assert.ok(!asked.some((file) => file.startsWith('t/')));
  assert.equal(await index.excerpt(hit), hit);
  assert.deepEqual(hit, (await index.search('port')).hits[0]);
});

test('what is no hit has no excerpt', async () => {
  const { index } = await opened(long);
  for (const none of [undefined, null, 7, {}]) assert.equal(await index.excerpt(none), none);
});

test('address may be made of the title', async () => {
  const { index } = await opened({ pages: [{ title: 'L’œuvre d’Élise', url: '/defis/\u0001/' }] });
  assert.equal((await index.search('oeuvre')).hits[0].url, '/defis/l-oeuvre-d-elise/');
});
