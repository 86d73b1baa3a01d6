// Light or dark: what the reader asks for here goes before what the system says, and is kept only where the two differ.
import { keep, kept } from "./kept.js";

const SCHEME = "eigsiteScheme";
const system = matchMedia("(prefers-color-scheme: dark)");
const [switcher] = document.getElementsByClassName("scheme");
const meta = document.querySelector("meta[name=color-scheme]");
let asked = kept(SCHEME);

function showScheme() {
  const known = asked === "dark" || asked === "light";
  const { dataset } = document.documentElement;
  if (known) dataset.theme = asked;
  else delete dataset.theme;
  if (meta) meta.content = known ? asked : "light dark";
  switcher?.setAttribute("aria-pressed", known ? asked === "dark" : system.matches);
}

showScheme();
system.addEventListener("change", showScheme);
// Another tab of the site may have changed it.
addEventListener("storage", () => {
  asked = kept(SCHEME);
  showScheme();
});
if (switcher) {
  switcher.hidden = false;
  switcher.onclick = () => {
    const dark = switcher.getAttribute("aria-pressed") !== "true";
    asked = dark === system.matches ? "" : dark ? "dark" : "light";
    keep(SCHEME, asked);
    showScheme();
  };
}
