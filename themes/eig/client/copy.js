// A button over each block of code that copies it.
import { announce, button, element, labels } from "./page.js";

// Only pages that were sent over HTTPS may copy.
if (labels && navigator.clipboard) {
  for (const block of document.querySelectorAll("main pre")) {
    const copy = button("copy", labels.copy, labels.copyCode);
    const tell = (text, told) => {
      copy.firstChild.data = text;
      announce(told);
    };
    copy.onclick = () => {
      // The same words again would not be said.
      announce("");
      navigator.clipboard.writeText(block.textContent.trimEnd()).then(
        () => tell(labels.copied, labels.copied),
        () => tell(labels.copy, labels.notCopied),
      );
    };
    copy.onblur = () => tell(labels.copy, "");
    const box = element("div", { className: "copyable" });
    block.replaceWith(box);
    box.append(copy, block);
  }
}
