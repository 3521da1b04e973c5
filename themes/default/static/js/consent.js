/**
 * Asks for consent to what is optional, keeps the choice, and holds the page to it: scripts of a category stay inert
 * until it is accepted, and what a rejected category left on the device is removed. It knows no category by name but
 * `consent`, for which a privacy signal of the browser is a "no". It runs right behind the banner, before what follows is
 * there: a banner that comes later would push the page down.
 */

/** @typedef {Record<string, boolean>} Choices Whether each optional category is accepted. */

(() => {
  const COOKIE = "candour_consent";
  const TWELVE_MONTHS = 365 * 24 * 60 * 60;

  const metas = (/** @type {string} */ name) =>
    Array.from(document.querySelectorAll(`meta[name="${name}"]`), (meta) => /** @type {HTMLMetaElement} */ (meta));
  const elements = (/** @type {string} */ selector) =>
    Array.from(document.querySelectorAll(selector), (element) => /** @type {HTMLElement} */ (element));
  const show = (/** @type {string} */ selector, visible = true) =>
    elements(selector).forEach((element) => (element.hidden = !visible));

  /** A digest of what is declared: a choice made for another version does not count. */
  const version = metas("consent-version")[0]?.content ?? "";
  const categories = metas("consent-category").map((meta) => ({
    basis: meta.content,
    items: (meta.dataset.items ?? "").split(" ").filter(Boolean),
  }));
  const signalled = "globalPrivacyControl" in navigator && navigator.globalPrivacyControl === true
    || navigator.doNotTrack === "1";

  const cookies = () => document.cookie.split("; ").filter(Boolean);
  const rawChoice = () => cookies().find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);

  /**
   * The choice on record. A cookie that is malformed, or made for another version, is no choice.
   * @returns {Choices | undefined}
   */
  function recorded() {
    const fields = new URLSearchParams(rawChoice() ?? "");
    if (fields.get("version") !== version || !/^\d{4}-\d\d-\d\d$/.test(fields.get("date") ?? "")) return undefined;
    const answers = categories.map(({ basis }) => [basis, fields.get(basis)]);
    if (answers.some(([, answer]) => answer !== "yes" && answer !== "no")) return undefined;
    return Object.fromEntries(answers.map(([basis, answer]) => [basis, answer === "yes"]));
  }

  /** Writes the choice for twelve months, the same whether it is yes or no. */
  function record(/** @type {Choices} */ choices) {
    const fields = new URLSearchParams({ version, date: new Date().toISOString().slice(0, 10) });
    for (const { basis } of categories) fields.set(basis, choices[basis] ? "yes" : "no");
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${COOKIE}=${fields}; Path=/; SameSite=Lax; Max-Age=${TWELVE_MONTHS}${secure}`;
  }

  /** Whether a stored name is the declared one; a declared name may end in `*`. */
  const matches = (/** @type {string} */ stored, /** @type {string} */ declared) =>
    declared.endsWith("*") ? stored.startsWith(declared.slice(0, -1)) : stored === declared;

  /** Removes what categories that are not accepted may have left on the device. */
  function sweep(/** @type {Choices | undefined} */ choices) {
    const unwanted = categories.filter(({ basis }) => !choices?.[basis]).flatMap(({ items }) => items);
    const isUnwanted = (/** @type {string} */ name) => unwanted.some((declared) => matches(name, declared));
    const labels = location.hostname.split(".");
    const domains = labels.map((_, index) => `; Domain=${labels.slice(index).join(".")}`);
    for (const name of cookies().map((pair) => pair.split("=")[0] ?? "").filter(isUnwanted)) {
      for (const domain of ["", ...domains]) document.cookie = `${name}=; Path=/; Max-Age=0${domain}`;
    }
    try {
      for (const storage of [localStorage, sessionStorage]) {
        Object.keys(storage).filter(isUnwanted).forEach((name) => storage.removeItem(name));
      }
      const ignore = () => undefined;
      indexedDB.databases().then((all) => {
        for (const { name } of all) if (name && isUnwanted(name)) indexedDB.deleteDatabase(name);
      }, ignore);
      caches.keys().then((all) => all.filter(isUnwanted).forEach((name) => caches.delete(name).catch(ignore)), ignore);
    } catch {
      // Storage that the browser refuses us holds nothing to remove.
    }
  }

  /** Brings the scripts of accepted categories to life, each once. */
  function activate(/** @type {Choices | undefined} */ choices) {
    for (const inert of elements('script[type="text/plain"][data-category]')) {
      if (!choices?.[inert.dataset.category ?? ""]) continue;
      const { src = "", type = "module" } = inert.dataset;
      const live = document.createElement("script");
      live.type = type;
      live.src = src;
      inert.replaceWith(live);
    }
  }

  /** Puts the banner, the form and the footer in the state that the choice calls for. */
  function reflect(/** @type {Choices | undefined} */ choices) {
    const asked = choices !== undefined || (signalled && categories.every(({ basis }) => basis === "consent"));
    show("[data-consent-banner]", !asked);
    show("[data-consent-question]", !asked);
    show("[data-consent-choice]");
    show("[data-consent-without]", false);
    show("[data-consent-given]", Object.values(choices ?? {}).includes(true));
    for (const element of elements("[data-consent-form] input")) {
      const input = /** @type {HTMLInputElement} */ (element);
      input.checked = choices !== undefined && choices[input.name] === (input.value === "yes");
    }
  }

  /** Says, where the browser asks not to be tracked, what that leaves out of "Accept". */
  function admitSignal() {
    show("[data-consent-signal]", signalled && categories.some(({ basis }) => basis === "consent"));
  }

  function confirm() {
    show("[data-consent-banner]");
    show("[data-consent-saved]");
    elements("[data-consent-saved]")[0]?.focus();
  }

  /** Keeps a choice and acts on it. What already runs can only be taken back by a fresh page. */
  function decide(/** @type {Choices} */ choices) {
    const before = recorded();
    record(choices);
    const kept = recorded();
    const failed = !kept || categories.some(({ basis }) => kept[basis] !== choices[basis]);
    show("[data-consent-problem]", failed);
    if (failed) {
      show("[data-consent-banner]");
      sweep(undefined);
      return;
    }
    if (categories.some(({ basis }) => before?.[basis] && !choices[basis])) {
      sweep(choices);
      history.replaceState({ ...history.state, consentSaved: true }, "");
      location.reload();
      return;
    }
    apply(choices);
    confirm();
  }

  function apply(/** @type {Choices | undefined} */ choices) {
    sweep(choices);
    activate(choices);
    reflect(choices);
  }

  const all = (/** @type {(basis: string) => boolean} */ answer) =>
    Object.fromEntries(categories.map(({ basis }) => [basis, answer(basis)]));

  /** @type {Record<string, () => void>} */
  const actions = {
    accept: () => decide(all((basis) => basis !== "consent" || !signalled)),
    reject: () => decide(all(() => false)),
    withdraw: () => decide(all(() => false)),
    hide: () => {
      show("[data-consent-saved]", false);
      show("[data-consent-banner]", false);
      document.querySelector("main")?.focus();
    },
  };

  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-consent]") : null;
    actions[button?.getAttribute("data-consent") ?? ""]?.();
  });
  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.matches("[data-consent-form]")) return;
    event.preventDefault();
    const answers = new FormData(event.target);
    decide(all((basis) => answers.get(basis) === "yes"));
  });

  /** Whether the page was loaded again so that what was taken back stops. */
  const isAfterWithdrawal = Boolean(history.state?.consentSaved);

  /** The whole of the page is there, and with it the form and the footer. */
  function begin() {
    apply(recorded());
    admitSignal();
    if (!isAfterWithdrawal) return;
    history.replaceState({ ...history.state, consentSaved: undefined }, "");
    confirm();
  }

  reflect(recorded());
  admitSignal();
  if (isAfterWithdrawal) {
    show("[data-consent-banner]");
    show("[data-consent-saved]");
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();

  // A page that the browser kept whole from before a choice must not go on as if it had not been made.
  const known = rawChoice();
  addEventListener("pageshow", (event) => {
    if (!event.persisted || rawChoice() === known) return;
    // Until the fresh page is there, this one does not ask what was answered.
    reflect(recorded());
    location.reload();
  });
})();
