// MiniSearch with folded words, beginnings and typing errors, as its guide proposes.
import { createRequire } from 'node:module'
import { session, write } from './memory.mjs'

export const name = 'minisearch'

export async function prepare({ pages, work }) {
  const { default: MiniSearch } = await import('minisearch')
  const fold = (term) => term.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  const options = {
    fields: ['title', 'text'],
    processTerm: fold,
    searchOptions: { boost: { title: 4 }, prefix: true, fuzzy: 0.2 },
  }
  const make = () => {
    const index = new MiniSearch(options)
    index.addAll(pages.map((page, id) => ({ id, title: page.title, text: page.text })))
    return JSON.stringify(index)
  }
  const library = createRequire(import.meta.url).resolve('minisearch').replace(/dist\/.*$/, 'dist/umd/index.js')
  const made = write({ name, work, pages, make, libraries: [library] })
  const load = (json) => {
    const index = MiniSearch.loadJSON(json, options)
    return (query) => index.search(query).map((result) => result.id)
  }
  return { ...made, open: (transport) => session(transport, made.libraries, pages, load) }
}
