// The kinds of files, read (FORMAT.md, sections 3.1 to 3.5). Throws where a file is not as described there.

import { damaged } from './inflate.js';
import { characters, lettersOf, slug, upTo } from './text.js';

// The content of `index.eig`.
export function readDirectory(bytes) {
  const pages = bytes.number();
  const languages = bytes.texts();
  const stopWords = new Set(bytes.texts());
  const elided = new Set(bytes.texts());
  const endings = new Set(bytes.texts());
  const facets = bytes.list(() => readFacet(bytes, pages));
  const types = typesOf(facets[0], pages);
  const words = readShards(bytes);
  const reversed = readShards(bytes);
  const each = bytes.number();
  const cards = bytes.list(() => readName(bytes));
  const inline = cards.length ? null : readCards(bytes, pages, languages);
  if (!inline && (!each || cards.length !== Math.ceil(pages / each))) damaged();
  return { pages, languages, stopWords, elided, endings, facets, types, words, reversed, each, cards, inline };
}

function readFacet(bytes, pages) {
  return {
    name: bytes.text(),
    label: bytes.text(),
    values: bytes.list(() => ({ value: bytes.text(), label: bytes.text(), docs: bytes.docs(pages) })),
  };
}

// The index of each page's type. As each page has one, this also tells that there are no more pages than bytes.
function typesOf(facet, pages) {
  const values = facet ? facet.values : [];
  if (values.reduce((sum, { docs }) => sum + docs.length, 0) !== pages) damaged();
  const types = new Uint16Array(pages);
  values.forEach(({ docs }, value) => docs.forEach((page) => (types[page] = value)));
  return types;
}

const readName = (bytes) => ({ crc: bytes.four(), salt: bytes.byte() });

function readShards(bytes) {
  const boundary = bytes.sorted();
  return bytes.list(() => ({ text: boundary(), ...readName(bytes) }));
}

// The path of a file below the folder of the index.
export function pathOf(folder, { crc, salt }) {
  return `${folder}/${crc.toString(16).padStart(8, '0')}${salt ? `-${salt}` : ''}.eig`;
}

// A shard of words with their postings.
export class Words {
  constructor(bytes, pages) {
    const word = bytes.sorted();
    this.entries = bytes.list(() => readEntry(bytes, word()));
    this.terms = bytes.list(() => bytes.within((term) => readTerm(term, pages)));
    for (const entry of this.entries) {
      const named = entry.prefix < 0 ? entry.terms : [...entry.terms, entry.prefix];
      if (named.some((term) => term >= this.terms.length)) damaged();
      entry.terms = entry.terms.map((term) => this.terms[term]);
      entry.prefix = this.terms[entry.prefix];
      entry.isWord = !entry.stem && entry.terms.length > 0;
      if (entry.isWord) entry.terms.forEach((term) => term.words.push(entry.text));
    }
  }

  // The word, stem or prefix `text`.
  find(text) {
    const entry = this.entries[upTo(this.entries, text) - 1];
    return entry && entry.text === text ? entry : undefined;
  }

  word(text) {
    const entry = this.find(text);
    return entry && entry.isWord ? entry : undefined;
  }

  // The words that begin with `text` and are longer.
  longer(text) {
    const found = [];
    for (let i = upTo(this.entries, text); i < this.entries.length; i++) {
      if (!this.entries[i].text.startsWith(text)) break;
      if (this.entries[i].isWord) found.push(this.entries[i]);
    }
    return found;
  }

  begins(text) {
    const entry = this.find(text);
    return Boolean(entry && entry.prefix) || this.longer(text).length > 0;
  }
}

function readEntry(bytes, text) {
  const flags = bytes.byte();
  const written = flags & 4 ? bytes.text() : text;
  const terms = bytes.list(() => bytes.number());
  const prefix = flags & 2 ? bytes.number() : -1;
  return {
    text,
    spelling: characters(text),
    letters: lettersOf(text),
    isWord: false,
    stem: flags & 1,
    written,
    terms,
    prefix,
  };
}

function readTerm(bytes, pages) {
  const capped = bytes.byte() & 1;
  const weight = bytes.byte();
  const outside = bytes.texts();
  const docs = bytes.docs(pages);
  const impacts = bytes.take(docs.length);
  const shares = readSome(bytes, docs.length, () => bytes.byte());
  const passages = readSome(bytes, docs.length, () => bytes.number());
  return { capped, weight, outside, docs, impacts, shares, passages, words: [] };
}

// What only some of the pages of a term have: at which of them, and what.
function readSome(bytes, length, read) {
  const count = bytes.count();
  const at = new Uint32Array(count);
  const values = new Uint32Array(count);
  for (let i = 0, next = 0; i < count; i++) {
    at[i] = next + bytes.number();
    next = at[i] + 1;
    if (next > length) damaged();
    values[i] = read();
  }
  return { at, values };
}

// A shard of words spelled backwards; they stay so.
export function readReversed(bytes) {
  const word = bytes.sorted();
  return bytes.list(() => {
    const text = word();
    return { text, spelling: characters(text), letters: lettersOf(text), isWord: true };
  });
}

// The cards of `pages` pages.
export function readCards(bytes, pages, languages) {
  const text = () => bytes.text();
  const titles = bytes.times(pages, text);
  const urls = bytes.times(pages, text);
  const langs = bytes.times(pages, () => bytes.byte());
  const summaries = bytes.times(pages, text);
  const counts = bytes.times(pages, () => bytes.count());
  const crcs = counts.map((count) => bytes.times(count, () => bytes.four()));
  const passages = crcs.map((list) => list.map((crc) => ({ crc, salt: bytes.byte() })));
  if (langs.some((lang) => lang >= languages.length)) damaged();
  return titles.map((title, page) => ({
    title,
    url: urls[page].replace(/\u0001/g, () => slug(title)),
    lang: languages[langs[page]],
    summary: summaries[page],
    passages: passages[page],
  }));
}

// The text of a passage.
export function readSections(bytes) {
  return bytes.list(() => ({ anchor: bytes.text(), heading: bytes.text(), text: bytes.text() }));
}
