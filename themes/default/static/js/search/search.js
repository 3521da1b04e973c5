/**
 * Search on a page: a form, results as a list, ways to narrow them. What is searched for stays in memory: it is put into no
 * address, history, storage or form memory. The engine is loaded when somebody goes to the form.
 */

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Card} Card */
/** @typedef {Awaited<ReturnType<typeof import("./engine.js").open>>} Engine */

const [DISCREET, WITHDRAWN, HAS_DATA] = [1, 2, 4];
const PAGE = 10;
const KINDS = ["years", "topics", "exemptions", "outcomes", "data"];
/** How long to wait for more letters, before a sign of progress, before results are announced, and for pages; in milliseconds. */
const [LETTERS, PROGRESS, ANNOUNCED, PAGES] = [120, 400, 700, 500];
const SNIPPET = 220;

/** A file of the index that could not be had; `gone` where the host says that there is none. */
class Unavailable extends Error {
  /** @param {boolean} gone */
  constructor(gone) {
    super("a file of the search index could not be loaded");
    this.gone = gone;
  }
}

/** @param {string} path */
async function download(path) {
  let response;
  try {
    response = await fetch(path);
    if (response.ok) return await response.arrayBuffer();
  } catch {
    // Told below.
  }
  throw new Unavailable(response?.status === 404 || response?.status === 410);
}

/** Where everything is: another build has other files. */
const FILES = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-files]"))?.dataset ?? {};

/** Parts of the engine that few questions need. */
const MODULES = {
  words: () => import(FILES.words ?? ""),
  phrases: () => import(FILES.phrases ?? ""),
  narrow: () => import(FILES.narrow ?? ""),
  references: () => import(FILES.references ?? ""),
  inflate: () => import(FILES.inflate ?? ""),
};

for (const root of document.querySelectorAll("[data-search]")) begin(/** @type {HTMLElement} */ (root));

