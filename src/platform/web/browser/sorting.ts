/**
 * Sorting statements by dragging and by arrow keys, on top of the same grid by lists: what counts is each card's own list, and
 * the script only chooses in it and moves the card. So drafts and sending work as they do without it.
 */
export function sortByDragging(): void {
  const found = document.querySelector<HTMLElement>('[data-sorting]')
  if (found === null) return
  const root: HTMLElement = found
  const { pattern = '' } = root.dataset
  const columns = [...root.querySelectorAll<HTMLElement>('[data-column]')]
  const said = root.querySelector('[data-said]')

  const columnOf = (value: string): HTMLElement | undefined =>
    columns.find((column) => column.dataset['column'] === value)

  function count(column: HTMLElement): string {
    const wants = Number(column.dataset['wants'] ?? '0')
    const has = column.querySelectorAll('[data-card]').length
    const text = pattern.replace('{has}', String(has)).replace('{wants}', String(wants))
    const place = column.querySelector('[data-count]')
    if (place === null) return ''
    place.textContent = text
    column.dataset['fill'] = has === wants ? 'full' : has > wants ? 'over' : 'short'
    return `${column.querySelector('h3, h4')?.textContent.replace(/\s+/g, ' ').trim() ?? ''}: ${text}`
  }

  /** The card that left its list while it had the focus, and what came after it there: Tab goes on from where it was. */
  let left: { readonly select: HTMLSelectElement; readonly next: HTMLElement | null } | null = null

  /** Puts the card where its list says, and says which it is, where it lies and how full that column is now. */
  function settle(select: HTMLSelectElement, aloud = true): void {
    const card = select.closest<HTMLElement>('[data-card]')
    const column = columnOf(select.value)
    const list = column?.querySelector('ul')
    if (card === null || column === undefined || list === null || list === undefined) return
    const focused = document.activeElement === select
    if (card.parentElement !== list) {
      if (focused && left?.select !== select)
        left = { select, next: card.nextElementSibling?.querySelector('select') ?? null }
      list.append(card)
      card.classList.remove('gs-board__card--moved')
    }
    if (focused) {
      select.focus({ preventScroll: true })
      card.classList.add('gs-board__card--moved')
      card.scrollIntoView({ block: 'nearest' })
    }
    const fills = columns.map((one) => [one, count(one)] as const)
    const where = fills.find(([one]) => one === column)?.[1] ?? ''
    const name = where === '' ? (column.querySelector('h2')?.textContent.trim() ?? '') : where
    const words = card.querySelector('.gs-board__words')?.firstElementChild?.textContent.trim() ?? ''
    if (said !== null && aloud) said.textContent = `${words} ${name}`
    const allPlaced = root.querySelector<HTMLElement>('[data-all-placed]')
    if (allPlaced !== null) allPlaced.hidden = columnOf('')?.querySelector('[data-card]') !== null
  }

  root.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) settle(event.target)
  })

  /** As if it had been chosen by hand: the card moves, and the draft is kept. */
  function choose(select: HTMLSelectElement, value: string): void {
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
    select.dispatchEvent(new Event('input', { bubbles: true }))
  }

  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }
  root.addEventListener('keydown', (event) => {
    const select = event.target
    if (!(select instanceof HTMLSelectElement) || event.ctrlKey || event.altKey || event.metaKey) return
    const step = steps[event.key]
    if (step !== undefined) {
      // Some browsers do this by themselves and some open the list: here it is the same in all of them.
      event.preventDefault()
      const to = select.options[select.selectedIndex + step]
      if (to !== undefined) choose(select, to.value)
      return
    }
    // A card that was placed lies far from those still to place: Tab goes to the one that came after it.
    if (event.key !== 'Tab' || event.shiftKey || left?.select !== select) return
    const next = left.next?.isConnected === true ? left.next : columnOf('')?.querySelector('select')
    if (next === null || next === undefined) return
    event.preventDefault()
    next.focus()
  })
  root.addEventListener('focusin', (event) => {
    if (event.target !== left?.select) left = null
    for (const one of root.querySelectorAll('.gs-board__card--moved'))
      if (!one.contains(document.activeElement)) one.classList.remove('gs-board__card--moved')
  })

  let held: { readonly card: HTMLElement; readonly pointer: number } | null = null
  let over: HTMLElement | null = null

  const mark = (column: HTMLElement | null): void => {
    over?.classList.remove('gs-board__column--here')
    over = column
    over?.classList.add('gs-board__column--here')
  }

  const columnAt = (x: number, y: number): HTMLElement | null =>
    document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-sorting] [data-column]') ?? null

  function release(): void {
    held?.card.classList.remove('gs-board__card--held')
    held = null
    mark(null)
  }

  root.addEventListener('pointerdown', (event) => {
    const grip = event.target instanceof HTMLElement ? event.target.closest('[data-grip]') : null
    const card = grip?.closest<HTMLElement>('[data-card]') ?? null
    if (grip === null || card === null || event.button !== 0) return
    event.preventDefault()
    grip.setPointerCapture(event.pointerId)
    card.classList.add('gs-board__card--held')
    held = { card, pointer: event.pointerId }
  })
  root.addEventListener('pointermove', (event) => {
    if (held?.pointer !== event.pointerId) return
    // At the edge of the window the page moves on, because the grid is longer than a telephone.
    const edge = 60
    if (event.clientY < edge) window.scrollBy(0, -16)
    else if (event.clientY > window.innerHeight - edge) window.scrollBy(0, 16)
    mark(columnAt(event.clientX, event.clientY))
  })
  root.addEventListener('pointerup', (event) => {
    if (held?.pointer !== event.pointerId) return
    const column = columnAt(event.clientX, event.clientY)
    const select = held.card.querySelector('select')
    release()
    if (column === null || select === null) return
    choose(select, column.dataset['column'] ?? '')
  })
  root.addEventListener('pointercancel', release)

  // Browsers put answers back when one returns by the history, after this script has run.
  window.addEventListener('pageshow', () => {
    for (const select of root.querySelectorAll('select')) settle(select, false)
  })
}
