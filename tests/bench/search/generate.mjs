// Writes a site of N French posts of 300 to 900 words: post i depends on the seed and i alone.
//
// Words are drawn as in real prose: by Zipf's law from a list of some 350,000 (Debian's `wfrench`; without it from as
// many made-up ones), the commonest at its head, each post saying some words of its own again and again. So vocabulary,
// postings and their lengths grow as they do in texts that people write. The sentences make no sense and need none.
import fs from 'node:fs'
import path from 'node:path'
import { Draw } from './random.mjs'
import { fold } from './words.mjs'

const COMMON = `de la et le les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec son ou aux
cette mais on comme nous ses tout elle être ont été même fait deux sa ces si leur bien peut sans entre aussi ils sous encore
après vous leurs autres très soit autre donc années dont avoir faire temps jour mois ainsi depuis notre avant toujours projet
service public données équipe travail usagers outil administration défi programme agents numérique permet développement code
site état mise besoin place cadre accès ensemble système produit utilisateurs application information partir premier grande
nouveau qualité recherche publique politique question rapport exemple nombre compte suite manière niveau moment point chaque
plusieurs certains lors vers chez contre pendant afin puis trop moins peu alors quand où car jamais souvent ici là`.split(/\s+/)
const TAGS = `accompagnement méthode ouverture témoignage évaluation collectif design réalisation écosystème recrutement outil
données pérennisation partenariat international algorithme développement promotion logiciel-libre mentorat`.split(/\s+/)
const FIRST = 'Camille Louise Léa Manon Inès Hugo Lucas Nathan Théo Raphaël Arthur Adèle Aïcha Benoît Cécile Élodie Gaëlle Joël Loïc Zoé'.split(' ')
const LAST = 'Martin Dubois Richard Petit Durand Leroy Moreau Lefèvre Girard Mercier Lambert Bonnet Garnier Faure Roussel Marchand'.split(' ')
const ELIDED = { le: 'l’', la: 'l’', de: 'd’', que: 'qu’', ne: 'n’', se: 's’', ce: 'c’' }
const LIST = '/usr/share/dict/french'
// Verbs in forms that prose has seldom, and in tenses that it hardly has: they are left to the rare end of the list.
const SELDOM = /(ai|as|ons|ez|ais|ait|aient|iez|ions|era|eront)$/
const RARE = /(asse|asses|assent|assions|assiez|âmes|âtes|ât|îmes|îtes|ît|ûmes|ûtes|ût|isse|isses|issent|issions|issiez|usse|usses|ussent|ussions|ussiez|èrent|erai|eras|erons|erez|eront|erait|erais|eraient|erions|eriez)$/

export function generate(count, folder, seed) {
  const posts = path.join(folder, '_posts')
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(posts, { recursive: true })
  fs.writeFileSync(
    path.join(folder, '_config.yml'),
    'title: Banc d’essai\ndescription: Textes de mesure\nurl: https://banc.example\nlang: fr\ntimezone: Europe/Paris\npagination: { per_page: 100 }\n',
  )
  const words = vocabulary(seed)
  const law = zipf(words.length)
  for (let i = 0; i < count; i++) {
    const { name, text } = post(i, seed, words, law)
    fs.writeFileSync(path.join(posts, name), text)
  }
}

