// Words of the page's language, and the place where what was done is told to those who do not see it.
const status = document.querySelector("[data-says]");

export const words = status?.dataset;

export const say = (text) => (status.textContent = text);

export function button(className, text) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className, textContent: text });
  return made;
}

// What only those get to know who hear a button without what stands around it.
export function about(text) {
  const made = document.createElement("span");
  Object.assign(made, { className: "unseen", textContent: text });
  return made;
}
