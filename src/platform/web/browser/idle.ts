const channelName = 'gs-activity'

/**
 * Warns before the server's idle lock and goes to the lock page when it is due; the server decides by itself, so a
 * page without script is locked just as well. Activity in one tab keeps the others: they tell each other by a
 * channel that carries nothing but "here".
 */
export function warnWhenIdle(): void {
  const { idleWarn, idleLock, idlePath, idleStayPath, csrf = '' } = document.body.dataset
  const { idleTitle = '', idleText = '', idleStay = '' } = document.body.dataset
  const warnAfter = Number(idleWarn) * 1_000
  const lockAfter = Number(idleLock) * 1_000
  if (!(warnAfter > 0 && lockAfter > warnAfter) || idlePath === undefined || !idlePath.startsWith('/')) return

  let last = Date.now()
  let dialog: HTMLDialogElement | null = null
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(channelName) : null

  const awake = (): void => {
    last = Date.now()
    dialog?.close()
    dialog?.remove()
    dialog = null
  }

  const active = (): void => {
    // While the warning stands only its button counts: a passing sleeve is nobody.
    if (dialog !== null) return
    const now = Date.now()
    if (now - last > 5_000) channel?.postMessage('here')
    last = now
  }

  const warn = (): void => {
    dialog = document.createElement('dialog')
    dialog.className = 'gs-dialog'
    const title = document.createElement('h2')
    title.id = 'gs-idle-title'
    title.textContent = idleTitle
    const text = document.createElement('p')
    text.textContent = idleText
    const stay = document.createElement('button')
    stay.type = 'button'
    stay.className = 'govuk-button'
    stay.textContent = idleStay
    stay.addEventListener('click', () => {
      awake()
      channel?.postMessage('here')
      if (idleStayPath?.startsWith('/') !== true) return
      // Moves the server's clock on. Should it fail, the server locks at the next request, as it would have.
      const body = new URLSearchParams({ _csrf: csrf })
      void fetch(idleStayPath, { method: 'POST', body, credentials: 'same-origin' }).catch(() => undefined)
    })
    dialog.setAttribute('aria-labelledby', title.id)
    dialog.append(title, text, stay)
    dialog.addEventListener('cancel', () => stay.click())
    document.body.append(dialog)
    dialog.showModal()
    document.dispatchEvent(new Event('gs:leaving'))
  }

  const look = (): void => {
    const idle = Date.now() - last
    if (idle >= lockAfter) window.location.assign(idlePath)
    else if (idle >= warnAfter && dialog === null) warn()
  }

  for (const kind of ['pointerdown', 'keydown', 'scroll'])
    document.addEventListener(kind, active, { passive: true })
  channel?.addEventListener('message', awake)
  window.setInterval(look, 1_000)
  // A laptop that wakes up looks at once.
  document.addEventListener('visibilitychange', look)
}
