/** The voice for a language as a page names it (`vi`, `en-GB`): the very one, or another of the same language. */
function voiceFor(tag: string): SpeechSynthesisVoice | null {
  const voices = window.speechSynthesis.getVoices()
  const language = tag.split('-')[0]?.toLowerCase() ?? ''
  return (
    voices.find((one) => one.lang.toLowerCase() === tag.toLowerCase()) ??
    voices.find((one) => one.lang.toLowerCase().split(/[-_]/)[0] === language) ??
    null
  )
}

/**
 * A part of a page with `data-read-aloud` gets a button that reads it, where the device has a voice for its language; without
 * one there is no button, and the worker or an interpreter reads. Only what is marked `data-read` is read.
 */
export function readAloud(): void {
  if (!('speechSynthesis' in window)) return
  for (const part of document.querySelectorAll<HTMLElement>('[data-read-aloud]')) {
    const { readAloud: start = '', readStop: stop = '' } = part.dataset
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'gs-child__listen'
    button.textContent = start
    const rest = (): void => {
      button.textContent = start
    }
    button.addEventListener('click', () => {
      if (window.speechSynthesis.speaking) {
        window.speechSynthesis.cancel()
        rest()
        return
      }
      const voice = voiceFor(part.lang)
      if (voice === null) return
      const texts = [...part.querySelectorAll<HTMLElement>('[data-read]')].map((one) =>
        one.textContent.trim(),
      )
      const words = new SpeechSynthesisUtterance(texts.join('. '))
      words.voice = voice
      words.lang = voice.lang
      words.rate = 0.9
      words.addEventListener('end', rest)
      window.speechSynthesis.speak(words)
      button.textContent = stop
    })
    const offer = (): void => {
      if (!button.isConnected && voiceFor(part.lang) !== null) part.prepend(button)
    }
    offer()
    // Voices come late in some browsers.
    window.speechSynthesis.addEventListener('voiceschanged', offer)
  }
}
