/* A security key: the browser asks the key, the form brings its answer to the server. */
'use strict';

(() => {
  const form = document.querySelector('form[data-sleutel]');
  const data = document.getElementById('vraag');
  if (!form || !data) return;
  const tell = form.querySelector('[data-sleutel-stand]');
  const CANCELLED = 'Er is geen sleutel gebruikt. Probeer het nog een keer.';
  const KNOWN = 'Deze sleutel staat al in uw lijst.';
  const NONE = 'Deze browser kan geen sleutel gebruiken.';

  function toBytes(text) {
    const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  }

  function toText(buffer) {
    const plain = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function withBytes(keys) {
    return (keys || []).map((key) => ({ ...key, id: toBytes(key.id) }));
  }

  function make(asked) {
    return navigator.credentials.create({
      publicKey: {
        ...asked,
        challenge: toBytes(asked.challenge),
        user: { ...asked.user, id: toBytes(asked.user.id) },
        excludeCredentials: withBytes(asked.excludeCredentials),
      },
    });
  }

  function show(asked) {
    return navigator.credentials.get({
      publicKey: {
        ...asked,
        challenge: toBytes(asked.challenge),
        allowCredentials: withBytes(asked.allowCredentials),
      },
    });
  }

  function answer(key) {
    const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];
    const said = Object.fromEntries(parts.filter((part) => key.response[part])
      .map((part) => [part, toText(key.response[part])]));
    return {
      id: key.id,
      rawId: toText(key.rawId),
      type: key.type,
      authenticatorAttachment: key.authenticatorAttachment,
      clientExtensionResults: key.getClientExtensionResults(),
      response: said,
    };
  }

  // Before `keten.js` locks the form: this turn sends nothing yet.
  form.addEventListener('submit', async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    if (!navigator.credentials) {
      tell.textContent = NONE;
      return;
    }
    tell.textContent = 'Uw sleutel wordt gevraagd.';
    try {
      const asked = JSON.parse(data.textContent).publicKey;
      const key = await (form.dataset.sleutel === 'maak' ? make(asked) : show(asked));
      form.elements.credential.value = JSON.stringify(answer(key));
      form.requestSubmit();
    } catch (error) {
      tell.textContent = error.name === 'InvalidStateError' ? KNOWN : CANCELLED;
    }
  });
})();
