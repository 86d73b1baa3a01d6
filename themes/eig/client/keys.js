// The list of keys, by `?` or by a button; and the choice to have no keys of one character, which get in the way of who
// speaks to the machine.
import { keep, kept } from "./kept.js";

const KEYS = "eigsiteKeys";
const help = document.getElementById("touches");
const [opener] = document.querySelectorAll("[data-keys]");
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";

if (help && opener) {
  const [choice] = help.getElementsByTagName("input");
  const openHelp = () => {
    choice.checked = !kept(KEYS);
    help.showModal();
    // Not on the box, which stands below the keys.
    help.firstElementChild.focus();
  };
  opener.hidden = false;
  opener.firstElementChild.onclick = openHelp;
  choice.onchange = () => keep(KEYS, choice.checked ? "" : "off");
  document.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, altKey, metaKey } = event;
    if (key !== "?" || ctrlKey || altKey || metaKey || help.open || kept(KEYS) || target.closest(TYPING)) return;
    event.preventDefault();
    openHelp();
  });
}
