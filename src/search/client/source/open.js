// The search: opens an index that eigsite built, and answers from it (FORMAT.md, beside this folder).
//
//   import { open } from '/search/search.js'
//   const index = await open('/search/')
//   const { total, hits, facets, suggestion, relaxed, problems } = await index.search('archives', { limit: 10 })
//
// Knows nothing of languages, and has no words for readers.

import { Bytes, contentOf } from './bytes.js';
import { excerptOf, headingOf, marked, marker } from './excerpt.js';
import { pathOf, readCards, readDirectory, readLists, readReversed, readSections, Words } from './files.js';
import { chosen, textOf } from './filters.js';
import { join, lookUp, misspell, suggestion, valueOf } from './matches.js';
import { ranker } from './rank.js';
import { slotsOf } from './slots.js';
import { upTo } from './text.js';

const LONGEST_QUERY = 1000;
const BLANK = /^\p{White_Space}*$/u;

// Opens the index in the folder `base`. Throws an Error if its `index.eig` cannot be read; nothing else does.
export async function open(base = '/search/', { fetch = globalThis.fetch } = {}) {
  const folder = String(base).replace(/([^/])$/, '$1/');
  const load = loader(folder, fetch);
  let directory;
  try {
    directory = await load('index.eig', undefined, readDirectory);
  } catch ({ message }) {
    throw new Error(`The search index cannot be read: ${message}`);
  }
  const rank = ranker(directory);
  const later = new WeakMap();
  return {
    pages: directory.pages,
    languages: directory.languages,
    facets: directory.facets.map(({ name, label, values }) => ({
      name,
      label,
      values: values.map((each) => ({ ...each })),
    })),
    search: (query, options) => search(textOf(query), options || {}, readingOf(directory, load), rank, later),
    // Fills in the excerpt of a hit that was searched without.
    async excerpt(hit) {
      const fill = later.get(hit);
      if (fill) await fill();
      return hit;
    },
  };
}

// A function that reads a file, once for all who ask; one that failed is tried again. Throws { file, reason, message }.
function loader(folder, fetch) {
  const kept = new Map();
  const fail = (file, reason) => ({ file, reason, message: `${folder}${file} is ${reason}` });
  const load = async (file, crc, read) => {
    let bytes;
    try {
      const response = await fetch(folder + file);
      if (!response.ok) throw response;
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (_) {
      throw fail(file, 'missing');
    }
    try {
      return read(new Bytes(contentOf(bytes, crc)));
    } catch (_) {
      throw fail(file, 'damaged');
    }
  };
  return (file, crc, read) => {
    if (!kept.has(file)) {
      const loading = load(file, crc, read);
      kept.set(file, loading);
      loading.catch(() => kept.delete(file));
    }
    return kept.get(file);
  };
}

// What one search reads; null is what cannot be had, and `problems` tells of it.
function readingOf(directory, load) {
  const problems = [];
  const tried = new Map();
  const get = (folder, name, read) => {
    const file = pathOf(folder, name);
    const note = (problem) => {
      problems.push(problem);
      return null;
    };
    if (!tried.has(file)) tried.set(file, load(file, name.crc, read).catch(note));
    return tried.get(file);
  };
  const shard = async (folder, shards, text, read) => {
    const at = upTo(shards, text) - 1;
    return at < 0 ? null : get(folder, shards[at], read);
  };
  const { pages, languages, types, each } = directory;
  return {
    directory,
    problems,
    words: (text) => shard('w', directory.words, text, (bytes) => new Words(bytes, pages)),
    reversed: (text) => shard('r', directory.reversed, text, readReversed),
    lists: (facet) => facet.lists || get('f', facet.file, (bytes) => readLists(bytes, facet, pages)),
    sections: (name) => get('t', name, readSections),
    card: async (page) => {
      if (directory.inline) return directory.inline[page];
      const at = Math.floor(page / each);
      const held = Math.min(each, pages - at * each);
      const cards = await get('c', directory.cards[at], (bytes) => readCards(bytes, held, languages, types));
      return cards && cards[page % each];
    },
  };
}

async function search(given, options, reading, rank, later) {
  const { filters, sort, excerpts = true } = options;
  const { directory, problems } = reading;
  const query = Array.from(given.slice(0, 2 * LONGEST_QUERY))
    .slice(0, LONGEST_QUERY)
    .join('');
  const offset = whole(options.offset, 0);
  const choice = chosen(directory.facets, filters);
  // For each facet the pages of its values, if they are needed and there.
  const lists = Promise.all(
    directory.facets.map((facet, i) => (facet.lists || choice[i] || options.facets === true ? reading.lists(facet) : null)),
  );
  const asked = { choice, lists, sort, end: offset + whole(options.limit, 10) };
  const { slots, found, relaxed } = await passes(query, asked, reading, rank);

  const mark = marker(slots);
  const show = async ({ page, score }) => {
    const hit = await hitOf(page, score, reading);
    hit.excerpt = marked(hit.summary, mark);
    const fill = () => fillIn(hit, page, slots, mark, reading);
    later.set(hit, fill);
    if (excerpts) await fill();
    return hit;
  };
  const [suggested, hits] = await Promise.all([
    suggestion(query, slots, found.best, relaxed || !found.total, reading),
    Promise.all(found.top.slice(offset).map(show)),
  ]);
  return { total: found.total, hits, facets: found.facets, suggestion: suggested, relaxed, problems };
}

// A whole number that is not negative.
const whole = (number, otherwise) =>
  number === undefined ? otherwise : Math.min(2 ** 31, Math.max(0, Math.floor(Number(textOf(number))) || 0));

// The slots of a query and the pages that the first pass with hits finds.
async function passes(query, asked, reading, rank) {
  const slots = await slotsOf(query, reading);
  const lists = await asked.lists;
  const pass = (any) => rank({ ...asked, lists, slots, any });
  if (!slots.length)
    return { slots, found: rank({ ...asked, lists, slots: BLANK.test(query) ? [] : [NONE] }), relaxed: false };

  const misspelt = (some) => Promise.all(some.map((slot) => misspell(slot, reading)));
  await Promise.all(slots.map((slot) => lookUp(slot, slots.length === 1, reading)));
  await join(slots, false, reading);
  await misspelt(slots.filter((slot) => !slot.matches.length));
  let found = pass(false);
  if (!found.total) {
    await misspelt(slots);
    await join(slots, true, reading);
    found = pass(false);
  }
  if (found.total || slots.length < 2) return { slots, found, relaxed: false };
  found = pass(true);
  return { slots, found, relaxed: found.total > 0 };
}

// A slot that nothing matches.
const NONE = { matches: [] };

async function hitOf(page, score, reading) {
  const { url = '', title = '', type = '', lang = '', summary = '' } = (await reading.card(page)) || {};
  return { url, title, type, lang, summary, excerpt: '', score, anchor: '', section: '' };
}

// Fills in the excerpt of a hit from the passage that says most of what is asked.
async function fillIn(hit, page, slots, mark, reading) {
  const sums = new Map();
  for (const slot of slots) {
    const { value, passage, match } = valueOf(slot, page);
    if (match) sums.set(passage, (sums.get(passage) || 0) + value);
  }
  const [best] = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const card = await reading.card(page);
  const name = best && card && card.passages[best[0]];
  const sections = name && (await reading.sections(name));
  const excerpt = sections && (excerptOf(sections, mark) || headingOf(sections, mark));
  if (excerpt) Object.assign(hit, excerpt);
}
