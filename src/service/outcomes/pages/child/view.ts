import { carried } from '../../../../platform/forms/index.ts'
import { html, type Html, type Renderable } from '../../../../platform/web/html.ts'
import { childLanguages, itemIn, type ChildLanguage, type ChildWords } from '../../child-words/index.ts'
import { face } from '../faces.ts'
import { codeOfStep, type Step } from './steps.ts'

export interface ChildView {
  readonly path: string
  readonly language: ChildLanguage
  readonly steps: readonly Step[]
  readonly at: number
  /** What the child answered here before, as the buttons name it; null: nothing. */
  readonly answer: string | null
  readonly goal: string | null
  /** Typed, and too long. */
  readonly typed: Readonly<Record<string, string>> | null
  readonly handBackTo: string
  readonly form: { readonly csrf: string; readonly key: string }
}

/** A sentence in the child's language and, where that is not the worker's, the English small beside it. */
function says(view: ChildView, pick: (words: ChildWords) => string): Html {
  const words: ChildWords = childLanguages[view.language]
  const english = pick(childLanguages.en)
  const beside = view.language === 'en' || view.language === 'cy' ? null : english
  return html`<span data-read>${pick(words)}</span>${
      beside === null ? null : html` <small class="gs-child__beside" lang="en" dir="ltr">${beside}</small>`
    }`
}

/** An item where it is in the child's language; otherwise the English, to be read aloud. */
function itemSays(view: ChildView, step: Step & { name: 'item' }): Html {
  const own = itemIn(view.language, step.item.wording)
  const english = step.item.wording.label.en
  if (own === null) return html`<span lang="en" dir="ltr">${english}</span>`
  return says(view, (words) => (words === childLanguages.en ? english : own))
}

const address = (view: ChildView, step: Step): string =>
  `${view.path}?step=${codeOfStep(step)}&in=${view.language}`

function shell(view: ChildView, body: Renderable, below = ''): Html {
  const step = view.steps[view.at]
  return html`<form method="post" action="${view.path}${below}" novalidate data-once class="gs-child__form">
    <input type="hidden" name="${carried.csrf}" value="${view.form.csrf}" />
    <input type="hidden" name="${carried.idempotencyKey}" value="${view.form.key}" />
    <input type="hidden" name="step" value="${step === undefined ? '' : codeOfStep(step)}" />
    <input type="hidden" name="in" value="${view.language}" />
    ${body}
  </form>`
}

/** An answer is a button: one touch, or Enter, gives it and goes on. */
function answerButton(view: ChildView, value: string, says: Renderable, classes = ''): Html {
  const given = view.answer === value
  const words: ChildWords = childLanguages[view.language]
  return html`<button
    class="gs-child__answer ${classes} ${given ? 'gs-child__answer--given' : ''}"
    name="answer"
    value="${value}"
  >
    ${says} ${given ? html`<small>(${words.yourAnswer})</small>` : null}
  </button>`
}

const declined = (view: ChildView): Html =>
  answerButton(
    view,
    'declined',
    says(view, (w) => w.decline),
    'gs-child__answer--decline',
  )

function item(view: ChildView, step: Step & { name: 'item' }): Html {
  return html`<h1 id="ask">${itemSays(view, step)}</h1>
    <p>${says(view, (w) => w.how)}</p>
    ${shell(
      view,
      html`<div class="gs-child__answers" role="group" aria-labelledby="ask">
        ${[1, 2, 3, 4, 5].map((value) =>
          answerButton(
            view,
            String(value),
            html`${face(value)} ${says(view, (w) => w.scale[value - 1] ?? '')}`,
          ),
        )}
        ${declined(view)}
      </div>`,
    )}`
}

function goal(view: ChildView): Html {
  const words: ChildWords = childLanguages[view.language]
  const box = html`<label for="words"
      >${view.goal === null ? says(view, (w) => w.goalMore) : says(view, (w) => w.goalOther)}</label
    >
    <textarea id="words" name="words" rows="3" dir="auto" class="gs-child__words">
${view.typed?.['words']}</textarea>
    ${answerButton(
      view,
      'other',
      says(view, (w) => w.next),
      'gs-child__answer--plain',
    )}`
  return html`<h1>${says(view, (w) => w.goal)}</h1>
    ${view.typed === null ? null : html`<p class="gs-child__fault" role="alert">${words.tooLong}</p>`}
    ${shell(
      view,
      html`<div class="gs-child__list">
        ${
          view.goal === null
            ? null
            : html`<p>${says(view, (w) => w.goalNow)}</p>
                <blockquote class="gs-said gs-prose" dir="auto">${view.goal}</blockquote>
                ${answerButton(
                  view,
                  'keep',
                  says(view, (w) => w.goalKeep),
                  'gs-child__answer--plain',
                )}`
        }
        ${box} ${declined(view)}
      </div>`,
    )}`
}

function near(view: ChildView): Html {
  return html`<h1 id="ask">${says(view, (w) => w.goalScore)}</h1>
    <blockquote class="gs-said gs-prose" dir="auto">${view.goal}</blockquote>
    <p>${says(view, (w) => w.goalLow)}<br />${says(view, (w) => w.goalHigh)}</p>
    ${shell(
      view,
      html`<div class="gs-child__numbers" role="group" aria-labelledby="ask">
          ${Array.from({ length: 11 }, (_, value) => answerButton(view, String(value), value, 'gs-child__answer--number'))}
        </div>
        <div class="gs-child__list">${declined(view)}</div>`,
    )}`
}

