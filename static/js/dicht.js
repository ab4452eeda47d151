/* The screen goes dark at once: first the words leave the page, then the server hears. */
'use strict';

(() => {
  const form = document.querySelector('form[data-dicht]');
  if (!form) return;
  const MENUS = 'details[data-menu][open], details.k-meer[open]';

  /* What stands in the input line waits on the server, for the same person. */
  function typed() {
    const line = document.querySelector('form:has([name=schrijver])');
    const data = line ? new FormData(line) : new FormData();
    for (const [name, value] of new FormData(form)) data.set(name, value);
    return new URLSearchParams(data);
  }

  async function darken() {
    const body = typed();
    const { action } = form;
    const notice = document.createElement('p');
    notice.textContent = 'Scherm dicht';
    document.title = 'Scherm dicht';
    document.body.replaceChildren(notice);
    await fetch(action, { method: 'POST', credentials: 'same-origin', body }).catch(() => null);
    window.location.replace(action);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    darken();
  });

  // Before `keten.js`, that closes the menu which Escape was meant for.
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || event.target.tagName === 'SELECT') return;
    if (document.querySelector(MENUS)) return;
    darken();
  }, true);
})();
