/** The account menu closes by Escape and by a click elsewhere, as people expect of a menu. */
export function closeMenus(): void {
  const menus = [...document.querySelectorAll<HTMLDetailsElement>('details.gs-account')]
  document.addEventListener('click', (event) => {
    for (const menu of menus)
      if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    for (const menu of menus)
      if (menu.open) {
        menu.open = false
        menu.querySelector('summary')?.focus()
      }
  })
}
