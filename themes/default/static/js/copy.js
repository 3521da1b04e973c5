/**
 * Makes the buttons work that copy the address of a part of the page, or words of it. Without this script they stay
 * hidden; the headings and tables have their addresses all the same.
 */

const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? location.href;
const status = /** @type {HTMLElement | null} */ (document.querySelector("[data-copy-status]"));

/** What a button copies: words of the page, or an address that is the same wherever the page was opened. */
function wanted(/** @type {HTMLElement} */ button) {
  const words = button.dataset.copyText && document.getElementById(button.dataset.copyText)?.textContent;
  return words ? words.trim() : canonical.replace(/#.*$/, "") + (button.dataset.copyLink ?? "");
}

async function copy(/** @type {HTMLElement} */ button) {
  const text = wanted(button);
  let said = status?.dataset.done ?? "";
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Not allowed, or not there at an address without TLS: the words are shown, to be copied by hand.
    said = `${status?.dataset.failed} ${text}`;
  }
  if (!status) return;
  // The same words twice in a row are not said again unless they were gone.
  status.textContent = "";
  button.after(status);
  setTimeout(() => (status.textContent = said));
}

for (const element of document.querySelectorAll("[data-copy-link], [data-copy-text]")) {
  const button = /** @type {HTMLElement} */ (element);
  button.addEventListener("click", () => copy(button));
  button.hidden = false;
}
