// What was asked for by the address once is remembered by cookie; a reload or a copied address should not ask for it again.
const address = new URL(window.location.href);
for (const name of ['as', 'theme', 'configure']) address.searchParams.delete(name);
if (address.href !== window.location.href) window.history.replaceState(window.history.state, '', address);

document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) menu.removeAttribute('open');
  }
});
document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' ? document.querySelector('details.menu[open]') : null;
  menu?.removeAttribute('open');
  menu?.querySelector('summary')?.focus();
});
