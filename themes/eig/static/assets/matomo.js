// Counts readers with Matomo, by the rules that need no consent: no cookie, no name for the reader, no words of a search,
// and nothing at all where the browser asks not to be followed or the reader has said no. The refusal is all that is kept.
const KEY = "eigsiteMatomo";
const { url, site } = document.querySelector("script[data-site]").dataset;

let kept = {};
try {
  kept = localStorage;
} catch {
  // A browser that keeps nothing cannot keep a refusal either; it is asked nothing, and counted as others are.
}

const quiet = navigator.doNotTrack === "1" || navigator.globalPrivacyControl === true;
const plain = (address) => address.split(/[?#]/)[0];

if (!quiet && kept[KEY] !== "no") {
  const body = new URLSearchParams({
    idsite: site, rec: 1, apiv: 1, send_image: 0, cookie: 0,
    action_name: document.title, url: plain(location.href), urlref: plain(document.referrer),
  });
  fetch(`${url}matomo.php`, { method: "POST", body, mode: "no-cors", credentials: "omit", keepalive: true }).catch(() => {});
}

// The form on the page of personal data, which says nothing without this script: then nobody is counted.
const form = document.querySelector("form[data-measure]");
if (form) {
  const box = form.elements.measure;
  box.checked = !quiet && kept[KEY] !== "no";
  box.disabled = quiet;
  box.addEventListener("change", () => {
    if (box.checked) delete kept[KEY];
    else kept[KEY] = "no";
    form.querySelector("[role=status]").textContent = box.checked ? form.dataset.yes : form.dataset.no;
  });
  form.hidden = false;
}
