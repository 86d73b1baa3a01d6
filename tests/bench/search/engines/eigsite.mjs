// eigsite's own search: its index and client, as `eigsite build` wrote them.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { weigh } from '../site.mjs'

export const name = 'eigsite'

export async function prepare({ site, work, built }) {
  const folder = path.join(site, 'search')
  if (!fs.existsSync(path.join(folder, 'search.js'))) throw new Error('the built site has no search/search.js')
  // Node takes a `.js` file outside of a package for an old one.
  const client = path.join(work, 'client.mjs')
  fs.copyFileSync(path.join(folder, 'search.js'), client)
  const { open: openIndex } = await import(pathToFileURL(client))
  const part = (name) => weigh(path.join(folder, name)).bytes
  const index = fs.statSync(path.join(folder, 'index.eig')).size
  return {
    name,
    seconds: built.stages.search === undefined ? undefined : built.stages.search / 1000,
    peak: built.peak,
    sizes: { vocabulary: part('w') + part('r'), directory: index, cards: part('c'), texts: part('t'), all: weigh(folder).bytes, files: weigh(folder).files },
    root: site,
    open: (transport) => open(openIndex, transport),
  }
}

async function open(openIndex, transport) {
  transport.note('/search/search.js')
  const index = await openIndex('/search/', { fetch: transport.fetch })
  const ask = (query, options) => index.search(query, options)
  return {
    async list(query, filters, limit = 10) {
      const { total, hits } = await ask(query, { limit, filters, excerpts: false })
      return { total, urls: hits.map((hit) => hit.url) }
    },
    async all(query, filters) {
      const { hits } = await ask(query, { limit: 1_000_000, filters, excerpts: false })
      return hits.map((hit) => hit.url)
    },
    async excerpts(query, filters, limit = 10) {
      const { hits } = await ask(query, { limit, filters })
      return hits.length
    },
  }
}
