/* The one place through which text may become page: only what htmx fetched, never with
   a script in it. Text never becomes script, nor the address of one. */
'use strict';

(() => {
  const LOOKS_LIKE_SCRIPT = /<\s*script|<\s*(iframe|object|embed|base|meta)\b|\son\w+\s*=\s*["']/i;

  function createHTML(text) {
    // htmx looks only at what a page is made of; names of people pass as text.
    if (LOOKS_LIKE_SCRIPT.test(text.replace(/^[\s\S]*<\/head>/i, ''))) {
      throw new TypeError('Refused: this text holds a script.');
    }
    return text;
  }

  if (window.trustedTypes) window.trustedTypes.createPolicy('default', { createHTML });
})();
