// Puts each finding beside what it is about, and reloads the page when the site was built again: asks the preview, which
// answers when there is another version.
const findings = Array.from(document.querySelectorAll(".candour-finding"), (element) => /** @type {HTMLDetailsElement} */ (element));
const normal = (/** @type {string | null} */ text) => (text ?? "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

for (const finding of findings) {
  if (finding.dataset.page !== location.pathname) continue;
  finding.open = true;
  finding.querySelector("a")?.parentElement?.remove();
  const { anchors = "", heading = "" } = finding.dataset;
  const named = anchors.split(" ").filter(Boolean).map((id) => document.getElementById(id)).find((element) => element !== null);
  const headings = Array.from(document.querySelectorAll("main h2, main h3, main h4"));
  const place = named ?? (heading ? headings.find((element) => normal(element.textContent) === normal(heading)) : undefined);
  if (!place) continue;
  if (/^H[1-6]$/.test(place.tagName)) place.after(finding);
  else if (place.tagName === "LI") place.append(finding);
  else (place.closest(".table-scroll") ?? place).before(finding);
}

let version = new URL(import.meta.url).search.slice(1);
for (;;) {
  try {
    const answer = await fetch(`/__candour/changes?${version}`);
    const current = await answer.text();
    if (current !== version) {
      version = current;
      location.reload();
      break;
    }
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
