/**
 * Counts the pages that are opened, on this device alone, and says the count on the cookies page. It runs only where the
 * visitor accepts statistics. It names no page, and sends nothing.
 */
const NAME = "sample_pages";
const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1_000;

/** @returns {{ since: number, pages: number }} What was counted so far; nothing where it is too old, or no count. */
function counted() {
  try {
    const { since, pages } = JSON.parse(localStorage.getItem(NAME) ?? "");
    if (Number.isInteger(pages) && Date.now() - since < THIRTY_DAYS) return { since, pages };
  } catch {
    // Whatever stands there is no count.
  }
  return { since: Date.now(), pages: 0 };
}

const { since, pages } = counted();
localStorage.setItem(NAME, JSON.stringify({ since, pages: pages + 1 }));

const section = document.getElementById("cookies-statistical")?.parentElement;
const sentence = document.createElement("p");
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(since);
sentence.textContent = `Counted on this device since ${day}: ${pages + 1}.`;
section?.querySelector("fieldset")?.before(sentence);
