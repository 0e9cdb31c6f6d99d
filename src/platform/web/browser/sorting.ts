/**
 * Sorting statements by dragging, on top of the same grid by lists: what counts is each card's own list, and the script only
 * chooses in it and moves the card. So keyboard, drafts and sending work as they do without it.
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
    return `${column.querySelector('h3, h4')?.textContent.trim() ?? ''}: ${text}`
  }

  /** Puts the card where its list says, and says how full that column is now. */
  function settle(select: HTMLSelectElement): void {
    const card = select.closest<HTMLElement>('[data-card]')
    const column = columnOf(select.value)
    const list = column?.querySelector('ul')
    if (card === null || column === undefined || list === null || list === undefined) return
    const focused = document.activeElement === select
    if (card.parentElement !== list) list.append(card)
    if (focused) select.focus({ preventScroll: true })
    const words = columns.map((one) => [one, count(one)] as const).find(([one]) => one === column)?.[1]
    if (said !== null && words !== undefined) said.textContent = words
    const allPlaced = root.querySelector<HTMLElement>('[data-all-placed]')
    if (allPlaced !== null) allPlaced.hidden = columnOf('')?.querySelector('[data-card]') !== null
  }

  root.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) settle(event.target)
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
    select.value = column.dataset['column'] ?? ''
    // As if it had been chosen by hand: the card moves, and the draft is kept.
    select.dispatchEvent(new Event('change', { bubbles: true }))
    select.dispatchEvent(new Event('input', { bubbles: true }))
  })
  root.addEventListener('pointercancel', release)

  // Browsers put answers back when one returns by the history, after this script has run.
  window.addEventListener('pageshow', () => {
    for (const select of root.querySelectorAll('select')) settle(select)
  })
}
