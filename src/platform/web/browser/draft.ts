const wait = 2_000

function clockNow(): string {
  return new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

/** Secrets are never part of a draft, nor is a chosen file. */
function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    const control = form.elements.namedItem(name)
    const secret = control instanceof HTMLInputElement && control.type === 'password'
    if (typeof value === 'string' && !secret) fields.append(name, value)
  }
  return fields
}

function keepDraft(form: HTMLFormElement, path: string): void {
  const state = form.querySelector('[data-draft-state]')
  const { draftSaved = '', draftFailed = '' } = document.body.dataset
  let timer = 0
  let sent = fieldsOf(form).toString()
  let sending = false
  // A form that is on its way is no draft: the page that hides behind it must not save it again, after it was recorded.
  let submitted = false

  const tell = (text: string): void => {
    if (state !== null) state.textContent = text
  }

  const save = async (): Promise<void> => {
    const fields = fieldsOf(form).toString()
    if (sending || submitted || fields === sent) return
    sending = true
    try {
      const answer = await fetch(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { accept: 'application/json' },
        credentials: 'same-origin',
        redirect: 'error',
        // A draft sent while the page closes still arrives, up to what browsers allow for it.
        keepalive: fields.length < 60_000,
      })
      if (!answer.ok) throw new Error(String(answer.status))
      sent = fields
      tell(`${draftSaved} ${clockNow()}`)
    } catch {
      tell(draftFailed)
    } finally {
      sending = false
    }
    if (fieldsOf(form).toString() !== fields) later()
  }

  const later = (): void => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void save(), wait)
  }

  form.addEventListener('input', later)
  form.addEventListener('change', later)
  form.addEventListener('submit', () => {
    window.clearTimeout(timer)
    submitted = true
  })
  // Somebody went back to the page as it was, and types on.
  window.addEventListener('pageshow', () => {
    submitted = false
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save()
  })
  // The idle lock asks for a last save before it leaves.
  document.addEventListener('gs:leaving', () => void save())
}

/** Saves forms with `data-draft="<path>"` two seconds after the last key, and says so. */
export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
    const path = form.dataset['draft']
    if (path !== undefined && path.startsWith('/') && !path.startsWith('//')) keepDraft(form, path)
  }
}
