// Writes small search indexes from FORMAT.md alone, for the tests of the client: it shares nothing with the builder.
//
// `encode(index)` makes files of an index, a Map from path to bytes; `build.mjs` makes an index of texts.

import { crc32 as zlibCrc, deflateRawSync } from 'node:zlib';

// zlib's CRC-32; Node has it since 20.15.
const crc32 = zlibCrc || slowCrc;

function slowCrc(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

const utf8 = (text) => Buffer.from(text, 'utf8');
export const byBytes = (a, b) => Buffer.compare(utf8(a), utf8(b));
const cat = (...parts) => Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : part)));

export function u(number) {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) + 128);
  return Buffer.from([...bytes, number]);
}

export function x(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

const s = (text) => cat(u(utf8(text).length), utf8(text));
const list = (items, write) => cat(u(items.length), ...items.map(write));

const rising = (numbers) => numbers.map((number, i) => u(i ? number - numbers[i - 1] - 1 : number));

// Writes each text as what it shares with the one before, and the rest.
function sorted() {
  let before = '';
  return (text) => {
    let shared = 0;
    const [a, b] = [Array.from(before), Array.from(text)];
    while (shared < a.length && a[shared] === b[shared]) shared++;
    before = text;
    return cat(u(utf8(b.slice(0, shared).join('')).length), s(b.slice(shared).join('')));
  };
}

// A file with its envelope.
export function file(content) {
  return cat(utf8('EIG1'), x(crc32(content)), x(content.length), deflateRawSync(content));
}

// What only some postings have; nothing where none has it.
function some(postings, key, write) {
  const at = postings.map((_, i) => i).filter((i) => postings[i][key]);
  if (!at.length) return Buffer.alloc(0);
  const gaps = rising(at);
  return cat(u(at.length), ...at.map((i, n) => cat(gaps[n], write(postings[i][key]))));
}

function encodeHead({ capped, weight = 10, outside = [], postings }) {
  const any = (key) => postings.some((posting) => posting[key]);
  const flags = (capped ? 1 : 0) | (outside.length ? 2 : 0) | (any('share') ? 4 : 0) | (any('passage') ? 8 : 0);
  return cat(flags, weight, u(postings.length), outside.length ? list(outside, s) : Buffer.alloc(0));
}

export function encodeWords({ entries, terms }) {
  const spelled = sorted();
  let next = 0;
  let last = -1;
  const named = ({ terms: own = [], prefix }) => {
    const way = own.length === 1 && own[0] === next ? 4 : own.length === 1 && own[0] === last ? 8 : 0;
    const flags = way | (prefix === undefined ? 0 : 2);
    if (own.length) last = own[own.length - 1];
    next = Math.max(next, ...own.map((term) => term + 1), prefix === undefined ? 0 : prefix + 1);
    return cat(flags, way ? Buffer.alloc(0) : list(own, u), prefix === undefined ? Buffer.alloc(0) : u(prefix));
  };
  return cat(
    list(entries, ({ text, written }) => spelled(written || text)),
    ...entries.map(named),
    list(terms, encodeHead),
    ...terms.flatMap(({ postings }) => rising(postings.map(({ page }) => page))),
    ...terms.flatMap(({ postings }) => postings.map(({ impact = 1 }) => impact)),
    ...terms.flatMap(({ postings }) => [some(postings, 'share', (share) => share), some(postings, 'passage', u)]),
  );
}

export const encodeReversed = (words) => list(words, sorted());

const encodeSections = (sections) =>
  list(sections, ({ anchor = '', heading = '', text }) => cat(s(anchor), s(heading), s(text)));

// `index`: { languages, stopWords, elided, endings, facets, pages, each, words, reversed }, where `words` are
// { boundary, entries, terms } and `reversed` { boundary, words }. Pages: { title, url, lang, summary, passages }.
export function encode(index) {
  const files = new Map();
  // The names of files with these contents.
  const put = (folder, contents, salts = contents.map(() => 0)) => {
    const crcs = contents.map((content) => crc32(content));
    contents.forEach((content, i) => {
      const salt = salts[i] ? `-${salts[i]}` : '';
      files.set(`${folder}/${crcs[i].toString(16).padStart(8, '0')}${salt}.eig`, file(content));
    });
    return cat(...crcs.map(x), ...salts);
  };
  const shards = (folder, all, write) => {
    const salts = all.map(({ salt = 0 }) => salt);
    return cat(list(all.map(({ boundary }) => boundary), sorted()), put(folder, all.map(write), salts));
  };
  const types = index.facets[0].values.map(({ value }) => value);
  const cards = (pages) => {
    const passages = pages.map(({ passages: own = [] }) => own);
    return cat(
      ...pages.map(({ title }) => s(title)),
      ...pages.map(({ url }) => s(url)),
      ...pages.map(({ lang }) => Math.max(0, index.languages.indexOf(lang))),
      ...pages.map(({ type }) => u(types.indexOf(type))),
      ...pages.map(({ summary }) => s(summary)),
      ...passages.map((own) => u(own.length)),
      put('t', passages.flat().map(encodeSections)),
    );
  };
  const { pages, each = 0 } = index;
  const cardShards = [];
  for (let i = 0; each && i < pages.length; i += each) cardShards.push(pages.slice(i, i + each));
  const facet = ({ name, label, values, filed }) => {
    const lists = cat(...values.flatMap(({ docs }) => rising(docs)));
    const heads = list(values, ({ value, label: own, docs }) => cat(s(value), s(own), u(docs.length)));
    return cat(s(name), s(label), heads, filed ? 1 : 0, filed ? put('f', [lists]) : lists);
  };
  const content = cat(
    u(pages.length),
    list(index.languages, s),
    list(index.stopWords, s),
    list(index.elided, s),
    list(index.endings, s),
    list(index.facets, facet),
    shards('w', index.words, encodeWords),
    shards('r', index.reversed, ({ words }) => encodeReversed(words)),
    u(each),
    u(cardShards.length),
    put('c', cardShards.map(cards)),
    cardShards.length ? Buffer.alloc(0) : cards(pages),
  );
  files.set('index.eig', file(content));
  return files;
}
