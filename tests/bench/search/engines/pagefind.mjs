// Pagefind (npm `pagefind`) on the built pages: its extractor, its index, its client without its interface.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { here } from '../options.mjs'
import { timed, weigh } from '../site.mjs'

export const name = 'pagefind'

export async function prepare({ site, pages, work, runs }) {
  const program = path.join(here, 'node_modules/.bin/pagefind')
  if (!fs.existsSync(program)) throw new Error('npm `pagefind` is not there: run `npm install` in tests/bench/search')
  const copy = path.join(work, 'pagefind-pages')
  for (const page of pages) {
    const target = path.join(copy, page.url)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    fs.copyFileSync(path.join(site, page.url), target)
  }
  const times = []
  let last
  for (let run = 0; run < runs; run++) {
    fs.rmSync(path.join(copy, 'pagefind'), { recursive: true, force: true })
    // Only what the page says itself, and all languages in one index: the best it can be given.
    last = timed(program, ['--site', copy, '--root-selector', 'main', '--force-language', 'fr'])
    if (last.status !== 0) throw new Error(`pagefind: ${last.stderr.slice(-2000)}`)
    times.push(last.seconds)
  }
  const folder = path.join(copy, 'pagefind')
  const part = (name) => weigh(path.join(folder, name)).bytes
  const meta = weigh(folder, (file) => file.endsWith('.pf_meta')).bytes
  const fragments = part('fragment')
  const client = path.join(work, 'pagefind.mjs')
  fs.copyFileSync(path.join(folder, 'pagefind.js'), client)
  return {
    name,
    seconds: times.sort((a, b) => a - b)[times.length >> 1],
    peak: last.peak,
    sizes: { vocabulary: part('index'), directory: meta, texts: fragments, all: part('index') + meta + fragments, files: weigh(folder).files },
    root: copy,
    open: (transport) => open(client, transport),
  }
}

let sessions = 0

// It asks the page for its language and the global `fetch` for files; both stand in here. Each session loads it anew.
async function open(client, transport) {
  globalThis.document ??= { currentScript: null, querySelector: () => ({ getAttribute: () => 'fr' }) }
  globalThis.location ??= new URL('http://site.test/')
  globalThis.fetch = transport.fetch
  transport.note('/pagefind/pagefind.js')
  const module = await import(`${pathToFileURL(client)}?session=${sessions++}`)
  await module.options({ basePath: 'http://site.test/pagefind/', noWorker: true })
  const urls = new Map()
  const address = async (result) => {
    if (!urls.has(result.id)) urls.set(result.id, result.data().then((data) => data.raw_url ?? data.url))
    return urls.get(result.id)
  }
  const search = async (query) => {
    globalThis.fetch = transport.fetch
    return (await module.search(query))?.results ?? []
  }
  return {
    async list(query, _filters, limit = 10) {
      const results = await search(query)
      return { total: results.length, urls: await Promise.all(results.slice(0, limit).map(address)) }
    },
    async all(query) {
      return Promise.all((await search(query)).map(address))
    },
  }
}
