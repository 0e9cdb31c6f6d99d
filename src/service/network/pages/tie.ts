import {
  defineForm,
  select,
  type FieldError,
  type Option,
  type Typed,
} from '../../../platform/forms/index.ts'
import { done } from '../../../kernel/refusal.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { newFact } from '../../../platform/record/index.ts'
import type { Exchange, Handler } from '../../../platform/web/route.ts'
import { caseFormPage, recordOnCase } from '../../child/index.ts'
import { networkContent } from '../content/index.ts'
import { networkTie } from '../facts.ts'
import { tieFields } from '../sections/tie.ts'
import { membersOf } from '../store.ts'
import { networkPath, wayBack } from './places.ts'

const t = wordsOf(networkContent)
const form = defineForm({
  fields: {
    one: select({ label: t((c) => c.tie.one), options: 'given' }),
    other: select({ label: t((c) => c.tie.other), options: 'given' }),
    ...tieFields,
  },
  check: ({ one, other }) => (one === other ? [{ field: 'other', message: t((c) => c.tie.same) }] : []),
})

async function people(x: Exchange): Promise<readonly Option[]> {
  return (await membersOf(x.db, x.caseId())).map(({ id, columns }) => {
    return { code: id, label: { en: columns.called, cy: columns.called } }
  })
}

function show(x: Exchange, who: readonly Option[], typed?: Typed, errors?: readonly FieldError[]) {
  const c = pick(networkContent, x.lang)
  const enough = who.length > 1
  return caseFormPage(x, {
    tab: 'network',
    title: c.tie.title,
    lead: enough ? undefined : c.tie.tooFew,
    form: enough ? form.render({ lang: x.lang, typed, errors, options: { one: who, other: who } }) : null,
    submit: c.tie.save,
    back: wayBack(x),
    errors,
    dense: true,
  })
}

export const tiePage: Handler = async (x) => {
  const draft = await x.draft()
  return show(x, await people(x), draft === null ? undefined : form.typed(draft.fields))
}

export const recordTie: Handler = async (x) => {
  const who = await people(x)
  const parsed = form.parse(x.body, x.lang, { options: { one: who, other: who } })
  if (!parsed.ok) return show(x, who, parsed.typed, parsed.errors)
  const { one, other, ...rest } = parsed.value
  const facts = done([newFact(networkTie, x.caseId(), { one_id: one, other_id: other, ...rest })])
  return recordOnCase(x, 'network.tie.record', facts, { answer: networkPath(x) })
}
