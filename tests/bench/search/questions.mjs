// The questions that are drawn from the pages themselves, and those that people wrote down.
//
// Each question is { query, pages }: the addresses that are right answers. All draws are seeded.
import fs from 'node:fs'
import { Draw } from './random.mjs'
export { Draw }
import { distance, fold, unaccented, wordsOf } from './words.mjs'

const ELIDED = /(?<![\p{L}\p{N}])(?:l|d|n|m|t|s|c|j|qu|lorsqu|puisqu|jusqu)’(\p{L}{4,})(?![\p{L}\p{N}’'-])/giu
const BARE = /(?<![\p{L}\p{N}’'])\p{L}{4,}(?![\p{L}\p{N}’'])/gu
const MANY = 10

// Words that a page has only behind an elision with a curly apostrophe, with that page. Lines that stand on many pages
// are the theme's and not the pages'.
export function elisions(pages, seed, count = 300) {
  const draw = new Draw(`${seed}/elisions`)
  const lines = new Map()
  for (const page of pages) for (const line of new Set(page.text.split('\n'))) lines.set(line, (lines.get(line) ?? 0) + 1)
  const places = new Map()
  for (const page of pages) {
    const text = page.text.split('\n').filter((line) => lines.get(line) < MANY).join('\n')
    const bare = new Set([...text.matchAll(BARE)].map(([word]) => fold(word)))
    for (const [, word] of text.matchAll(ELIDED)) {
      const key = fold(word)
      if (bare.has(key)) continue
      if (!places.has(key)) places.set(key, [])
      places.get(key).push({ query: word.toLowerCase(), pages: [page.url] })
    }
  }
  return draw.some([...places.keys()].sort(), count).map((key) => draw.of(places.get(key)))
}

// Each title in full; pages of one title stand for each other.
export function titles(pages, all) {
  const of = sameTitle(all)
  return pages.map((page) => ({ query: page.title, pages: of(page) }))
}

// Each title with one typing error in a word of at least four letters.
export function typos(pages, all, seed) {
  const of = sameTitle(all)
  return pages.flatMap((page) => {
    const draw = new Draw(`${seed}/typo/${page.url}`)
    const query = misspell(page.title, draw)
    return query ? [{ query, pages: of(page) }] : []
  })
}

// Each title without accents and in lower case.
export function plainTitles(pages, all) {
  return titles(pages, all).map((question) => ({ ...question, query: unaccented(question.query).toLowerCase() }))
}

function sameTitle(all) {
  const pages = new Map()
  for (const page of all) {
    const key = fold(page.title)
    pages.set(key, [...(pages.get(key) ?? []), page.url])
  }
  return (page) => pages.get(fold(page.title)) ?? [page.url]
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

// One insertion, deletion, substitution or swap of neighbours; never in the place of the same letter.
export function misspell(text, draw) {
  const words = [...text.matchAll(/\p{L}{4,}/gu)]
  if (!words.length) return null
  const word = draw.of(words)
  const chars = [...word[0]]
  const at = draw.below(chars.length)
  const other = draw.of([...LETTERS].filter((letter) => letter !== fold(chars[at])))
  const kind = draw.below(4)
  if (kind === 0) chars.splice(at, 0, other)
  else if (kind === 1) chars.splice(at, 1)
  else if (kind === 2) chars[at] = other
  else {
    const pairs = chars.map((_, i) => i).filter((i) => i + 1 < chars.length && fold(chars[i]) !== fold(chars[i + 1]))
    if (!pairs.length) return null
    const i = draw.of(pairs)
    ;[chars[i], chars[i + 1]] = [chars[i + 1], chars[i]]
  }
  return text.slice(0, word.index) + chars.join('') + text.slice(word.index + word[0].length)
}

const STARTS = ['b', 'c', 'ch', 'd', 'f', 'g', 'gr', 'j', 'l', 'm', 'n', 'p', 'pl', 'qu', 'r', 's', 't', 'tr', 'v', 'z']
const HEARTS = ['a', 'e', 'i', 'o', 'u', 'ou', 'oi', 'an', 'in', 'au']

// Words that can be said and stand on no page: more than two typing errors away from each word of the whole site, and
// the beginning of none.
export function absent(all, seed, count = 100) {
  const draw = new Draw(`${seed}/absent`)
  const known = new Set(all.flatMap((page) => wordsOf(`${page.title} ${page.text}`)))
  const lengths = new Map()
  for (const word of known) lengths.set(word.length, [...(lengths.get(word.length) ?? []), word])
  const near = (word) => {
    for (let length = word.length - 2; length <= word.length + 2; length++) {
      for (const other of lengths.get(length) ?? []) if (distance(word, other, 2) <= 2) return true
    }
    return false
  }
  const found = new Set()
  while (found.size < count) {
    let word = ''
    const wanted = draw.between(6, 11)
    while (word.length < wanted) word += draw.of(STARTS) + draw.of(HEARTS)
    const begins = [...known].some((other) => other.startsWith(word))
    if (!begins && !near(word)) found.add(word)
  }
  return [...found].map((query) => ({ query, pages: [] }))
}

// Questions from a file, one a line: class, question, filters (`type=defis;year=2019,2020`), addresses (with spaces
// between). Empty lines and those that begin with `#` say nothing.
export function written(file) {
  return fs.readFileSync(file, 'utf8').split('\n').flatMap((line, number) => {
    if (!line.trim() || line.startsWith('#')) return []
    const [kind, query, filters, pages] = line.split('\t')
    if (!kind || query === undefined || !pages?.trim()) throw new Error(`${file}:${number + 1}: four columns are wanted: class, question, filters, addresses`)
    return [{ kind, query, filters: filtersOf(filters), pages: pages.trim().split(/\s+/) }]
  })
}

function filtersOf(text) {
  const filters = {}
  for (const part of text.split(';').filter((part) => part.trim())) {
    const [name, values] = part.split('=')
    filters[name.trim()] = (values ?? '').split(',').map((value) => value.trim())
  }
  return filters
}
