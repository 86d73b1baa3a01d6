// Numbers drawn from a seed: the same seed draws the same.
export class Draw {
  constructor(seed) {
    let hash = 2166136261
    for (const char of String(seed)) hash = Math.imul(hash ^ char.codePointAt(0), 16777619)
    this.state = hash >>> 0
  }

  // From 0 to just below 1 (mulberry32).
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let t = this.state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  below(end) {
    return Math.floor(this.next() * end)
  }

  between(least, most) {
    return least + this.below(most - least + 1)
  }

  of(list) {
    return list[this.below(list.length)]
  }

  // `count` different ones of a list, or all if it has fewer.
  some(list, count) {
    const rest = [...list]
    for (let i = 0; i < Math.min(count, rest.length); i++) {
      const j = i + this.below(rest.length - i)
      ;[rest[i], rest[j]] = [rest[j], rest[i]]
    }
    return rest.slice(0, count)
  }
}
