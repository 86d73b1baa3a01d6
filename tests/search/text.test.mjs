import assert from 'node:assert/strict';
import test from 'node:test';

import { Bytes } from '../../src/search/client/source/bytes.js';
import {
  characters,
  compare,
  distance,
  endsInWord,
  fold,
  groups,
  slug,
  withoutElided,
} from '../../src/search/client/source/text.js';
import { u } from './encode.mjs';

test('case, accents and the form of Unicode do not count', () => {
  for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'])
    assert.equal(fold('GÉNÉRALE Noël Ça'.normalize(form)), 'generale noel ca');
  assert.equal(fold('İ'), 'i');
  assert.equal(fold('ﬁche m² ＡＢ'), 'fiche m2 ab');
});

test('ligatures are spelled out', () =>
  assert.equal(fold('CŒUR cœur Ǽ lætitia Straße Ø Đ Ł'), 'coeur coeur ae laetitia strasse o d l'));

test('characters that nobody sees are left out', () =>
  assert.equal(fold('adminis\u00adtra\u200bti\u200d\u2060on\ufeff'), 'administration'));

test('all else stays', () => assert.equal(fold('C++ l’été — 東京 🙂'), 'c++ l’ete — 東京 🙂'));

test('slug is words of ASCII with hyphens between them', () => {
  assert.equal(slug('  L’œuvre d’Élise : C++ ! '), 'l-oeuvre-d-elise-c');
  assert.equal(slug('東京'), '');
});

const written = (text) => groups(text).map(({ start, end }) => text.slice(start, end));
const parts = (text) => groups(text).map((group) => group.parts.map((part) => part.text).join('|'));

test('words end at spaces of every kind, and at punctuation', () => {
  assert.deepEqual(written('Bonjour,\u00a0le «\u202fmonde\u202f»\u2009! — …'), ['Bonjour', 'le', 'monde']);
  assert.deepEqual(written(''), []);
});

test('joiners hold only what touches them', () => {
  assert.deepEqual(written('l’urbanisme vis-à-vis data.gouv.fr.'), ['l’urbanisme', 'vis-à-vis', 'data.gouv.fr']);
  assert.deepEqual(written('fin.Début -tiret- a--b ‘cité’'), ['fin.Début', 'tiret', 'a', 'b', 'cité']);
});

test('every apostrophe, hyphen and dot joins', () => {
  for (const joiner of "'’‘ʼ′＇`´")
    assert.deepEqual(
      groups(`l${joiner}eau`).map(({ apostrophe }) => apostrophe),
      [true],
      joiner,
    );
  for (const joiner of '-‐‑–−._@&/') assert.deepEqual(parts(`data${joiner}science`), ['data|science'], joiner);
  for (const joiner of '·•∙‧・⋅')
    assert.deepEqual(
      groups(`agent${joiner}es`).map(({ inclusive }) => inclusive),
      [true],
      joiner,
    );
  assert.deepEqual(parts('a—b c…d'), ['a', 'b', 'c', 'd']);
});

test('brackets join only short endings', () => {
  assert.deepEqual(written('agent(e)s agent(e) (e)s l’agent(e)-chef'), [
    'agent(e)s',
    'agent(e)',
    'e',
    's',
    'l’agent(e)-chef',
  ]);
  assert.deepEqual(written('agent (e) agent(entendu) agent(e f() x(abcdef)y'), [
    'agent',
    'e',
    'agent',
    'entendu',
    'agent',
    'e',
    'f',
    'x(abcdef)y',
  ]);
});

test('whole is all parts, and the first joiner tells what joins them', () => {
  const [apostrophe, science, agents, node] = groups('l’urbanisme-clé data-science agent(e)s Node.js');
  assert.deepEqual([apostrophe.whole, apostrophe.apostrophe, apostrophe.inclusive], ['lurbanismecle', true, false]);
  assert.deepEqual([science.whole, science.apostrophe, science.inclusive], ['datascience', false, false]);
  assert.deepEqual([agents.whole, agents.apostrophe, agents.inclusive], ['agentes', false, true]);
  assert.deepEqual([node.whole, node.apostrophe, node.inclusive], ['nodejs', false, false]);
});

