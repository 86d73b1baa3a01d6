// The kinds of files, read (FORMAT.md, sections 3.1 to 3.5). Throws where a file is not as described there.

import { damaged } from './inflate.js';
import { characters, compare, fold, lettersOf, slug, upTo } from './text.js';

// So many cards a file may hold.
const MOST_CARDS = 256;

// The content of `index.eig`.
export function readDirectory(bytes) {
  const pages = bytes.number();
  const languages = bytes.texts();
  const stopWords = new Set(bytes.texts());
  const elided = new Set(bytes.texts());
  const endings = new Set(bytes.texts());
  const facets = bytes.list(() => readFacet(bytes, pages));
  const types = facets[0] ? facets[0].values : [];
  if (types.reduce((sum, { count }) => sum + count, 0) !== pages) damaged();
  const words = readShards(bytes);
  const reversed = readShards(bytes);
  const each = bytes.number();
  const cards = bytes.names(bytes.count());
  const inline = cards.length ? null : readCards(bytes, pages, languages, types);
  // This also tells that there are no more pages than what was read can mean.
  if (!inline && (!each || each > MOST_CARDS || cards.length !== Math.ceil(pages / each))) damaged();
  return { pages, languages, stopWords, elided, endings, facets, types, words, reversed, each, cards, inline };
}

// A facet has either `lists` or the `file` that holds them.
function readFacet(bytes, pages) {
  const facet = {
    name: bytes.text(),
    label: bytes.text(),
    values: bytes.list(() => {
      const value = bytes.text();
      const label = bytes.text();
      const count = bytes.number();
      if (count > pages) damaged();
      return { value: withSlug(value, label), label, count };
    }),
  };
  if (bytes.byte()) [facet.file] = bytes.names(1);
  else facet.lists = readLists(bytes, facet, pages);
  return facet;
}

// For each value of a facet, the pages that have it.
export const readLists = (bytes, { values }, pages) => values.map(({ count }) => bytes.rising(count, pages));

// `text` with the slug of `title` wherever that goes without saying.
// eslint-disable-next-line no-control-regex
const withSlug = (text, title) => text.replace(/\u0001/g, () => slug(title));

function readShards(bytes) {
  const boundary = bytes.sorted();
  const shards = rise(bytes.list(() => ({ text: boundary() })));
  bytes.names(shards.length).forEach((name, i) => Object.assign(shards[i], name));
  return shards;
}

// `entries`, whose texts rise.
function rise(entries) {
  for (let i = 1; i < entries.length; i++) if (compare(entries[i - 1].text, entries[i].text) >= 0) damaged();
  return entries;
}

// The path of a file below the folder of the index.
export function pathOf(folder, { crc, salt }) {
  return `${folder}/${crc.toString(16).padStart(8, '0')}${salt ? `-${salt}` : ''}.eig`;
}

// A shard of words with their postings.
export class Words {
  constructor(bytes, pages) {
    this.entries = readEntries(bytes);
    this.terms = readTerms(bytes, pages);
    for (const entry of this.entries) {
      const named = entry.prefix < 0 ? entry.terms : [...entry.terms, entry.prefix];
      if (named.some((term) => term >= this.terms.length)) damaged();
      entry.terms = entry.terms.map((term) => this.terms[term]);
      entry.prefix = this.terms[entry.prefix];
      entry.isWord = entry.terms.length > 0;
      entry.terms.forEach((term) => term.words.push(entry.text));
    }
  }

  // The word or prefix `text`.
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

// The words, then what each has.
function readEntries(bytes) {
  const spelled = bytes.sorted();
  const entries = bytes.list(() => {
    const written = spelled();
    const text = fold(written);
    return { text, spelling: characters(text), letters: lettersOf(text), written };
  });
  rise(entries);
  // One above the highest term that was named, and the last one that a word had.
  let next = 0;
  let last = 0;
  for (const entry of entries) {
    const flags = bytes.byte();
    entry.terms = flags & 4 ? [next] : flags & 8 ? [last] : bytes.list(() => bytes.number());
    entry.prefix = flags & 2 ? bytes.number() : -1;
    if (entry.terms.length) last = entry.terms[entry.terms.length - 1];
    next = Math.max(next, entry.prefix + 1, ...entry.terms.map((term) => term + 1));
  }
  return entries;
}

// The terms, column by column.
function readTerms(bytes, pages) {
  const terms = bytes.list(() => {
    const flags = bytes.byte();
    const weight = bytes.byte();
    const count = bytes.count();
    return { flags, capped: flags & 1, weight, count, outside: flags & 2 ? bytes.texts() : [], words: [] };
  });
  for (const term of terms) term.docs = bytes.rising(term.count, pages);
  for (const term of terms) term.impacts = bytes.take(term.count);
  for (const term of terms) {
    term.shares = readSome(bytes, term.flags & 4, term.count, () => bytes.byte());
    term.passages = readSome(bytes, term.flags & 8, term.count, () => bytes.number());
  }
  return terms;
}

// What only some of the pages of a term have: at which of them, and what.
function readSome(bytes, there, length, read) {
  const count = there ? bytes.count() : 0;
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
  return rise(
    bytes.list(() => {
      const text = word();
      return { text, spelling: characters(text), letters: lettersOf(text), isWord: true };
    }),
  );
}

// The cards of `pages` pages.
export function readCards(bytes, pages, languages, types) {
  const text = () => bytes.text();
  const titles = bytes.times(pages, text);
  const urls = bytes.times(pages, text);
  const langs = bytes.times(pages, () => bytes.byte());
  const kinds = bytes.times(pages, () => bytes.number());
  const summaries = bytes.times(pages, text);
  const counts = bytes.times(pages, () => bytes.count());
  const passages = bytes.names(counts.reduce((sum, count) => sum + count, 0));
  if (langs.some((lang) => lang >= languages.length) || kinds.some((kind) => kind >= types.length)) damaged();
  return titles.map((title, page) => ({
    title,
    url: withSlug(urls[page], title),
    lang: languages[langs[page]],
    type: types[kinds[page]].value,
    summary: summaries[page],
    passages: passages.splice(0, counts[page]),
  }));
}

// The text of a passage.
export function readSections(bytes) {
  return bytes.list(() => ({ anchor: bytes.text(), heading: bytes.text(), text: bytes.text() }));
}
