const within = 1_500

/** Calls back when Shift alone was pressed three times in a row. */
function onShiftThrice(act: () => void): void {
  let presses: number[] = []
  let alone = false
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Shift') {
      alone = !event.repeat
      return
    }
    alone = false
    presses = []
  })
  document.addEventListener('keyup', (event) => {
    if (event.key !== 'Shift' || !alone) return
    const now = Date.now()
    presses = [...presses.filter((at) => now - at < within), now]
    if (presses.length < 3) return
    presses = []
    act()
  })
}

function element(tag: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  if (className !== '') made.className = className
  return made
}

/**
 * Covers a staff page when somebody comes up behind: Shift three times, or the button. Everything else becomes inert,
 * so that neither keyboard nor screen reader reaches it. It is a screen, not a lock: the idle lock is the lock.
 */
export function offerHiding(): void {
  const { hideTitle, hideText = '', hideShow = '', hideStart = '' } = document.body.dataset
  if (hideTitle === undefined) return
  const title = document.title
  let cover: HTMLElement | null = null
  let before: Element | null = null

  const show = (): void => {
    cover?.remove()
    cover = null
    document.title = title
    for (const part of document.body.children) part.removeAttribute('inert')
    if (before instanceof HTMLElement) before.focus()
  }

  const hide = (): void => {
    before = document.activeElement
    for (const part of document.body.children) part.setAttribute('inert', '')
    cover = element('div', '', 'gs-cover')
    cover.setAttribute('role', 'dialog')
    cover.setAttribute('aria-modal', 'true')
    cover.setAttribute('aria-label', hideTitle)
    const button = element('button', hideShow, 'govuk-button govuk-button--secondary')
    button.setAttribute('type', 'button')
    button.addEventListener('click', show)
    cover.append(element('h2', hideTitle), element('p', hideText), button)
    document.body.append(cover)
    // The title stands in the tab and in the list of windows.
    document.title = hideTitle
    button.focus()
  }

  const toggle = (): void => (cover === null ? hide() : show())
  const start = element('button', hideStart, 'gs-hide-button')
  start.setAttribute('type', 'button')
  start.addEventListener('click', hide)
  document.querySelector('.gs-header__tools')?.prepend(start)
  onShiftThrice(toggle)
}
