/** Voices come late in some browsers: only after so many milliseconds does the page say that there is none. */
const LATE = 1_500

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
 * A part of a page with `data-read-aloud` gets a button that reads it, where the device has a voice for its language; where it
 * has none, the page says so (`data-no-voice`), and the worker or an interpreter reads. Only what is marked `data-read` is read.
 */
export function readAloud(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-read-aloud]')) {
    const silent = part.querySelector<HTMLElement>('[data-no-voice]')
    const say = (voiceless: boolean): void => {
      if (silent !== null) silent.hidden = !voiceless
    }
    if (!('speechSynthesis' in window)) {
      say(true)
      continue
    }
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
      if (voiceFor(part.lang) === null) return
      say(false)
      if (!button.isConnected) part.prepend(button)
    }
    offer()
    window.setTimeout(() => say(voiceFor(part.lang) === null), LATE)
    window.speechSynthesis.addEventListener('voiceschanged', offer)
  }
}
