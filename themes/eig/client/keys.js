// Keys of one character: `/` leads to the search, `?` lists all keys. They get in the way of who speaks to the machine, so
// that they can be switched off, which is kept.
import { keep, kept } from "./kept.js";
import { input } from "./search-box.js";

const KEYS = "eigsiteKeys";
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const help = document.getElementById("touches");
const opener = document.querySelector("[data-keys]");

function openHelp() {
  help.querySelector("input").checked = !kept(KEYS);
  help.showModal();
  // Not on the box, which stands below the keys.
  help.firstElementChild.focus();
}

const keys = new Map();
if (input) keys.set("/", () => input.select());
if (help) keys.set("?", openHelp);

document.addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, altKey, metaKey } = event;
  if (ctrlKey || altKey || metaKey || !keys.has(key)) return;
  if (help?.open || kept(KEYS) || target.closest(TYPING)) return;
  event.preventDefault();
  keys.get(key)();
});

if (help && opener) {
  opener.hidden = false;
  opener.firstElementChild.onclick = openHelp;
  help.querySelector("input").onchange = ({ target }) => keep(KEYS, target.checked ? "" : "off");
}
