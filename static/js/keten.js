/* Progressive enhancement only: every page works without this file. Nothing is kept in
   the browser, for what is typed here is about people. */
'use strict';

(() => {
  const CONCEPT_MS = 10000;
  const WARN_SECONDS = 120;
  const LOCK_MS = 10000;

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const isPublic = document.documentElement.classList.contains('k-publiek');

  /* ---- errors: the summary gets the focus, its links give it to the field ---------- */

  function focusErrors(root) {
    const summary = root.querySelector('[data-fouten]');
    if (summary) summary.focus();
    return Boolean(summary);
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-fouten] a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: 'center' });
    field.focus({ preventScroll: true });
  });

  /* ---- unsaved changes ------------------------------------------------------------- */

  const dirty = new Set();
  const WATCHED = 'form[data-waarschuw], form.k-formulier, form[data-concept]';

  document.addEventListener('input', (event) => {
    const form = event.target.form;
    if (!form || isPublic || !form.matches(WATCHED)) return;
    if ('geenWaarschuwing' in form.dataset) return;
    dirty.add(form);
    if (form.dataset.concept) planConcept(form);
  });

  window.addEventListener('beforeunload', (event) => {
    if ([...dirty].some((form) => form.isConnected)) event.preventDefault();
  });

  /* ---- concept: kept on the server, at most every ten seconds ---------------------- */

  const planned = new Map();
  const lastSent = new WeakMap();

  function planConcept(form) {
    if (planned.has(form)) return;
    const wait = Math.max(1500, CONCEPT_MS - (Date.now() - (lastSent.get(form) || 0)));
    planned.set(form, setTimeout(() => saveConcept(form), wait));
  }

  function dropConcept(form) {
    clearTimeout(planned.get(form));
    planned.delete(form);
  }

  function tellConcept(form, text) {
    const place = form.querySelector('[data-concept-stand]')
      || document.querySelector('[data-concept-stand]');
    if (place) place.textContent = text;
  }

  function clock(moment) {
    const two = (number) => String(number).padStart(2, '0');
    return `${two(moment.getHours())}.${two(moment.getMinutes())}`;
  }

  async function saveConcept(form) {
    dropConcept(form);
    if (!form.isConnected) return;
    lastSent.set(form, Date.now());
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    dirty.delete(form);
    try {
      const answer = await fetch(form.dataset.concept, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'X-CSRFToken': data.get('csrfmiddlewaretoken') || '' },
        body: new URLSearchParams(data),
      });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      extendSession();
      const said = (await answer.text()).trim();
      const moment = /^\d\d\.\d\d$/.test(said) ? said : clock(new Date());
      tellConcept(form, `Concept bewaard om ${moment}`);
    } catch {
      if (locked.has(form)) return;
      dirty.add(form);
      tellConcept(form, 'Concept niet bewaard. Uw tekst staat nog wel op het scherm.');
    }
  }

  /* ---- one submit is enough -------------------------------------------------------- */

  const locked = new Map();

  function unlock(form) {
    const { buttons, timer } = locked.get(form);
    clearTimeout(timer);
    buttons.forEach((button) => { button.disabled = false; });
    locked.delete(form);
  }

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (locked.has(form)) {
      event.preventDefault();
      return;
    }
    dirty.delete(form);
    dropConcept(form);
    if (form.method !== 'post' || 'download' in form.dataset) return;
    const buttons = [...form.elements].filter((part) => part.type === 'submit' && !part.disabled);
    locked.set(form, { buttons, timer: setTimeout(() => unlock(form), LOCK_MS) });
    // After this turn, so that the name and value of the button are sent too.
    setTimeout(() => buttons.forEach((button) => { button.disabled = true; }));
  });

  window.addEventListener('pageshow', () => [...locked.keys()].forEach(unlock));

  /* ---- menus and keys -------------------------------------------------------------- */

  const MENUS = 'details[data-menu][open], details.k-meer[open]';

  document.addEventListener('click', (event) => {
    all(MENUS).filter((menu) => !menu.contains(event.target))
      .forEach((menu) => { menu.open = false; });
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      for (const menu of all(MENUS)) {
        const inside = menu.contains(document.activeElement);
        menu.open = false;
        if (inside) menu.querySelector('summary').focus();
      }
    }
    if (event.altKey && event.key === 'ArrowDown' && event.target.tagName !== 'SELECT') {
      const stops = all('[data-volgend]').filter((stop) => stop.offsetParent);
      if (!stops.length) return;
      event.preventDefault();
      stops[(stops.indexOf(document.activeElement) + 1) % stops.length].focus();
    }
  });

  /* ---- quick hide: empty at once, also without a network --------------------------- */

  const TWICE_MS = 800;
  let lastEscape = -Infinity;  // a page that opened just now had none

  function hide(url) {
    dirty.clear();
    [...planned.keys()].forEach(dropConcept);
    document.title = 'Nieuw tabblad';
    document.documentElement.className = '';
    document.body.replaceChildren();
    // The page does not stay behind the back button.
    window.history.replaceState(null, '', url);
    window.sessionStorage.clear();
    window.localStorage.clear();
    if (navigator.onLine) window.location.replace(url);
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-weg]');
    if (!link) return;
    event.preventDefault();
    hide(link.href);
  });

  document.addEventListener('keydown', (event) => {
    const link = document.querySelector('a[data-weg]');
    if (event.key !== 'Escape' || event.repeat || !link) return;
    if (event.timeStamp - lastEscape < TWICE_MS) hide(link.href);
    lastEscape = event.timeStamp;
  });

  /* ---- a secret: gone after its time, and for who comes back ------------------------ */

  const secret = document.querySelector('[data-geheim]');
  if (secret) {
    const blank = () => { secret.textContent = 'Het adres is weer verborgen.'; };
    setTimeout(blank, Number(secret.dataset.geheim) * 1000);
    window.addEventListener('pagehide', blank);
    // Reloading asks again, and does not send the reason once more.
    window.history.replaceState(null, '', window.location.pathname);
  }

  /* ---- the session warns before it ends -------------------------------------------- */

  const lifetime = Number(document.body.dataset.sessieSeconden || 0);
  const warning = document.querySelector('[data-sessie]');
  let ends = Date.now() + lifetime * 1000;
  let saidMinutes = 0;

  function extendSession() {
    ends = Date.now() + lifetime * 1000;
    saidMinutes = 0;
    if (warning) warning.hidden = true;
  }

  function sayRest(minutes) {
    if (saidMinutes === minutes) return;
    saidMinutes = minutes;
    const words = minutes === 1 ? '1 minuut' : `${minutes} minuten`;
    warning.querySelector('[data-sessie-rest]').textContent = words;
    warning.hidden = false;
    all('form[data-concept]').filter((form) => dirty.has(form)).forEach(saveConcept);
  }

  function sayEnded() {
    const text = warning.querySelector('[data-sessie-tekst]');
    if (text) text.textContent = 'U bent uitgelogd. ';
    warning.querySelector('[data-sessie-verleng]').textContent = 'Log opnieuw in';
    warning.hidden = false;
  }

  function watchSession() {
    const seconds = (ends - Date.now()) / 1000;
    if (seconds <= 0) sayEnded();
    else if (seconds <= WARN_SECONDS) sayRest(Math.ceil(seconds / 60));
  }

  async function stayLoggedIn(event) {
    if (Date.now() >= ends) return;
    event.preventDefault();
    const answer = await fetch(document.body.dataset.sessieUrl, { credentials: 'same-origin' })
      .catch(() => null);
    if (!answer || !answer.ok || answer.redirected) {
      window.location.assign(event.target.href);
      return;
    }
    extendSession();
    document.getElementById('inhoud')?.focus();
  }

  if (warning && lifetime > 0) {
    setInterval(watchSession, 5000);
    warning.querySelector('[data-sessie-verleng]').addEventListener('click', stayLoggedIn);
  }

  /* ---- htmx: a whole page is never put into a part --------------------------------- */

  function say(text) {
    const place = document.querySelector('.k-berichten');
    if (!place) return;
    const line = document.createElement('div');
    line.className = 'k-melding k-melding--let-op';
    line.append(text);
    place.replaceChildren(line);
  }

  document.addEventListener('htmx:beforeSwap', (event) => {
    const { xhr, boosted, requestConfig } = event.detail;
    if (boosted || !/^\s*<!doctype/i.test(xhr.responseText)) return;
    event.detail.shouldSwap = false;
    // Sent on to another page, as when the session ended: let the server say so there.
    const asked = new URL(requestConfig.path, window.location.href).pathname;
    const got = new URL(xhr.responseURL, window.location.href).pathname;
    if (xhr.status < 400 && asked !== got) window.location.reload();
  });
  document.addEventListener('htmx:afterSwap', (event) => focusErrors(event.detail.target));
  document.addEventListener('htmx:afterRequest', (event) => {
    // What a page asks by itself is no sign of life, here as on the server.
    const { successful, xhr } = event.detail;
    if (successful && !xhr.getResponseHeader('X-Keten-Stil')) extendSession();
  });
  document.addEventListener('htmx:responseError', () => say('Dat lukte niet. Laad de pagina opnieuw en probeer het nog een keer.'));
  document.addEventListener('htmx:sendError', () => say('Geen verbinding. Uw invoer staat nog op het scherm. Probeer het zo opnieuw.'));

  focusErrors(document);
})();
