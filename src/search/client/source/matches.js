// What the slots match: terms with a factor, in the order in which they count (FORMAT.md, sections 4.2 to 4.4).
//
// A match is { term, factor, quarters, misspelt }: `quarters` of the term's share count.

import { backwards, characters, compare, distance, lettersOf, ones, upTo } from './text.js';

const MOST_CANDIDATES = 8;
const MOST_FURTHER = 4;
const MOST_FURTHER_BEGUN = 2;
const MOST_REVERSED = 2;

function add(slot, terms, factor, quarters, misspelt = false) {
  for (const term of terms) slot.matches.push({ term, factor, quarters, misspelt });
}

// Finds what a slot matches exactly, inflected, or begun.
export async function lookUp(slot, alone, reading) {
  const shard = await reading.words(slot.word);
  if (!shard) return;
  const exact = shard.word(slot.word);
  if (exact) add(slot, exact.terms, 16, 4);
  else for (const form of otherForms(slot, shard, reading.directory.endings)) add(slot, form.terms, 12, 3);
  if (slot.beginning && (!exact || !alone || characters(slot.word).length > 1)) begin(slot, shard, exact);
}

// The words that a word seems to be another form of: they differ from it by their endings.
function otherForms({ word, beginning }, shard, endings) {
  const letters = Array.from(word);
  // What a beginning goes on with is begun.
  for (let cut = beginning ? 1 : 0; cut <= 3; cut++) {
    const left = letters.length - cut;
    const most = left < 5 ? 1 : 3;
    if (left < 3 || cut > most || !endings.has(letters.slice(left).join(''))) continue;
    const stem = letters.slice(0, left).join('');
    const itself = shard.word(stem);
    const forms = itself ? [itself, ...shard.longer(stem)] : shard.longer(stem);
    const isEnding = (ending) => characters(ending).length <= most && endings.has(ending);
    const found = forms.filter(({ text }) => isEnding(text.slice(stem.length)));
    if (found.length) return found;
  }
  return [];
}

function begin(slot, shard, exact) {
  const { prefix } = shard.find(slot.word) || {};
  const terms = new Set(prefix ? [prefix] : []);
  if (!prefix) for (const entry of shard.longer(slot.word)) entry.terms.forEach((term) => terms.add(term));
  add(slot, terms, 5, 2);
  slot.begun = terms.size > 0;
  slot.soft = Boolean(prefix && prefix.capped && !exact);
}

// Finds what a slot matches if it is misspelt, once.
export async function misspell(slot, reading) {
  if (slot.candidates) return;
  slot.candidates = [];
  const length = characters(slot.word).length;
  const allowed = length < 4 ? 0 : length < 8 ? 1 : 2;
  if (!allowed) return;
  const near = await nearWords(slot.word, allowed, reading);
  let factor = 5 - near.least;
  if (!near.texts.size && slot.beginning && length >= 5) {
    await addBeginnings(slot.word, near.texts, reading);
    factor = 2;
  }
  if (!near.texts.size && allowed === 1) {
    addSwapped(slot.word, near.texts);
    factor = 4;
  }
  if (!near.texts.size && allowed === 2 && !slot.beginning) {
    await addFurther(slot.word, near, reading);
    factor = 5 - near.least;
  }
  slot.candidates = (await weighed(near.texts, slot.word, slot.beginning ? MOST_FURTHER_BEGUN : MOST_FURTHER, reading)).slice(0, MOST_CANDIDATES);
  for (const { entry } of slot.candidates) add(slot, entry.terms, factor, 3, true);
}

// The nearest words to one in its shard and in its reverse shard: { texts, least: their distance }.
async function nearWords(word, allowed, reading) {
  const near = { texts: new Set(), least: allowed };
  const [shard, reversed] = await Promise.all([reading.words(word), reading.reversed(backwards(word))]);
  if (shard) addNear(near, word, shard.entries, (text) => text);
  if (reversed) addNear(near, backwards(word), reversed, backwards);
  return near;
}

// Adds those of `entries` that are as near to `word` as those found before; nearer ones drive those out.
function addNear(near, word, entries, spell) {
  const asked = characters(word);
  const own = lettersOf(word);
  for (const { text, spelling, letters, isWord } of entries) {
    // Each letter that only one of them has is an error.
    if (!isWord || ones(own & ~letters) > near.least || ones(letters & ~own) > near.least) continue;
    const far = distance(asked, spelling, near.least);
    if (!far || far > near.least) continue;
    if (far < near.least) near.texts.clear();
    near.least = far;
    near.texts.add(spell(text));
  }
}

