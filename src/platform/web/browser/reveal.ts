/**
 * Shows what an answer reveals, and lets "None of these" clear the others. In place of GOV.UK Frontend's own script,
 * which sets aria-expanded on radios and checkboxes, where ARIA does not allow it.
 */
export function revealAnswers(): void {
  const inputs = [
    ...document.querySelectorAll<HTMLInputElement>(
      '.govuk-radios__input[data-aria-controls], .govuk-checkboxes__input[data-aria-controls]',
    ),
  ]

  const show = (): void => {
    for (const input of inputs) {
      const target = document.getElementById(input.dataset['ariaControls'] ?? '')
      const kind = input.type === 'radio' ? 'radios' : 'checkboxes'
      target?.classList.toggle(`govuk-${kind}__conditional--hidden`, !input.checked)
    }
  }

  const clearOthers = (chosen: HTMLInputElement): void => {
    const exclusive = chosen.dataset['behaviour'] === 'exclusive'
    const group = chosen.form?.elements.namedItem(chosen.name)
    if (!chosen.checked || !(group instanceof RadioNodeList)) return
    for (const other of group)
      if (other instanceof HTMLInputElement && other !== chosen)
        if (exclusive || other.dataset['behaviour'] === 'exclusive') other.checked = false
  }

  for (const input of inputs) input.setAttribute('aria-controls', input.dataset['ariaControls'] ?? '')
  document.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLInputElement)) return
    if (event.target.type === 'checkbox') clearOthers(event.target)
    show()
  })
  // Browsers put answers back when one returns by the history, after this script has run.
  window.addEventListener('pageshow', show)
  show()
}
