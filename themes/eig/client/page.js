// What the parts of the script share: elements, words of the page's language, and the place where what was done is told to
// those who do not see it.
const status = document.querySelector("[data-says]");

export const labels = status?.dataset;

export const announce = (text) => (status.textContent = text);

export function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// A button; `more` is for those who hear it without what stands around it.
export const button = (className, text, more) =>
  element("button", { type: "button", className }, text, element("span", { className: "unseen" }, more));