/** @param {HTMLElement} root */
function begin(root) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-search-${name}]`));
  const form = /** @type {HTMLFormElement} */ (part("form"));
  const field = /** @type {HTMLInputElement} */ (part("field"));
  const [status, told, problem, suggestions] = [part("status"), part("told"), part("problem"), part("suggestions")];
  const [results, narrow, pages, link] = [part("results"), part("narrow"), part("pages"), part("link")];
  const order = /** @type {HTMLSelectElement} */ (part("order"));
  const level = root.dataset.level ?? "2";
  /** The words of the page, with what goes into them. */
  const say = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, String(value)), root.dataset[key] ?? "");
  /** @type {Record<string, string>} */
  const totals = JSON.parse(root.dataset.totals ?? "{}");
  const counted = (/** @type {number} */ count) => (totals[count] ?? totals.other ?? "").replace("{count}", count.toLocaleString(document.documentElement.lang));

  /** @type {Promise<Engine> | undefined} */
  let opened;
  let folder = FILES.index ?? "";
  let question = 0;
  let shown = PAGE;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let announcing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @type {Map<string, Promise<string[]>>} */
  const texts = new Map();

  const engine = () => {
    if (!opened) {
      const manifest = download(`${folder}m/0`);
      manifest.catch(() => undefined);
      opened = import(FILES.engine ?? "").then((/** @type {typeof import("./engine.js")} */ { open }) =>
        open({ folder, load: download, manifest, modules: MODULES }),
      );
      opened.catch(() => (opened = undefined));
    }
    return opened;
  };

  const hrefOf = (/** @type {Card} */ [reference, , , , , slug]) =>
    `${FILES.responses}${slug || reference.toLowerCase().replaceAll("'", "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "")}/`;

  /**
   * The texts of a record's page.
   * @param {Card} card
   */
  function read(card) {
    const href = hrefOf(card);
    const known = texts.get(href);
    if (known) return known;
    const loaded = fetch(href).then(async (response) => {
      if (!response.ok) return [];
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const blocks = page.querySelectorAll(["p", "li", "td", "th", "caption", "h2", "h3", "h4", "dd"].map((name) => `article ${name}`).join());
      return Array.from(blocks).flatMap((block) => (block.querySelector("p, li, dd") ? [] : [block.textContent?.replace(/\s+/g, " ").trim() ?? ""]));
    });
    texts.set(href, loaded);
    loaded.catch(() => texts.delete(href));
    return loaded;
  }

  const filters = () =>
    Object.fromEntries(
      KINDS.map((kind) => {
        const control = narrow.querySelector(`[name="${kind}"]`);
        if (control instanceof HTMLInputElement) return [kind, control.checked ? [control.value] : []];
        return [kind, control instanceof HTMLSelectElement && control.value ? [control.value] : []];
      }),
    );

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} name
   * @param {string} className
   * @param {(Node | string)[]} children
   */
  const make = (name, className, ...children) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };

  /**
   * Text with the words that were searched for marked.
   * @param {Engine} asked
   * @param {string} text
   * @param {string[]} terms
   */
  const marked = (asked, text, terms) => {
    const pieces = [];
    let at = 0;
    for (const { term, from, to } of asked.words(text)) {
      if (!terms.includes(term)) continue;
      pieces.push(text.slice(at, from), make("mark", "", text.slice(from, to)));
      at = to;
    }
    return [...pieces, text.slice(at)];
  };

  /**
   * The part of a record's page that has most of the words.
   * @param {Engine} asked
   * @param {Card} card
   * @param {string[]} terms
   */
  const snippet = async (asked, card, terms) => {
    let [best, most, start] = ["", 0, 0];
    for (const text of await read(card)) {
      const found = asked.words(text).filter(({ term }) => terms.includes(term));
      found.forEach(({ from }, index) => {
        const near = found.slice(index).filter(({ to }) => to < from + SNIPPET);
        const many = new Set(near.map(({ term }) => term)).size;
        if (many > most) [best, most, start] = [text, many, from];
      });
    }
    if (!most) return [];
    const begin = start < SNIPPET / 3 ? 0 : best.lastIndexOf(" ", start - SNIPPET / 4) + 1;
    const stop = best.length - begin < SNIPPET * 1.2 ? best.length : best.lastIndexOf(" ", begin + SNIPPET);
    const cut = best.slice(begin, stop > begin ? stop : begin + SNIPPET);
    return marked(asked, `${begin ? "… " : ""}${cut}${begin + cut.length < best.length ? " …" : ""}`, terms);
  };

  /** @param {string} date */
  const day = (date) => {
    const time = make("time", "", new Date(`${date}T12:00:00Z`).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }));
    time.dateTime = date;
    return time;
  };

  /**
   * A result.
   * @param {Engine} asked
   * @param {Card} card
   * @param {string[]} terms
   * @param {boolean} typing whether its page is read only when it has stood here for a while: keys come before pages
   */
  const item = (asked, card, terms, typing) => {
    const [reference, title, date, bits, outcome, , language = ""] = card;
    const anchor = make("a", "", ...(title ? marked(asked, title, terms) : [say(bits & WITHDRAWN ? "withdrawn" : "response", { reference })]));
    anchor.href = hrefOf(card);
    if (language) anchor.lang = language;
    const facts = make("p", "card-facts", make("bdi", "reference", reference));
    const [code, name] = asked.manifest.facets.outcomes[outcome] ?? [];
    if (name && !(bits & WITHDRAWN)) facts.prepend(make("strong", `tag tag-${code}`, name), " ");
    if (date) facts.append(" ", day(date));
    if (bits & HAS_DATA) facts.append(" ", make("span", "kind", say("data")));
    const heading = /** @type {"h2"} */ (`h${level}`);
    const row = make("li", "card", make(heading, "card-title", anchor), facts);
    if (!(bits & (DISCREET | WITHDRAWN)) && !(/** @type {any} */ (navigator).connection?.saveData)) {
      const settled = new Promise((done) => (typing ? setTimeout(done, PAGES) : done(undefined)));
      settled.then(() => (typing && !row.isConnected ? [] : snippet(asked, card, terms))).then(
        (pieces) => {
          if (!pieces.length) return;
          const summary = make("p", "card-summary", ...pieces);
          if (language) summary.lang = language;
          facts.before(summary);
        },
        () => undefined,
      );
    }
    return row;
  };

  /** Says something when nobody has typed for a while, so that a screen reader is not talked over. */
  const announce = (/** @type {string} */ text, soon = false) => {
    clearTimeout(announcing);
    announcing = setTimeout(() => (status.textContent = text), soon ? 0 : ANNOUNCED);
  };

  /** Fills in how many results each choice would leave. */
  const count = async (/** @type {Engine} */ asked, /** @type {Answer} */ answer) => {
    /** @type {typeof import("./narrow.js")} */
    const { narrow: reading } = await MODULES.narrow();
    const counts = await reading(asked.tools).counts(answer, filters());
    for (const kind of KINDS) {
      const control = narrow.querySelector(`[name="${kind}"]`);
      const values = new Map(counts[kind]);
      if (control instanceof HTMLInputElement) {
        const number = control.closest("p")?.querySelector("[data-count]");
        if (number) number.textContent = `(${values.get("data") ?? 0})`;
      }
      if (!(control instanceof HTMLSelectElement)) continue;
      const chosen = control.value;
      const { facets } = asked.manifest;
      const names = kind === "years" ? facets.years.map(([year]) => [String(year ?? ""), String(year ?? "")]) : facets[/** @type {"topics"} */ (kind)];
      const options = names.flatMap(([code = "", name = ""]) => {
        const number = values.get(code) ?? 0;
        if (!code || (!number && code !== chosen)) return [];
        const option = make("option", "", `${name} (${number})`);
        option.value = code;
        return [option];
      });
      control.replaceChildren(...(control.options[0] ? [control.options[0]] : []), ...options);
      control.value = chosen;
    }
  };

  /** Shows nothing, as before the first search. */
  const clear = () => {
    for (const element of [results, told, suggestions, pages]) element.replaceChildren();
    for (const element of [told, problem, suggestions, narrow, pages, link]) element.hidden = true;
  };

  /**
   * Searches and shows what was found.
   * @param {boolean} typing
   * @param {boolean} [again] whether the index has just been asked for anew
   */
  async function search(typing, again = false) {
    const own = ++question;
    const text = field.value;
    clearTimeout(waiting);
    problem.hidden = true;
    if (!text.trim()) {
      clear();
      announce("", true);
      return;
    }
    waiting = setTimeout(() => {
      root.setAttribute("aria-busy", "true");
      announce(say("searching"), true);
    }, PROGRESS);
    try {
      const asked = await engine();
      const isOpen = narrow instanceof HTMLDetailsElement && narrow.open;
      const answer = await asked.search(text, { typing, filters: filters(), newest: order.value === "newest", all: isOpen, limit: shown });
      const cards = await Promise.all(answer.hits.map(async ({ record }) => asked.card(record)));
      if (own !== question) return;
      clearTimeout(waiting);
      root.removeAttribute("aria-busy");
      show(asked, answer, cards, typing);
      if (isOpen) await count(asked, answer);
    } catch (error) {
      if (own !== question) return;
      clearTimeout(waiting);
      root.removeAttribute("aria-busy");
      if (!again && error instanceof Unavailable && error.gone && (await renew())) return search(typing, true);
      clear();
      problem.hidden = false;
      announce("", true);
    }
  }

  /** Asks which index is the current one; whether it is another. */
  async function renew() {
    try {
      const response = await fetch(FILES.current ?? "", { cache: "no-store" });
      const { folder: current } = await response.json();
      if (typeof current !== "string" || current === folder) return false;
      folder = current;
      opened = undefined;
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {Engine} asked
   * @param {Answer} answer
   * @param {Card[]} cards
   * @param {boolean} typing
   */
  function show(asked, answer, cards, typing) {
    const focused = results.contains(document.activeElement);
    const first = results.children.length;
    const kept = pages.dataset.for === field.value && first <= cards.length ? first : 0;
    const rows = cards.slice(kept).map((card) => item(asked, card, answer.terms, typing));
    if (kept) results.append(...rows);
    else results.replaceChildren(...rows);
    pages.dataset.for = field.value;
    const notes = [
      answer.corrected && say("corrected", { question: answer.corrected }),
      answer.partial && answer.total ? say("partial") : "",
      !answer.total && say("nothing"),
    ].filter((note) => typeof note === "string" && note !== "");
    told.replaceChildren(...notes.map((note) => make("p", "", /** @type {string} */ (note))));
    told.hidden = !notes.length;
    const browse = root.querySelector("[data-search-browse]");
    if (browse instanceof HTMLElement) browse.hidden = answer.total > 0;
    narrow.hidden = false;
    link.hidden = false;
    const left = answer.total - cards.length;
    pages.hidden = left <= 0;
    const more = make("button", "button quiet", say("more", { count: Math.min(left, PAGE) }));
    more.type = "button";
    more.addEventListener("click", () => {
      shown += PAGE;
      search(false).then(() => /** @type {HTMLElement | undefined} */ (results.children[cards.length]?.querySelector("a"))?.focus());
    });
    pages.replaceChildren(more);
    announce([...notes, answer.total ? counted(answer.total) : ""].join(" "), focused);
  }

  const completions = async (/** @type {string} */ beginning) => {
    const [{ tools }, { words }] = await Promise.all([engine(), /** @type {Promise<typeof import("./words.js")>} */ (MODULES.words())]);
    return words(tools).complete(beginning);
  };

  /** Counts what was typed and sent: an offer that is late is not made. */
  let turn = 0;

  /** Offers what the last word may become. */
  async function suggest() {
    const own = ++turn;
    const text = field.value;
    const last = /[\p{Alphabetic}]+$/u.exec(text)?.[0];
    const found = last ? await completions(last.toLowerCase()).catch(() => []) : [];
    if (own !== turn) return;
    const offered = found.filter((word) => word !== last?.toLowerCase()).slice(0, 5);
    const buttons = offered.map((word) => {
      const button = make("button", "button quiet", word);
      button.type = "button";
      button.addEventListener("click", () => {
        field.value = `${text.slice(0, text.length - (last?.length ?? 0))}${word} `;
        field.focus();
        suggestions.hidden = true;
        shown = PAGE;
        search(false);
      });
      return button;
    });
    suggestions.replaceChildren(...buttons);
    suggestions.hidden = !buttons.length;
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typed;
  // Everything that the first letter needs is there when it is pressed.
  field.addEventListener("focus", () => void completions("a").catch(() => undefined), { once: true });
  field.addEventListener("input", () => {
    shown = PAGE;
    clearTimeout(typed);
    suggest();
    typed = setTimeout(() => search(true), field.value ? LETTERS : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typed);
    turn += 1;
    suggestions.hidden = true;
    shown = PAGE;
    search(false);
  });
  problem.querySelector("button")?.addEventListener("click", () => {
    field.focus();
    search(false);
  });
  narrow.addEventListener("change", () => {
    shown = PAGE;
    delete pages.dataset.for;
    search(false);
  });
  narrow.addEventListener("toggle", () => search(false));
  link.querySelector("button")?.addEventListener("click", async () => {
    const address = new URL(FILES.page ?? "", location.href);
    address.hash = new URLSearchParams({ q: field.value }).toString();
    try {
      await navigator.clipboard.writeText(address.href);
      announce(say("copied"), true);
    } catch {
      const anchor = make("a", "", address.href);
      anchor.href = address.href;
      link.append(" ", anchor);
    }
  });

  // A browser may bring back what was ticked before the page was loaded again.
  for (const box of narrow.querySelectorAll("input")) box.checked = false;
  form.hidden = false;
  part("without").hidden = true;
  /** Searches for what the address asks for, as a link or the browser's own search box does. */
  const arrive = () => {
    const asked = new URLSearchParams(location.hash.slice(1)).get("q");
    if (!asked) return;
    // Whoever was sent a link has it in the history already; the page takes it out of its own entry.
    history.replaceState(history.state, "", location.pathname);
    field.value = asked;
    shown = PAGE;
    search(false);
  };
  addEventListener("hashchange", arrive);
  arrive();
}
