/* Drag an item of the agenda: an extra beside the buttons, with the same outcome. */
'use strict';

(() => {
  const list = document.querySelector('[data-slepen]');
  const form = document.querySelector('[data-sleepvorm]');
  if (!list || !form) return;
  let dragged = null;

  const items = () => [...list.querySelectorAll(':scope > [data-punt]')];
  const order = () => items().map((item) => item.dataset.punt);
  const before = order().join();

  for (const item of items()) item.draggable = true;

  list.addEventListener('dragstart', (event) => {
    dragged = event.target.closest('[data-punt]');
    event.dataTransfer.effectAllowed = 'move';
    dragged?.classList.add('is-gesleept');
  });

  list.addEventListener('dragover', (event) => {
    const over = event.target.closest('[data-punt]');
    if (!dragged) return;
    event.preventDefault();
    if (!over || over === dragged) return;
    const { top, height } = over.getBoundingClientRect();
    over[event.clientY < top + height / 2 ? 'before' : 'after'](dragged);
  });

  list.addEventListener('dragend', () => {
    dragged?.classList.remove('is-gesleept');
    dragged = null;
    const now = order();
    if (now.join() === before) return;
    for (const key of now) {
      const field = document.createElement('input');
      Object.assign(field, { type: 'hidden', name: 'punt', value: key });
      form.append(field);
    }
    form.requestSubmit();
  });
})();
