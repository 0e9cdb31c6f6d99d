/**
 * A form with `data-once` is sent once: a second press within the same page does nothing. The server's idempotency key
 * is what makes it safe; this spares the person the wait. Coming back by the browser's history frees the form.
 */
export function sendOnce(): void {
  const sent = new Set<HTMLFormElement>()
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-once')) return
    if (sent.has(form)) event.preventDefault()
    else sent.add(form)
  })
  window.addEventListener('pageshow', () => sent.clear())
}
