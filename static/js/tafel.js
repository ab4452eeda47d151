/* The table: clocks that go on, lines that are recorded without leaving the page, and
   lines that wait in memory while the network is away. Nothing is kept in the browser. */
'use strict';

(() => {
  const RETRY_MS = 3000;
  const begun = performance.now();
  const byId = (id) => document.getElementById(id);
  const two = (number) => String(number).padStart(2, '0');
  const seconds = () => Math.floor((performance.now() - begun) / 1000);

  /* ---- clocks ---------------------------------------------------------------------- */

  const wall = (minute) => `${two(Math.floor(minute / 60) % 24)}.${two(minute % 60)}`;

  function tick() {
    const now = document.querySelector('[data-nu]');
    if (!now) return;
    const minute = Number(now.dataset.nu) + Math.floor(seconds() / 60);
    now.textContent = wall(minute);
    const end = document.querySelector('[data-einde]');
    end.textContent = wall(Math.max(minute, Number(end.dataset.einde)) + Number(end.dataset.rest));
    const item = document.querySelector('[data-klok]');
    if (!item) return;
    const used = Number(item.dataset.klok) + seconds();
    const given = Number(item.dataset.minuten);
    const over = Math.floor(used / 60) - given;
    item.querySelector('b').textContent = `${Math.floor(used / 60)}.${two(used % 60)}`;
    item.querySelector('progress').value = Math.floor(used / 60);
    item.querySelector('span').textContent = over > 0
      ? `${over} minuten over de tijd` : `nog ${-over} van ${given} minuten`;
  }
  setInterval(tick, 1000);

  /* ---- what the other wrote: never over what somebody is busy with ------------------- */

  const poll = () => window.htmx && window.htmx.trigger('#tafel-peil', 'peil');

  function busy(part) {
    return part.contains(document.activeElement) || part.querySelector('details[open]');
  }

  let missed = false;

  document.addEventListener('htmx:oobBeforeSwap', (event) => {
    if (!busy(event.detail.target)) return;
    event.detail.shouldSwap = false;
    missed = true;
  });

  document.addEventListener('htmx:afterSettle', () => {
    // Ask for all of it again, until it could be shown.
    if (missed) byId('tafel-peil')?.removeAttribute('hx-headers');
    missed = false;
  });

  function isTouched() {
    const line = document.querySelector('[data-invoer]');
    const typed = line ? line.elements.wat.value.trim() : '';
    const ticked = document.querySelector('.k-wissel input:checked, .k-wissel details[open]');
    return Boolean(typed || waiting.length || ticked);
  }

  document.addEventListener('tafel-anders', () => {
    if (!isTouched()) {
      window.location.reload();
      return;
    }
    byId('tafel-peil')?.remove();
    tellWaiting('De ander is verder gegaan. ');
    const link = document.createElement('a');
    link.href = window.location.pathname;
    link.textContent = 'Laat de nieuwe stand zien';
    const place = byId('tafel-wacht') || document.querySelector('.k-wissel__uitleg');
    place.hidden = false;
    place.append(' ', link);
  });

  /* ---- the input line ---------------------------------------------------------------- */

  const form = document.querySelector('[data-invoer]');
  const waiting = [];
  let sending = false;
  let offline = false;
  if (!form) return;

  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  function clear() {
    const { elements } = form;
    const who = elements.organisatie.value;
    // A page that came back with an error holds what was typed as its beginning.
    for (const name of ['wat', 'voorwaarde', 'informering_reden']) elements[name].defaultValue = '';
    form.reset();
    elements.organisatie.value = who;
    elements.indiening.value = newKey();
    shape();
    elements.wat.focus();
  }

  /* Why not: only asked when the betrokkene is not told. */
  function shape() {
    const reason = form.querySelector('[data-waarom-niet]');
    reason.hidden = form.elements.informering.value !== 'niet';
  }

  let told = 0;

  function tell(text) {
    told += 1;
    byId('tafel-terug').textContent = text;
  }

  function tellWaiting(text) {
    const place = byId('tafel-wacht');
    place.textContent = text;
    place.hidden = !text;
  }

  function showWaiting() {
    const many = waiting.length === 1 ? '1 regel wacht' : `${waiting.length} regels wachten`;
    const why = offline ? 'Geen verbinding' : 'Nog niet verstuurd';
    tellWaiting(waiting.length ? `${why}: ${many}. Sluit deze pagina niet.` : '');
  }

  function showError(html) {
    const place = byId('tafel-fout');
    place.innerHTML = html;
    place.hidden = !html.trim();
  }

  /* What the server refused comes back into the line, to be mended. */
  function putBack(data, html) {
    for (const [name, value] of data) {
      const field = form.elements[name];
      if (field && name !== 'csrfmiddlewaretoken') field.value = value;
    }
    form.elements.indiening.value = newKey();
    shape();
    showError(html);
    form.elements.wat.focus();
  }

  async function post(line) {
    const answer = await fetch(window.location.pathname, {
      method: 'POST',
      credentials: 'same-origin',
      redirect: 'manual',
      headers: { 'X-Keten-Regel': '1', 'X-CSRFToken': line.data.get('csrfmiddlewaretoken') },
      body: new URLSearchParams(line.data),
    });
    const text = answer.type === 'opaqueredirect' ? '' : await answer.text();
    return { status: answer.type === 'opaqueredirect' ? 0 : answer.status, text };
  }

  /* One at a time and in order: the next goes when the one before it was taken. */
  async function flush() {
    if (sending || !waiting.length) return;
    sending = true;
    try {
      while (waiting.length) {
        const { status, text } = await post(waiting[0]);
        offline = false;
        if (status === 0 || status >= 500 || status === 403) {
          tellWaiting('Deze regels zijn nog niet vastgelegd. Log in een ander tabblad opnieuw in.');
          break;
        }
        if (status !== 200 && form.elements.wat.value.trim()) break;
        const line = waiting.shift();
        if (status === 200) {
          showError('');
          tell(`Vastgelegd. ${text}`);
        } else {
          putBack(line.data, text);
          break;
        }
        showWaiting();
      }
      if (!waiting.length) tellWaiting('');
      poll();
    } catch {
      offline = true;
      for (const line of waiting) line.data.set('achteraf', '1');
      showWaiting();
    }
    sending = false;
  }

  setInterval(flush, RETRY_MS);
  window.addEventListener('online', flush);

  window.addEventListener('beforeunload', (event) => {
    if (waiting.length) event.preventDefault();
  });

  // Before `keten.js`, that would lock the form.
  document.addEventListener('submit', (event) => {
    if (event.target.matches('[data-dicht]')) return;
    if (event.target === form) {
      event.preventDefault();
      event.stopPropagation();
      if (!form.elements.wat.value.trim()) {
        form.elements.wat.focus();
        return;
      }
      waiting.push({ data: new FormData(form) });
      if (offline) waiting.at(-1).data.set('achteraf', '1');
      tell('');
      clear();
      flush();
      return;
    }
    if (waiting.length || !navigator.onLine) {
      event.preventDefault();
      event.stopPropagation();
      tellWaiting('Geen verbinding. Dit kan weer als uw regels verstuurd zijn.');
    }
  }, true);

  document.addEventListener('click', (event) => {
    if (!event.target.closest('[data-voorlezen]')) return;
    if (!waiting.length && navigator.onLine && !form.elements.wat.value.trim()) return;
    event.preventDefault();
    tellWaiting('Er staat nog een regel die niet is vastgelegd.');
  });

  document.addEventListener('htmx:sendError', (event) => {
    event.stopImmediatePropagation();
    offline = true;
    if (waiting.length) showWaiting();
    else tellWaiting('Geen verbinding. U kunt gewoon doortypen.');
  }, true);

  document.addEventListener('htmx:afterRequest', (event) => {
    if (!event.detail.successful || !offline) return;
    offline = false;
    showWaiting();
    flush();
  });

  /* ---- the date is said back ----------------------------------------------------------- */

  form.elements.uiterlijk.addEventListener('change', async (event) => {
    const { value } = event.target;
    // What is told of the line itself is newer than its date, and stays.
    const before = told;
    const address = `${byId('tafel-terug').dataset.datum}?uiterlijk=${encodeURIComponent(value)}`;
    const answer = await fetch(address, { credentials: 'same-origin' }).catch(() => null);
    const said = answer && answer.ok && !answer.redirected ? await answer.text() : '';
    if (said && told === before) tell(`Uiterlijk: ${said}`);
  });

  form.elements.informering.addEventListener('change', shape);
  shape();
})();
