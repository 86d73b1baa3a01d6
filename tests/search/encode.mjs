// Writes small search indexes from FORMAT.md alone, for the tests of the client: it shares nothing with the builder.
//
// `build(site)` makes an index of pages with texts; `encode(index)` makes files of it, a Map from path to bytes.

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
const byBytes = (a, b) => Buffer.compare(utf8(a), utf8(b));
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
const docs = (numbers) => cat(u(numbers.length), ...rising(numbers));

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

function encodeTerm({ capped, weight = 10, outside = [], postings }) {
  const some = (key, write) => {
    const at = postings.map((_, i) => i).filter((i) => postings[i][key]);
    const gaps = rising(at);
    return cat(u(at.length), ...at.map((i, n) => cat(gaps[n], write(postings[i][key]))));
  };
  const content = cat(
    capped ? 1 : 0,
    weight,
    list(outside, s),
    docs(postings.map(({ page }) => page)),
    ...postings.map(({ impact = 1 }) => impact),
    some('share', (share) => share),
    some('passage', u),
  );
  return cat(u(content.length), content);
}

export function encodeWords({ entries, terms }) {
  const word = sorted();
  const entry = ({ text, stem, written, terms: own = [], prefix }) =>
    cat(
      word(text),
      (stem ? 1 : 0) | (prefix === undefined ? 0 : 2) | (written ? 4 : 0),
      written ? s(written) : Buffer.alloc(0),
      list(own, u),
      prefix === undefined ? Buffer.alloc(0) : u(prefix),
    );
  return cat(list(entries, entry), list(terms, encodeTerm));
}

export const encodeReversed = (words) => list(words, sorted());

const encodeSections = (sections) => list(sections, ({ anchor = '', heading = '', text }) => cat(s(anchor), s(heading), s(text)));

// `index`: { languages, stopWords, elided, endings, facets, pages, each, words, reversed }, where `words` are
// { boundary, entries, terms } and `reversed` { boundary, words }. Pages: { title, url, lang, summary, passages }.
export function encode(index) {
  const files = new Map();
  // The name of a file: CRC and salt.
  const put = (folder, content, salt = 0) => {
    const crc = crc32(content);
    files.set(`${folder}/${crc.toString(16).padStart(8, '0')}${salt ? `-${salt}` : ''}.eig`, file(content));
    return cat(x(crc), salt);
  };
  const shards = (folder, all, write) => {
    const boundary = sorted();
    return list(all, (shard) => cat(boundary(shard.boundary), put(folder, write(shard), shard.salt)));
  };
  const cards = (pages) => {
    const names = pages.map(({ passages = [] }) => passages.map((sections) => put('t', encodeSections(sections))));
    return cat(
      ...pages.map(({ title }) => s(title)),
      ...pages.map(({ url }) => s(url)),
      ...pages.map(({ lang }) => Math.max(0, index.languages.indexOf(lang))),
      ...pages.map(({ summary }) => s(summary)),
      ...names.map((own) => u(own.length)),
      ...names.flat().map((name) => name.subarray(0, 4)),
      ...names.flat().map((name) => name.subarray(4)),
    );
  };
  const { pages, each = 0 } = index;
  const cardShards = [];
  for (let i = 0; each && i < pages.length; i += each) cardShards.push(pages.slice(i, i + each));
  const value = ({ value: id, label, docs: own }) => cat(s(id), s(label), docs(own));
  const content = cat(
    u(pages.length),
    list(index.languages, s),
    list(index.stopWords, s),
    list(index.elided, s),
    list(index.endings, s),
    list(index.facets, ({ name, label, values }) => cat(s(name), s(label), list(values, value))),
    shards('w', index.words, encodeWords),
    shards('r', index.reversed, ({ words }) => encodeReversed(words)),
    u(each),
    list(cardShards, (some) => put('c', cards(some))),
    cardShards.length ? Buffer.alloc(0) : cards(pages),
  );
  files.set('index.eig', file(content));
  return files;
}

