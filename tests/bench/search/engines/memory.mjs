// What lunr and MiniSearch have in common here: one JSON file with the whole index, one with the cards, and the library.
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

// Writes the files of such an engine and tells what they weigh. `make` gives the index as JSON text.
export function write({ name, work, pages, libraries, make }) {
  const folder = path.join(work, name)
  fs.mkdirSync(folder, { recursive: true })
  const begin = performance.now()
  const index = make()
  const seconds = (performance.now() - begin) / 1000
  fs.writeFileSync(path.join(folder, 'index.json'), index)
  fs.writeFileSync(path.join(folder, 'cards.json'), JSON.stringify(pages.map((page) => [page.url, page.title, page.text.slice(0, 200)])))
  libraries.forEach((library, i) => fs.copyFileSync(library, path.join(folder, `library${i}.js`)))
  // As transferred, which is what the others keep on disk.
  const size = (file) => gzipSync(fs.readFileSync(path.join(folder, file)), { level: 9 }).length
  return {
    name,
    seconds,
    peak: 0,
    sizes: { vocabulary: size('index.json'), cards: size('cards.json'), all: size('index.json') + size('cards.json'), files: libraries.length + 2 },
    root: folder,
    libraries: libraries.length,
    whole: true,
  }
}

// A session: everything is loaded at once. `ask` gives the numbers of the pages found, the best first.
export async function session(transport, libraries, pages, load) {
  for (let i = 0; i < libraries; i++) transport.note(`/library${i}.js`)
  const ask = load(await (await transport.fetch('/index.json')).text())
  transport.note('/cards.json')
  const urls = (query) => ask(query).map((number) => pages[number].url)
  return {
    async list(query, _filters, limit = 10) {
      const found = urls(query)
      return { total: found.length, urls: found.slice(0, limit) }
    },
    async all(query) {
      return urls(query)
    },
  }
}
