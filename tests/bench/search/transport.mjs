// A server without a network: answers `fetch` from a folder, and counts what a browser would have loaded.
//
// Counted are bodies as transferred: texts packed with gzip where that is smaller, packed formats as they are. What was
// loaded once in a session comes from the browser's cache and is not counted again. Headers are not counted.
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

const PACKED = /\.(eig|pagefind|pf_\w+|gz|png|jpe?g|woff2?)$/
const stored = new Map()

function load(file) {
  let entry = stored.get(file)
  if (entry === undefined) {
    entry = null
    if (fs.existsSync(file) && fs.statSync(file).isFile()) {
      const bytes = fs.readFileSync(file)
      const packed = PACKED.test(file) ? bytes.length : Math.min(bytes.length, zlib.gzipSync(bytes, { level: 9 }).length)
      entry = { bytes, packed }
    }
    stored.set(file, entry)
  }
  return entry
}

export class Transport {
  constructor(root) {
    this.root = root
    this.cached = new Set()
    this.log = []
    this.fetch = async (request) => this.answer(String(request?.url ?? request))
  }

  answer(url) {
    const entry = this.note(url)
    if (!entry) return new Response(null, { status: 404 })
    const type = url.includes('.js') ? 'text/javascript' : 'application/octet-stream'
    return new Response(entry.bytes, { status: 200, headers: { 'content-type': type } })
  }

  // Counts a file as loaded, and gives it.
  note(url) {
    const name = decodeURIComponent(new URL(url, 'http://site.test/').pathname)
    const entry = load(path.join(this.root, path.normalize(name)))
    if (!this.cached.has(name)) {
      this.cached.add(name)
      this.log.push({ name, bytes: entry?.packed ?? 0 })
    }
    return entry
  }

  // What was loaded since this was last asked.
  take() {
    const files = this.log
    this.log = []
    return { bytes: files.reduce((sum, file) => sum + file.bytes, 0), requests: files.length, files }
  }
}

// Forgets files that were read, when a site is done with.
export function forget() {
  stored.clear()
}