test('signs belong to the word before them, three at most', () => {
  assert.deepEqual(parts('C++ C# Objective-C# a++++b +33 agent(e)+'), [
    'c++',
    'c#',
    'objective|c#',
    'a+++',
    'b',
    '33',
    'agent|e+',
  ]);
});

test('acronym is one part', () => {
  assert.deepEqual(parts('S.N.C.F. A.B s.n-c a.bc'), ['sncf', 'ab', 's|n|c', 'a|bc']);
  assert.deepEqual(written('S.N.C.F. A'), ['S.N.C.F', 'A']);
});

test('elided words go while a part follows', () => {
  const bare = (text) =>
    groups(text).map((group) =>
      withoutElided(group, new Set(['l', 'd']))
        .parts.map((part) => part.text)
        .join('|'),
    );
  assert.deepEqual(bare('l’urbanisme L’S.N.C.F. d’l’eau d’l’l l-eau aujourd’hui'), [
    'urbanisme',
    'sncf',
    'eau',
    'l',
    'l|eau',
    'aujourd|hui',
  ]);
  assert.equal(withoutElided(groups('l’agent·e')[0], new Set(['l'])).inclusive, true);
});

test('only the first 64 characters of a part count', () => {
  assert.deepEqual(parts('é'.repeat(100)), ['e'.repeat(64)]);
  assert.deepEqual(parts(`${'a'.repeat(70)}++`), [`${'a'.repeat(64)}++`]);
  assert.equal(characters(parts('𝒳'.repeat(70))[0]).length, 64);
});

test('parts of which folding leaves nothing are dropped', () => {
  assert.deepEqual(parts('\u00ad-l’\u200b-eau'), ['l|eau']);
  assert.deepEqual(parts('\u00ad \u200b-\u0301'), []);
});

test('query is open after a word character only', () => {
  for (const text of ['a', 'é', 'e\u0301', 'a\u00ad', '1', '東']) assert.equal(endsInWord(text), true, text);
  for (const text of ['', 'a ', 'c++', 'a.', 'a’', 'aʼ', '🙂']) assert.equal(endsInWord(text), false, text);
});

test('order is that of bytes, not of units', () => {
  const texts = ['', 'a', 'ab', 'b', 'é', '\ufb01', '\uffff', '𝒳', '🙂', 'z'];
  const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  for (const a of texts) for (const b of texts) assert.equal(Math.sign(compare(a, b)), byBytes(a, b), `${a} ${b}`);
});

test('each kind of typing error counts one', () => {
  for (const [a, b, limit, far] of [
    ['archive', 'archive', 0, 0],
    ['archive', 'archives', 1, 1],
    ['archive', 'arcive', 1, 1],
    ['archive', 'archuve', 1, 1],
    ['archive', 'arhcive', 1, 1],
    ['ab', 'ba', 1, 1],
    ['numerique', 'nuemriqeu', 2, 2],
    ['ca', 'abc', 3, 3],
    ['', 'ab', 2, 2],
    ['archive', 'numerique', 2, 3],
    ['abcd', 'abef', 1, 2],
  ])
    assert.equal(distance(a, b, limit), far, `${a} ${b}`);
  assert.equal(distance(characters('𝒳ab'), characters('ab'), 1), 1);
  assert.equal(distance('archuv', 'archiviste', 1, true), 1);
  assert.ok(distance('archve', 'archiviste', 1, true) > 1);
});

test('numbers of every length are read', () => {
  for (const number of [0, 1, 127, 128, 16383, 16384, 2 ** 21, 2 ** 28, 2 ** 31 - 1])
    assert.equal(new Bytes(u(number)).number(), number);
  for (const number of [2 ** 31, 2 ** 32, 2 ** 40]) assert.throws(() => new Bytes(u(number)).number());
  assert.throws(() => new Bytes(Buffer.from([128])).number());
});
