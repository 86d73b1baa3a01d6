// Makes a small index of pages with texts, for `encode.mjs`. Conflates, weighs and splits in the simplest way there is.

import { byBytes, encode } from './encode.mjs';
import { open } from '../../src/search/client/search.js';

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
    for (const word of title)
      add(word, 5, (posting) => (posting.share = Math.min(60, posting.share + Math.floor(60 / title.length))));
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
  for (const [stem, { words: own }] of terms)
    for (const word of own) words.set(word, [...(words.get(word) || []), stem]);
  const types = [...new Set(pages.map(({ type }) => type))];
  const facets = [
    { name: 'type', label: 'Type', values: types.map((type) => ({ value: type, label: type.toUpperCase() })) },
    ...(site.facets || []),
  ];
  const has = (page, name, value) =>
    name === 'type' ? page.type === value : ((page.facets || {})[name] || []).includes(value);
  return {
    languages: ['fr', 'en'],
    stopWords: site.stopWords || ['de', 'la', 'le'],
    elided: site.elided || ['d', 'l', 'qu'],
    endings: site.endings || ['', 's', 'e', 'es'],
    facets: facets.map((facet) => ({
      ...facet,
      values: facet.values.map((each) => ({
        ...each,
        docs: pages.map((_, i) => i).filter((i) => has(pages[i], facet.name, each.value)),
      })),
    })),
    pages,
    each: site.each || 0,
    words: wordShards({ words, terms, boundaries, written, cap }),
    reversed: split(
      [...words.keys()].map((word) => Array.from(word).reverse().join('')).sort(byBytes),
      reversedBoundaries,
    ).map(([boundary, own]) => ({ boundary, words: own })),
  };
}

function split(texts, boundaries) {
  return boundaries.map((boundary, i) => [
    boundary,
    texts.filter(
      (text) => byBytes(text, boundary) >= 0 && (i + 1 === boundaries.length || byBytes(text, boundaries[i + 1]) < 0),
    ),
  ]);
}

function wordShards({ words, terms, boundaries, written, cap }) {
  const prefixes = new Set(
    boundaries.flatMap((boundary) => Array.from(boundary).map((_, i, all) => all.slice(0, i).join(''))),
  );
  prefixes.delete('');
  const texts = [...new Set([...words.keys(), ...prefixes])].sort(byBytes);
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
      const entry = { text, terms: (words.get(text) || []).map(termOf) };
      if (written[text]) entry.written = written[text];
      if (prefixes.has(text)) {
        const begun = [...words].filter(([word]) => word.startsWith(text)).flatMap(([, stems]) => stems);
        entry.prefix = term(
          union(
            begun.map((stem) => terms.get(stem)),
            cap,
          ),
        );
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
      if (!best.has(posting.page) || best.get(posting.page).impact < posting.impact)
        best.set(posting.page, { page: posting.page, impact: posting.impact, passage: posting.passage });
  const postings = [...best.values()].sort((a, b) => b.impact - a.impact || b.page - a.page);
  return {
    weight: 10,
    capped: postings.length > cap,
    postings: postings.slice(0, cap).sort((a, b) => a.page - b.page),
  };
}

// The words of a plain text, folded the simple way; parts and wholes of groups with hyphens and apostrophes.
function wordsOf(text) {
  const folded = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u00ad]/g, '')
    .replace(/œ/g, 'oe')
    .replace(/ß/g, 'ss');
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
    return {
      ok: Boolean(bytes),
      status: bytes ? 200 : 404,
      arrayBuffer: async () => new Uint8Array(bytes || []).buffer,
    };
  };
  return { fetch, asked };
}

// The opened index of a site, its files, and what was asked for.
export async function opened(site, change = (index) => index) {
  const files = encode(change(build(site)));
  const { fetch, asked } = serve(files);
  return { index: await open('/search/', { fetch }), files, asked, fetch };
}

export const titles = ({ hits }) => hits.map(({ title }) => title);
