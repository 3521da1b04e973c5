/**
 * Leaves the site at once, by Escape, by Shift three times or by the link, and keeps Back and Forward from showing a
 * page from before. Runs in <head> before there is content. It does not erase the browser's history: nothing can.
 */
(() => {
  const EXIT_COOKIE = "candour_exit";
  const KEPT_COOKIES = [EXIT_COOKIE, "candour_consent"];
  /** How long the first destination may take before the second is tried, in milliseconds. */
  const PATIENCE = 10_000;
  /** How long a press of Shift counts, in milliseconds. */
  const SHIFT_MEMORY = 5_000;

  const root = document.documentElement;
  const { to = "", then = "", home = "/", loading: words = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  let leaving = false;

  /** Writes a cookie that goes when the browser closes, or at once with an age of 0. */
  const setCookie = (/** @type {string} */ name, /** @type {string} */ value, age = "") => {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${name}=${value}; Path=/; SameSite=Lax${age}${secure}`;
  };

  /** When somebody last left by the quick exit, in milliseconds since 1970; 0 for never. */
  const exitTime = () => {
    const pair = document.cookie.split("; ").find((pair) => pair.startsWith(`${EXIT_COOKIE}=`));
    return Number(pair?.slice(EXIT_COOKIE.length + 1) ?? 0);
  };

  const stamp = (/** @type {number} */ born) => history.replaceState({ ...history.state, candourBorn: born }, "");

  /** When this entry of the browser's history came to be. One reached by Back without a stamp counts as old. */
  const born = () => {
    const stamped = history.state?.candourBorn;
    if (typeof stamped === "number") return stamped;
    const [entry] = performance.getEntriesByType("navigation");
    return entry && "type" in entry && entry.type === "back_forward" ? 0 : Date.now();
  };

  // Visibility, not display: Firefox hands the keys of a page without boxes to the browser, which stops the departure.
  const hide = () => root.style.setProperty("visibility", "hidden", "important");

  /** Leaves nothing to see, and nothing to hear but "Loading". */
  const empty = () => {
    hide();
    document.title = "\u200b";
    if (!document.body) return;
    const loading = document.createElement("p");
    loading.className = "visually-hidden";
    loading.setAttribute("role", "alert");
    loading.style.visibility = "visible";
    loading.textContent = words;
    document.body.replaceChildren(loading);
  };

  /** Removes what the site kept on the device, but for the choice on cookies and the time of the exit. */
  const forget = () => {
    for (const pair of document.cookie.split("; ")) {
      const name = pair.split("=")[0] ?? "";
      if (!KEPT_COOKIES.includes(name)) setCookie(name, "", "; Max-Age=0");
    }
    try {
      localStorage.clear();
      sessionStorage.clear();
    } catch {
      // Storage that the browser refuses us holds nothing of ours.
    }
  };

  const depart = (/** @type {string} */ destination) => {
    leaving = true;
    empty();
    // The parser may still bring the rest of the page, and its title.
    document.addEventListener("DOMContentLoaded", empty);
    location.replace(destination);
    if (destination !== then) setTimeout(() => location.replace(then), PATIENCE);
  };

  const leave = () => {
    if (leaving) return;
    setCookie(EXIT_COOKIE, String(Date.now()));
    forget();
    history.replaceState({ candourBorn: 0 }, "", home);
    depart(to);
  };

  /** Shows a page that is newer than the last exit; leaves one that is older, for the second destination. */
  const admit = () => {
    const time = born();
    stamp(time);
    if (time <= exitTime()) depart(then);
    else root.style.removeProperty("visibility");
  };

  admit();
  addEventListener("hashchange", () => stamp(history.state?.candourBorn ?? Date.now()));
  addEventListener("pagehide", hide);
  addEventListener("pageshow", (event) => {
    if (event.persisted || !leaving) admit();
  });

  addEventListener(
    "click",
    (event) => {
      if (!(event.target instanceof Element) || !event.target.closest("[data-exit]")) return;
      event.preventDefault();
      leave();
    },
    true,
  );

  let presses = 0;
  let alone = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** Shows how often Shift was pressed, and says it in the words of the attribute `data-<phrase>`. */
  const count = (/** @type {number} */ total, /** @type {string} */ phrase) => {
    presses = total;
    clearTimeout(timer);
    if (total > 0) timer = setTimeout(() => count(0, "expired"), SHIFT_MEMORY);
    const dots = document.querySelector("[data-exit-dots]");
    dots?.toggleAttribute("hidden", total === 0);
    Array.from(dots?.children ?? []).forEach((dot, index) => dot.toggleAttribute("data-on", index < total));
    const status = document.querySelector("[data-exit-status]");
    if (status) status.textContent = status.getAttribute(`data-${phrase}`) ?? "";
  };

  addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Shift") {
        alone = !event.repeat || alone;
        return;
      }
      alone = false;
      if (presses > 0) count(0, "");
      if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return;
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      // On every press, for a hand that trembles: what Escape does by itself is to stop the departure.
      event.preventDefault();
      event.stopImmediatePropagation();
      leave();
    },
    true,
  );
  addEventListener("pointerdown", () => (alone = false), true);
  addEventListener(
    "keyup",
    (event) => {
      if (event.key !== "Shift" || !alone) return;
      alone = false;
      if (presses === 2) leave();
      else count(presses + 1, presses === 0 ? "two" : "one");
    },
    true,
  );
})();
