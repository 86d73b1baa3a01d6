// Which pages match all slots (or any), and in what order (FORMAT.md, sections 4.2, 4.4 and 4.5).
//
// Takes slots whose matches are known, returns page numbers and scores. Works in arrays as long as there are pages,
// which are set up once and empty between two calls; it never waits, so searches cannot get in each other's way.

import { barriers, counts } from './filters.js';

// No score is so high; and no product of it, the slots and the pages is above 2 ** 53.
const ABOVE_SCORES = 2 ** 22;
// A list of so many hits or fewer is put together by insertion, a longer one by sorting all.
const FEW = 64;
const BARRED = 65535;

// A function that ranks the pages of a site: rank({ slots, any, choice, sort, end }). `any`: one slot is enough.
// `choice` is what `filters.js` made of the filters. No slots: all pages. Returns { total, top: the first `end` hits
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
  const state = new Uint16Array(pages);
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

  return ({ slots, any, choice, sort, end }) => {
    const barrier = choice.some(Boolean) ? barriers(choice, pages, BARRED) : null;
    const hard = slots.filter((slot) => !slot.soft).length;
    const all = slots.length ? addUp(slots) : everyPage();
    let total = 0;
    let best = -1;
    state.fill(0);
    for (let i = 0; i < all; i++) {
      const page = seen[i];
      const bar = barrier ? barrier[page] : 0;
      if ((any || required[page] >= hard) && bar !== BARRED) {
        state[page] = bar + 1;
        const points = score[page] + (shares[page] ? nameOf(page, slots.length) : 0);
        // Slots matched, then score, then page, in one number.
        if (!bar) keys[total++] = ((any ? matched[page] : 0) * ABOVE_SCORES + points) * pages + page;
      }
      score[page] = shares[page] = named[page] = matched[page] = required[page] = 0;
    }
    for (let i = 0; i < total; i++) if (keys[i] > best) best = keys[i];
    const found = keys.subarray(0, total);
    const top = highest(found, end, sort === 'date' ? (key) => key % pages : (key) => key);
    return {
      total,
      top: top.map((key) => ({ page: key % pages, score: Math.floor(key / pages) % ABOVE_SCORES })),
      best: total ? best % pages : undefined,
      facets: counts(facets, choice, state),
    };
  };
}

// The `end` highest of `keys` by what `by` makes of them, which differs for each; the highest first.
function highest(keys, end, by) {
  if (end > FEW) return Array.from(keys).sort((a, b) => by(b) - by(a)).slice(0, end);
  const top = [];
  for (let i = 0; i < keys.length && end; i++) {
    const rank = by(keys[i]);
    if (top.length === end && rank < by(top[end - 1])) continue;
    let at = top.length;
    while (at && by(top[at - 1]) < rank) at--;
    top.splice(at, 0, keys[i]);
    if (top.length > end) top.pop();
  }
  return top;
}
