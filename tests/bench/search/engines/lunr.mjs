// lunr with its French stemmer and stop words; the last word also as a beginning, as its guide proposes.
import { createRequire } from 'node:module'
import { session, write } from './memory.mjs'

export const name = 'lunr'

export async function prepare({ pages, work }) {
  const require = createRequire(import.meta.url)
  const lunr = require('lunr')
  require('lunr-languages/lunr.stemmer.support')(lunr)
  require('lunr-languages/lunr.fr')(lunr)
  const make = () =>
    JSON.stringify(
      lunr(function () {
        this.use(lunr.fr)
        this.ref('number')
        this.field('title', { boost: 4 })
        this.field('text')
        pages.forEach((page, number) => this.add({ number, title: page.title, text: page.text }))
      }),
    )
  const libraries = ['lunr/lunr.min.js', 'lunr-languages/min/lunr.stemmer.support.min.js', 'lunr-languages/min/lunr.fr.min.js']
  const made = write({ name, work, pages, make, libraries: libraries.map((file) => require.resolve(file)) })
  const load = (json) => {
    const index = lunr.Index.load(JSON.parse(json))
    return (query) => {
      const words = query.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean)
      const results = index.query((q) => {
        words.forEach((word, i) => {
          q.term(word, { boost: 10 })
          if (i === words.length - 1) q.term(word, { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false })
        })
      })
      return results.map((result) => Number(result.ref))
    }
  }
  return { ...made, open: (transport) => session(transport, made.libraries, pages, load) }
}
