// What the browser keeps for a reader: choices, and only where they differ from what holds without them.
const store = (() => {
  try {
    return localStorage;
  } catch {
    // Where nothing may be kept, it is forgotten with the page.
    return {};
  }
})();

export const kept = (key) => store[key];

export function keep(key, value) {
  try {
    if (value) store[key] = value;
    else delete store[key];
  } catch {
    // No room for it.
  }
}