// An index of pages { title, text or passages, summary, type, lang, url, facets: { tool: ['r'] } }, which stand from
// the oldest to the newest. `stems` says of words what they are conflated to; the last joint of words is a space here.
export function build(site) {
  const { boundaries = [''], reversedBoundaries = [''], cap = 2048 } = site;
  // `constructor` is a word like any other.
  const bare = (map) => Object.assign(Object.create(null), map);
  const [stems, written, synonyms] = [site.stems, site.written, site.synonyms].map(bare);
  const pages = site.pages.map((page, i) => ({ url: `/p${i}/`, lang: 'fr', type: 'posts', summary: '', ...page }));
  for (const page of pages) page.passages = page.passages || (page.text ? [[{ text: page.text }]] : []);
  const terms = new Map(); // stem → { words, postings by page }
  pages.forEach((page, i) => {
    const title = wordsOf(page.title);
    const add = (word, impact, more) => {
      for (const stem of [stems[word] || word, ...(synonyms[word] || [])]) {
        if (!terms.has(stem)) terms.set(stem, { words: new Set(), postings: new Map() });
        const term = terms.get(stem);
        term.words.add(word);
        const posting = term.postings.get(i) || { page: i, impact: 0, share: 0, passage: 0, most: 0 };
        posting.impact = Math.min(15, posting.impact + impact);
        term.postings.set(i, posting);
        more(posting);
      }
    };
    for (const word of title) add(word, 5, (posting) => (posting.share = Math.min(60, posting.share + Math.floor(60 / title.length))));
    page.passages.forEach((sections, passage) => {
      const said = new Map();
      for (const word of wordsOf(sections.map(({ text }) => text).join('\n'))) {
        const stem = stems[word] || word;
        said.set(stem, (said.get(stem) || 0) + 1);
        add(word, 1, (posting) => {
          if (said.get(stem) > posting.most) Object.assign(posting, { most: said.get(stem), passage });
        });
      }
    });
  });
  const words = new Map(); // word → stems
  for (const [stem, { words: own }] of terms) for (const word of own) words.set(word, [...(words.get(word) || []), stem]);
  const types = [...new Set(pages.map(({ type }) => type))];
  const facets = [{ name: 'type', label: 'Type', values: types.map((type) => ({ value: type, label: type.toUpperCase() })) }, ...(site.facets || [])];
  const has = (page, name, value) => (name === 'type' ? page.type === value : ((page.facets || {})[name] || []).includes(value));
  return {
    languages: ['fr', 'en'],
    stopWords: site.stopWords || ['de', 'la', 'le'],
    elided: site.elided || ['d', 'l', 'qu'],
    endings: site.endings || ['', 's', 'e', 'es'],
    facets: facets.map((facet) => ({
      ...facet,
      values: facet.values.map((each) => ({ ...each, docs: pages.map((_, i) => i).filter((i) => has(pages[i], facet.name, each.value)) })),
    })),
    pages,
    each: site.each || 0,
    words: wordShards({ words, terms, boundaries, written, cap }),
    reversed: split([...words.keys()].map((word) => Array.from(word).reverse().join('')).sort(byBytes), reversedBoundaries)
      .map(([boundary, own]) => ({ boundary, words: own })),
  };
}

function split(texts, boundaries) {
  return boundaries.map((boundary, i) => [
    boundary,
    texts.filter((text) => byBytes(text, boundary) >= 0 && (i + 1 === boundaries.length || byBytes(text, boundaries[i + 1]) < 0)),
  ]);
}

function wordShards({ words, terms, boundaries, written, cap }) {
  const prefixes = new Set(boundaries.flatMap((boundary) => Array.from(boundary).map((_, i, all) => all.slice(0, i).join(''))));
  prefixes.delete('');
  const texts = [...new Set([...words.keys(), ...terms.keys(), ...prefixes])].sort(byBytes);
  return split(texts, boundaries).map(([boundary, own]) => {
    const inShard = new Set(own);
    const used = [];
    const term = (made) => used.push(made) - 1;
    const byStem = new Map();
    const termOf = (stem) => {
      if (!byStem.has(stem)) {
        const { postings, words: all } = terms.get(stem);
        const list = [...postings.values()].sort((a, b) => a.page - b.page);
        byStem.set(stem, term({ weight: 10, outside: [...all].filter((word) => !inShard.has(word)), postings: list }));
      }
      return byStem.get(stem);
    };
    const entries = own.map((text) => {
      const entry = { text, terms: (words.get(text) || (terms.has(text) ? [text] : [])).map(termOf) };
      if (!words.has(text) && terms.has(text)) entry.stem = true;
      if (written[text]) entry.written = written[text];
      if (prefixes.has(text)) {
        const begun = [...words].filter(([word]) => word.startsWith(text)).flatMap(([, stems]) => stems);
        entry.prefix = term(union(begun.map((stem) => terms.get(stem)), cap));
      }
      return entry;
    });
    return { boundary, entries, terms: used };
  });
}

function union(all, cap) {
  const best = new Map();
  for (const { postings } of all)
    for (const posting of postings.values())
      if (!best.has(posting.page) || best.get(posting.page).impact < posting.impact) best.set(posting.page, { page: posting.page, impact: posting.impact, passage: posting.passage });
  const postings = [...best.values()].sort((a, b) => b.impact - a.impact || b.page - a.page);
  return { weight: 10, capped: postings.length > cap, postings: postings.slice(0, cap).sort((a, b) => a.page - b.page) };
}

// The words of a plain text, folded the simple way; parts and wholes of groups with hyphens and apostrophes.
function wordsOf(text) {
  const folded = text.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f\u00ad]/g, '').replace(/œ/g, 'oe');
  return (folded.match(/[\p{L}\p{N}]+(?:[-’'.·][\p{L}\p{N}]+)*[+#]{0,3}/gu) || []).flatMap((group) => {
    const parts = group.split(/[-’'.·]/);
    return parts.length > 1 ? [...parts, parts.join('')] : parts;
  });
}

// A `fetch` that serves files from memory and notes what was asked for.
export function serve(files, base = '/search/') {
  const asked = [];
  const fetch = async (url) => {
    asked.push(url.slice(base.length));
    const bytes = url.startsWith(base) ? files.get(url.slice(base.length)) : undefined;
    return { ok: Boolean(bytes), status: bytes ? 200 : 404, arrayBuffer: async () => new Uint8Array(bytes || []).buffer };
  };
  return { fetch, asked };
}
