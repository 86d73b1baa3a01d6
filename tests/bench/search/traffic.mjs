// What an engine loads, and how long it takes, while people type.
import { Transport } from './transport.mjs'

// Median, 95th percentile and maximum.
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { median: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? 0, count: sorted.length }
}

// Each question asked by somebody who comes for the first time: ten hits with title, type and summary; then excerpts.
export async function cold(engine, questions) {
  const bytes = []
  const requests = []
  const excerpts = []
  let worst = null
  for (const { query, filters } of questions) {
    const transport = new Transport(engine.root)
    const session = await engine.open(transport)
    await session.list(query, filters ?? {}, 10)
    const first = transport.take()
    if (!worst || first.bytes > worst.bytes) worst = { query, ...first }
    bytes.push(first.bytes)
    requests.push(first.requests)
    if (session.excerpts) {
      const shown = await session.excerpts(query, filters ?? {}, 10)
      const more = transport.take()
      if (shown) excerpts.push(...eachExcerpt(more, shown))
    }
  }
  return { bytes: spread(bytes), requests: spread(requests), excerpts: spread(excerpts), worst }
}

// One file an excerpt, as long as no more files than excerpts came; otherwise what an excerpt cost on average.
function eachExcerpt(more, shown) {
  if (more.requests > shown) return [more.bytes / shown]
  return more.files.map((file) => file.bytes)
}

// Each question typed letter by letter by somebody who comes for the first time: what each letter after the first loads.
export async function typed(engine, questions) {
  const bytes = []
  const requests = []
  for (const { query, filters } of questions) {
    const transport = new Transport(engine.root)
    const session = await engine.open(transport)
    for (const [i, begun] of beginnings(query).entries()) {
      await session.list(begun, filters ?? {}, 10)
      const { bytes: more, requests: asked } = transport.take()
      if (i === 0) continue
      bytes.push(more)
      requests.push(asked)
    }
  }
  return { bytes: spread(bytes), requests: spread(requests) }
}

// The time of each letter's answer when all it needs is in memory: everything is asked once before. Milliseconds.
export async function times(engine, questions) {
  const transport = new Transport(engine.root)
  const session = await engine.open(transport)
  const letters = questions.flatMap(({ query, filters }) => beginnings(query).map((begun) => ({ begun, filters: filters ?? {} })))
  for (const { begun, filters } of letters) await session.list(begun, filters, 10)
  globalThis.gc?.()
  const taken = []
  for (const { begun, filters } of letters) {
    const begin = performance.now()
    await session.list(begun, filters, 10)
    taken.push(performance.now() - begin)
  }
  return spread(taken)
}

function beginnings(query) {
  const chars = [...query]
  return chars.map((_, i) => chars.slice(0, i + 1).join(''))
}