// The words, the commonest first.
function vocabulary(seed) {
  const draw = new Draw(`${seed}/vocabulary`)
  const common = new Set(COMMON)
  const list = fs.existsSync(LIST) ? fs.readFileSync(LIST, 'utf8').split('\n') : madeUp(draw, 340_000)
  const rest = draw.some(list.filter((word) => /^[\p{Ll}’'-]{2,}$/u.test(word) && !common.has(word)), Infinity)
  const tier = (word) => (RARE.test(word) ? 2 : SELDOM.test(word) ? 1 : 0)
  const tiers = [0, 1, 2].map((wanted) => rest.filter((word) => tier(word) === wanted))
  return [...common, ...tiers.flat()].map((word) => word.replace("'", '’'))
}

function madeUp(draw, count) {
  const starts = ['b', 'c', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'br', 'ch', 'pl', 'qu', 'tr']
  const hearts = ['a', 'e', 'é', 'è', 'i', 'o', 'u', 'ou', 'oi', 'an', 'on', 'au']
  const ends = ['', 's', 'r', 'tion', 'ment', 'ments', 'té', 'eur', 'euse', 'ique', 'age', 'able', 'al', 'ance']
  const words = new Set()
  while (words.size < count) {
    let word = ''
    for (let i = draw.between(1, 4); i > 0; i--) word += draw.of(starts) + draw.of(hearts)
    words.add(word + draw.of(ends))
  }
  return [...words]
}

// Draws ranks by Zipf's law, its square from rank 5,000 on, as in large collections of texts (Walker's alias method: the same time for each draw).
function zipf(count) {
  const weights = Array.from({ length: count }, (_, rank) => {
    const flat = 1 / (rank + 2.7)
    return rank < 5000 ? flat : (flat * 5000) / (rank + 1)
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const chance = Float64Array.from(weights, (weight) => (weight * count) / total)
  const alias = new Int32Array(count)
  const small = []
  const large = []
  chance.forEach((value, i) => (value < 1 ? small : large).push(i))
  while (small.length && large.length) {
    const [low, high] = [small.pop(), large.pop()]
    alias[low] = high
    chance[high] -= 1 - chance[low]
    ;(chance[high] < 1 ? small : large).push(high)
  }
  for (const i of [...small, ...large]) chance[i] = 1
  return (draw) => {
    const i = draw.below(count)
    return draw.next() < chance[i] ? i : alias[i]
  }
}

// One post as a file: its name and its text.
function post(i, seed, words, law) {
  const draw = new Draw(`${seed}/post/${i}`)
  // What the post is about: words that are neither common nor rare.
  const about = Array.from({ length: 12 }, () => words[Math.min(words.length - 1, 150 + Math.floor(Math.exp(draw.next() * 9.5)))])
  const word = () => (draw.next() < 0.07 ? draw.of(about) : words[law(draw)])
  const phrase = (least, most) => join(Array.from({ length: draw.between(least, most) }, word))
  const sentence = () => {
    const text = phrase(6, 26)
    return text[0].toUpperCase() + text.slice(1) + (draw.next() < 0.93 ? '.' : ' ?')
  }
  const title = capital(join([draw.of(about), ...Array.from({ length: draw.between(2, 6) }, word), draw.of(about)]))
  const day = new Date(Date.UTC(2015, 0, 1 + (i % 3653))).toISOString().slice(0, 10)
  const slug = fold(title).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60)
  const blocks = []
  const wanted = draw.between(300, 900)
  let have = 0
  let heading = draw.between(90, 200)
  while (have < wanted) {
    if (have > heading) {
      blocks.push(`## ${capital(phrase(3, 8))}`)
      heading = have + draw.between(90, 250)
    }
    const block = draw.next() < 0.15 ? Array.from({ length: draw.between(3, 6) }, () => `- ${phrase(3, 14)}`).join('\n') : Array.from({ length: draw.between(2, 6) }, sentence).join(' ')
    have += block.split(' ').length
    blocks.push(block)
  }
  const head = [`title: "${title}"`, `author: "${draw.of(FIRST)} ${draw.of(LAST)}"`, `description: "${capital(phrase(14, 32))}."`, `tags: [${draw.some(TAGS, draw.between(1, 4)).join(', ')}]`]
  return { name: `${day}-${slug}-${i}.md`, text: `---\n${head.join('\n')}\n---\n\n${blocks.join('\n\n')}\n` }
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1)
}

function join(words) {
  let text = ''
  words.forEach((word, i) => {
    const next = words[i + 1] ?? ''
    text += ELIDED[word] && /^[aàâeéèêëiîïoôuûyœ]/.test(next) ? ELIDED[word] : `${word} `
  })
  return text.trim()
}
