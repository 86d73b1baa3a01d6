// A button over each block of code that copies it.
import { about, button, say, words } from "./say.js";

// Only pages that were sent over HTTPS may copy.
if (words && navigator.clipboard) {
  for (const block of document.querySelectorAll("main pre")) {
    const copy = button("copy", words.copy);
    const box = document.createElement("div");
    box.className = "copyable";
    copy.append(about(words.copyCode));
    const tell = (text, told) => {
      copy.firstChild.data = text;
      say(told);
    };
    copy.onclick = () => {
      // The same words again would not be said.
      say("");
      navigator.clipboard.writeText(block.textContent.trimEnd()).then(
        () => tell(words.copied, words.copied),
        () => tell(words.copy, words.notCopied),
      );
    };
    copy.onblur = () => tell(words.copy, "");
    block.replaceWith(box);
    box.append(copy, block);
  }
}
