// A query as slots: the folded words that are looked up (FORMAT.md, section 4.1).

import { characters, distance, endsInWord, groups, withoutElided } from './text.js';

// So many groups of a query count, and so many slots.
const MOST = 32;
// A stop word with a typing error has at least so many characters.
const SHORTEST_MISSPELT = 5;

// The slots of a query: { word, beginning, places, and what `matches.js` finds }.
export async function slotsOf(query, reading) {
  const { elided, stopWords } = reading.directory;
  const found = groups(query);
  const open = endsInWord(query) && found.length <= MOST;
  const asked = found.slice(0, MOST).map((group) => withoutElided(group, elided));
  // All at once: what will be looked up, and what decides it.
  for (const { whole, parts } of asked) if (parts.length > 1 || !stopWords.has(whole)) reading.words(whole);

  const slots = [];
  const add = (word, start, end) =>
    slots.push({ word, beginning: false, soft: false, begun: false, matches: [], places: [[start, end]] });
  for (let i = 0; i < asked.length; i++) {
    const { parts, whole, inclusive, end } = asked[i];
    const { start, text } = parts[0];
    if (parts.length === 1 || (await isOne(whole, open && i === asked.length - 1, reading))) add(whole, start, end);
    else if (inclusive) add(text, start, end);
    else for (const part of parts) add(part.text, part.start, part.end);
  }
  if (open && slots.length && slots.length <= MOST) slots[slots.length - 1].beginning = true;
  return counted(slots.slice(0, MOST), stopWords, reading);
}

// Whether the whole of a group is a word, or the beginning of one.
async function isOne(whole, open, reading) {
  const shard = await reading.words(whole);
  return Boolean(shard && (shard.word(whole) || (open && shard.begins(whole))));
}

// Without stop words, if that leaves any; of slots with one word only the last, with the places of all.
async function counted(slots, stopWords, reading) {
  const stops = await Promise.all(
    slots.map(async (slot) => stopWords.has(slot.word) || (await isMisspeltStopWord(slot, stopWords, reading))),
  );
  const others = slots.filter((_, i) => !stops[i]);
  const byWord = new Map();
  for (const slot of others.length ? others : slots) {
    const before = byWord.get(slot.word);
    if (before) slot.places.unshift(...before.places);
    byWord.delete(slot.word);
    byWord.set(slot.word, slot);
  }
  return [...byWord.values()];
}

// Whether a slot is no word, but nearly a stop word.
async function isMisspeltStopWord({ word, beginning }, stopWords, reading) {
  const asked = characters(word);
  if (beginning || asked.length < SHORTEST_MISSPELT) return false;
  const shard = await reading.words(word);
  if (!shard || shard.word(word)) return false;
  return [...stopWords].some((stop) => {
    const other = characters(stop);
    return other.length >= SHORTEST_MISSPELT && distance(asked, other, 1) === 1;
  });
}