function passOn(view: ChildView): Html {
  const plain = 'gs-child__answer--plain'
  return html`<h1>${says(view, (w) => w.passOn)}</h1>
    <p>${says(view, (w) => w.passOnMore)}</p>
    ${shell(
      view,
      html`<div class="gs-child__list">
        ${answerButton(
          view,
          'yes',
          says(view, (w) => w.passOnYes),
          plain,
        )}
        ${answerButton(
          view,
          'no',
          says(view, (w) => w.passOnNo),
          plain,
        )}
        ${answerButton(
          view,
          'ask-me',
          says(view, (w) => w.passOnAsk),
          plain,
        )}
        ${declined(view)}
      </div>`,
    )}`
}

function guardian(view: ChildView): Html {
  const words: ChildWords = childLanguages[view.language]
  const choice = (name: string, value: string, what: Renderable): Html =>
    html`<label class="gs-child__choice"
      ><input
        type="radio"
        name="${name}"
        value="${value}"
        ${view.typed?.[name] === value ? html`checked` : null}
      />
      ${what}</label
    >`
  return html`<h1>${says(view, (w) => w.guardian)}</h1>
    <p>${says(view, (w) => w.guardianMore)}</p>
    ${view.typed === null ? null : html`<p class="gs-child__fault" role="alert">${words.tooLong}</p>`}
    ${shell(
      view,
      html`<fieldset class="gs-child__set">
          <legend>${says(view, (w) => w.guardianItem)}</legend>
          ${[1, 2, 3, 4, 5].map((value) =>
            choice(
              'score',
              String(value),
              html`${face(value)} ${says(view, (w) => w.scale[value - 1] ?? '')}`,
            ),
          )}
        </fieldset>
        <label for="words">${says(view, (w) => w.guardianWords)}</label>
        <textarea id="words" name="words" rows="4" dir="auto" autocomplete="off" class="gs-child__words">
${view.typed?.['words']}</textarea>
        <fieldset class="gs-child__set">
          <legend>${says(view, (w) => w.guardianCall)}</legend>
          ${choice(
            'talk',
            'yes',
            says(view, (w) => w.yes),
          )}
          ${choice(
            'talk',
            'no',
            says(view, (w) => w.no),
          )}
        </fieldset>
        <div class="gs-child__list">
          ${answerButton(
            { ...view, answer: null },
            'send',
            says(view, (w) => w.send),
            'gs-child__answer--plain',
          )}
          ${declined({ ...view, answer: null })}
        </div>`,
      '/guardian',
    )}`
}

function hello(view: ChildView): Html {
  const first = view.steps[1]
  return html`<h1>${says(view, (w) => w.hello)}</h1>
    ${childLanguages.en.helloMore.map((_, index) => html`<p>${says(view, (w) => w.helloMore[index] ?? '')}</p>`)}
    ${
      first === undefined
        ? null
        : html`<p>
            <a class="gs-child__answer gs-child__answer--plain" href="${address(view, first)}"
              >${says(view, (w) => w.start)}</a
            >
          </p>`
    }`
}

function end(view: ChildView): Html {
  return html`<h1>${says(view, (w) => w.thanks)}</h1>
    <p>${says(view, (w) => w.thanksMore)}</p>
    <p>
      <a
        class="gs-child__answer gs-child__answer--plain"
        href="/unlock?next=${encodeURIComponent(view.handBackTo)}"
        >${says(view, (w) => w.handBack)}</a
      >
    </p>`
}

function body(view: ChildView, step: Step): Html {
  switch (step.name) {
    case 'item':
      return item(view, step)
    case 'goal':
      return goal(view)
    case 'near':
      return near(view)
    case 'pass-on':
      return passOn(view)
    case 'guardian':
      return guardian(view)
    case 'end':
      return end(view)
    default:
      return hello(view)
  }
}

/** A page in a child's hands: one question, large, with nothing of the record and no way into it. */
export function childView(view: ChildView): Html {
  const words: ChildWords = childLanguages[view.language]
  const step = view.steps[view.at] ?? { name: 'hello' as const }
  const before = view.steps[view.at - 1]
  const last = view.steps.at(-1)
  return html`<div
    class="gs-child"
    lang="${words.tag}"
    dir="${words.dir}"
    data-read-aloud="${words.listen}"
    data-read-stop="${words.stop}"
  >
    <p class="gs-child__no-voice" data-no-voice hidden>
      ${words.noVoice}
      ${
        view.language === 'en' || view.language === 'cy'
          ? null
          : html`<small class="gs-child__beside" lang="en" dir="ltr">${childLanguages.en.noVoice}</small>`
      }
    </p>
    ${body(view, step)}
    <p class="gs-child__ways">
      ${before === undefined ? null : html`<a href="${address(view, before)}">${says(view, (w) => w.back)}</a>`}
      ${last === undefined || step.name === 'end' ? null : html`<a href="${address(view, last)}">${says(view, (w) => w.enough)}</a>`}
    </p>
  </div>`
}