// Adds the longer words of the shard of `word` of which a beginning is one error away.
async function addBeginnings(word, texts, reading) {
  const shard = await reading.words(word);
  const asked = characters(word);
  const own = lettersOf(word);
  for (const { text, spelling, letters, isWord } of shard ? shard.entries : []) {
    if (!isWord || spelling.length <= asked.length || ones(own & ~letters) > 1) continue;
    if (!text.startsWith(word) && distance(asked, spelling, 1, true) === 1) texts.add(text);
  }
}

// Adds what a word becomes if two characters inside of it are swapped: words that neither its beginning nor its end
// leads to. Whether they are words is not known yet.
function addSwapped(word, texts) {
  const letters = Array.from(word);
  for (let i = 1; i < letters.length - 2; i++) {
    const [one, other] = letters.slice(i, i + 2);
    if (one !== other) texts.add([...letters.slice(0, i), other, one, ...letters.slice(i + 2)].join(''));
  }
}

// Adds the nearest words of further reverse shards whose boundary is like the end of `word`.
async function addFurther(word, near, reading) {
  const reversed = backwards(word);
  const start = (text) => Array.from(text).slice(0, 2);
  const shards = reading.directory.reversed;
  const own = upTo(shards, reversed) - 1;
  const like = (shard, i) => i !== own && distance(start(reversed), start(shard.text), 1) <= 1;
  const further = shards.filter(like).slice(0, MOST_REVERSED);
  const loaded = await Promise.all(further.map((shard) => reading.reversed(shard.text)));
  for (const entries of loaded) if (entries) addNear(near, reversed, entries, backwards);
}

// Looks candidates for a word up: { entry } each, those with the most pages first. Reads `most` further shards.
async function weighed(texts, word, most, reading) {
  const sorted = [...texts].sort(compare);
  const place = (text) => upTo(reading.directory.words, text);
  const read = new Set([place(word)]);
  for (const text of sorted) if (read.size <= most) read.add(place(text));
  const known = sorted.filter((text) => read.has(place(text)));
  const entries = await Promise.all(
    known.map(async (text) => {
      const shard = await reading.words(text);
      return shard && shard.word(text);
    }),
  );
  const pages = ({ entry }) => entry.terms[0].docs.length;
  const found = entries.filter(Boolean).map((entry) => ({ entry }));
  return found.sort((a, b) => pages(b) - pages(a));
}

// Adds to neighbouring slots the terms of their words written together, where that is a word: one of the shard of the
// first, or, if `apart`, one of another shard.
export async function join(slots, apart, reading) {
  const place = (text) => upTo(reading.directory.words, text);
  const joined = await Promise.all(
    slots.slice(1).map(async (slot, i) => {
      const word = slots[i].word + slot.word;
      if ((place(slots[i].word) !== place(word)) !== apart) return [];
      const shard = await reading.words(word);
      const entry = shard && shard.word(word);
      return entry ? entry.terms : [];
    }),
  );
  slots.forEach((slot, i) => {
    add(slot, joined[i - 1] || [], 12, 4);
    add(slot, joined[i] || [], 12, 4);
  });
}

// The query with misspelt words, or words that are nowhere, replaced by what may be meant; null if there are none.
// `best` is the best hit, if there is one; `lost` says whether not all of the query was found.
export async function suggestion(query, slots, best, lost, reading) {
  const replaced = [];
  for (const slot of slots) {
    const match = best === undefined ? undefined : valueOf(slot, best).match;
    let entry;
    if (match && match.misspelt) ({ entry } = slot.candidates[0]);
    else if (lost && !slot.matches.length) entry = await nearest(slot.word, reading);
    if (entry) for (const place of slot.places) replaced.push([place, entry.written]);
  }
  if (!replaced.length) return null;
  replaced.sort(([a], [b]) => b[0] - a[0]);
  return replaced.reduce((text, [[start, end], written]) => text.slice(0, start) + written + text.slice(end), query);
}

async function nearest(word, reading) {
  const allowed = Math.min(3, Math.floor(characters(word).length / 3));
  if (!allowed) return undefined;
  const near = await nearWords(word, allowed, reading);
  const [best] = await weighed(near.texts, word, MOST_FURTHER, reading);
  return best && best.entry;
}

// What a page has for a slot: { value, passage, match }, without match if it has nothing.
export function valueOf(slot, page) {
  const best = { value: 0, passage: 0, match: undefined };
  for (const match of slot.matches) {
    const { docs, impacts, weight, passages } = match.term;
    const at = indexOf(docs, page);
    if (at < 0) continue;
    const value = match.factor * weight * impacts[at];
    if (best.match && value <= best.value) continue;
    const told = indexOf(passages.at, at);
    Object.assign(best, { value, match, passage: told < 0 ? 0 : passages.values[told] });
  }
  return best;
}

function indexOf(rising, number) {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] < number) low = middle + 1;
    else high = middle;
  }
  return rising[low] === number ? low : -1;
}
