// Which pages match all slots (or any), and in what order (FORMAT.md, sections 4.2, 4.4 and 4.5).
//
// Takes slots whose matches are known, returns page numbers and scores. Works in arrays as long as there are pages,
// which are set up once and empty between two calls; it never waits, so searches cannot get in each other's way.

import { BARRED, barriers, counts } from './filters.js';

// No score is so high; and no product of it, the slots and the pages is above 2 ** 53.
const ABOVE_SCORES = 2 ** 22;
// A list of so many hits or fewer is put together by insertion, a longer one by sorting all.
const FEW = 64;

// A function that ranks the pages of a site: rank({ slots, any, choice, lists, sort, end }). `any`: one slot is enough.
// `choice` is what `filters.js` made of the filters, `lists` are the pages
// of the facets' values. No slots: all pages. Returns { total, top: the first `end` hits
// as { page, score }, best: the best page, facets }.
export function ranker({ pages, facets }) {
  const value = new Int32Array(pages); // of the slot at hand, and 1 more
  const share = new Uint8Array(pages);
  const score = new Int32Array(pages);
  const shares = new Uint16Array(pages);
  const named = new Uint8Array(pages); // slots with a share
  const matched = new Uint8Array(pages);
  const required = new Uint8Array(pages); // matched slots that are not soft
  const touched = new Uint32Array(pages); // by the slot at hand
  const seen = new Uint32Array(pages); // by any slot
  const open = new Uint16Array(pages); // no barriers
  const keys = new Float64Array(pages);

  // Notes the value and the share of each page for a slot; returns how many pages it has.
  const evaluate = (slot) => {
    let count = 0;
    for (const { term, factor, quarters } of slot.matches) {
      const { docs, impacts, shares: told } = term;
      const worth = factor * term.weight;
      for (let i = 0; i < docs.length; i++) {
        const page = docs[i];
        const here = worth * impacts[i] + 1;
        if (!value[page]) touched[count++] = page;
        if (here > value[page]) value[page] = here;
      }
      for (let i = 0; quarters && i < told.at.length; i++) {
        const page = docs[told.at[i]];
        share[page] = Math.max(share[page], (told.values[i] * quarters) >> 2);
      }
    }
    return count;
  };

  // Adds the slots up; returns how many pages any of them has.
  const addUp = (slots) => {
    let all = 0;
    for (const slot of slots) {
      const count = evaluate(slot);
      for (let i = 0; i < count; i++) {
        const page = touched[i];
        if (!matched[page]) seen[all++] = page;
        matched[page]++;
        if (!slot.soft) required[page]++;
        score[page] += value[page] - 1;
        if (share[page]) named[page]++;
        shares[page] += share[page];
        value[page] = share[page] = 0;
      }
    }
    return all;
  };

  const nameOf = (page, slots) => {
    const sum = Math.min(60, shares[page]);
    const all = sum >= 59 && named[page] === slots ? 1000000 : 0;
    return Math.floor((4000 * sum * named[page]) / (60 * slots)) + all;
  };

  const everyPage = () => {
    for (let page = 0; page < pages; page++) seen[page] = page;
    return pages;
  };

  return ({ slots, any, choice, lists, sort, end }) => {
    const barrier = choice.some(Boolean) ? barriers(choice, lists, pages) : open;
    const hard = slots.filter((slot) => !slot.soft).length;
    const all = slots.length ? addUp(slots) : everyPage();
    const byDate = sort === 'date';
    let fitting = 0; // pages, kept where `seen` was read already
    let total = 0;
    let best = -1;
    for (let i = 0; i < all; i++) {
      const page = seen[i];
      if (any || required[page] >= hard) {
        seen[fitting++] = page;
        if (!barrier[page]) {
          const points = score[page] + (shares[page] ? nameOf(page, slots.length) : 0);
          // Slots matched, then score, then page, in one number.
          const key = ((any ? matched[page] : 0) * ABOVE_SCORES + points) * pages + page;
          if (key > best) best = key;
          keys[total++] = byDate ? page * ABOVE_SCORES + points : key;
        }
      }
      score[page] = shares[page] = named[page] = matched[page] = required[page] = 0;
    }
    const hitOf = (key) =>
      byDate
        ? { page: Math.floor(key / ABOVE_SCORES), score: key % ABOVE_SCORES }
        : { page: key % pages, score: Math.floor(key / pages) % ABOVE_SCORES };
    return {
      total,
      top: highest(keys.subarray(0, total), end).map(hitOf),
      best: total ? best % pages : undefined,
      facets: counts(facets, choice, lists, seen.subarray(0, fitting), barrier, !slots.length),
    };
  };
}

// The `end` highest of `keys`, the highest first.
function highest(keys, end) {
  if (end > FEW) return Array.from(keys.slice().sort().reverse().subarray(0, end));
  const top = [];
  // From the last: of equals it is the highest, so that few are put in for nothing.
  for (let i = keys.length - 1; i >= 0 && end; i--) {
    if (top.length === end && keys[i] < top[end - 1]) continue;
    let at = top.length;
    while (at && top[at - 1] < keys[i]) at--;
    top.splice(at, 0, keys[i]);
    if (top.length > end) top.pop();
  }
  return top;
}
