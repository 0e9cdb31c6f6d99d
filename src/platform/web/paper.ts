import type { Lang } from '../../kernel/lang.ts'
import { pick } from '../i18n/index.ts'
import { chrome } from './content/index.ts'
import { html, type Html, type Renderable } from './html.ts'

/** What stands at the head of every printed page: enough to bring a lost sheet home, and not the child's name. */
export interface PaperMark {
  /** Of the child's name; null where no name is known. */
  readonly initials: string | null
  /** Of the case: `GS-26-AB12C`. */
  readonly reference: string
}

/**
 * The initials of a name, one for each of its parts, in capitals where its script has them. Null of a name without letters.
 * Counted in whole characters, so that a letter with its mark stays together.
 */
export function initialsOf(name: string): string | null {
  const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })
  const first = name
    .split(/[\s\-–'’.]+/)
    .flatMap((part) => [...letters.segment(part)].map(({ segment }) => segment).slice(0, 1))
    .filter((one) => /\p{L}/u.test(one))
    .map((one) => one.toLocaleUpperCase('en'))
  return first.length === 0 ? null : first.join('')
}

/** Initials, reference and "confidential". */
function head(lang: Lang, mark: PaperMark): Html {
  const words = pick(chrome, lang).paper
  return html`<p>
    ${
      mark.initials === null
        ? null
        : html`<span
            ><span class="gs-paper__term">${words.initials}</span> <b dir="auto">${mark.initials}</b></span
          > `
    }<span><span class="gs-paper__term">${words.reference}</span> <b>${mark.reference}</b></span>
    <span class="gs-paper__confidential">${words.confidential}</span>
  </p>`
}

/**
 * A paper that leaves the service: on the screen as it will be printed, and on paper with initials and reference at the head of
 * every page. The number of the page is put at its foot by the style sheet (_print.scss), which also leaves off the frame of
 * the service. What must not be printed (ways back, hints) stands outside, in an element of the class `gs-off-paper`.
 */
export function paper(lang: Lang, mark: PaperMark, body: Renderable): Html {
  return html`<div class="gs-paper">
    <div class="gs-paper__head">${head(lang, mark)}</div>
    <div class="gs-paper__body">${body}</div>
  </div>`
}

/**
 * The same head for a page of the service that somebody prints: not on the screen, and at the head of every sheet. Stands at
 * the top of the page's main part, and nowhere deeper: the style sheet draws the rest beneath it.
 */
export function headOnPaper(lang: Lang, mark: PaperMark): Html {
  return html`<div class="gs-paper__head gs-paper__head--only">${head(lang, mark)}</div>`
}
