// A query as slots: the folded words that are looked up (FORMAT.md, section 4.1).

import { endsInWord, groups, withoutElided } from './text.js';

// So many groups of a query count, and so many slots.
const MOST = 32;

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
  return counted(slots.slice(0, MOST), stopWords);
}

// Whether the whole of a group is a word, or the beginning of one.
async function isOne(whole, open, reading) {
  const shard = await reading.words(whole);
  return Boolean(shard && (shard.word(whole) || (open && shard.begins(whole))));
}

// Without stop words, if that leaves any; of slots with one word only the last, with the places of all.
function counted(slots, stopWords) {
  const others = slots.filter((slot) => !stopWords.has(slot.word));
  const byWord = new Map();
  for (const slot of others.length ? others : slots) {
    const before = byWord.get(slot.word);
    if (before) slot.places.unshift(...before.places);
    byWord.delete(slot.word);
    byWord.set(slot.word, slot);
  }
  return [...byWord.values()];
}
