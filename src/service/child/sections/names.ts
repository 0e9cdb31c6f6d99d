import {
  defineForm,
  formShell,
  radios,
  text,
  type FormValue,
  type Typed,
} from '../../../platform/forms/index.ts'
import { pick, wordsOf } from '../../../platform/i18n/index.ts'
import { enteredInError } from '../../../platform/record/index.ts'
import { conflictPage, versionOf } from '../../../platform/web/conflict-page.ts'
import { details } from '../../../platform/web/components/index.ts'
import { html, type Html } from '../../../platform/web/html.ts'
import {
  noSuchPage,
  redirect,
  refused,
  type Exchange,
  type Handler,
  type Reply,
} from '../../../platform/web/route.ts'
import { caseBar } from '../case-bar.ts'
import { childContent } from '../content/pages.ts'
import { correcting, detailsPath, type Attempt } from '../correcting.ts'
import { childDetails, whoRecorded, type Standing } from '../details.ts'
import { childName } from '../facts.ts'
import { searchKey } from '../search-key.ts'
import { tellName, type Name } from '../tell.ts'

const t = wordsOf(childContent)
const form = defineForm({
  fields: {
    kind: radios({
      label: t((c) => c.name.kind),
      options: (['given', 'alias', 'native-script'] as const).map((code) => ({
        code,
        label: t((c) => c.name.kinds[code]),
      })),
    }),
    full_name: text({ label: t((c) => c.name.full), max: 200, dir: 'auto', spellcheck: false }),
  },
})
type Value = FormValue<typeof form>

const withdrawForm = defineForm({
  fields: {
    withdraw_reason: text({
      label: t((c) => c.name.withdrawWhy),
      called: t((c) => c.name.withdrawCalled),
      max: 300,
    }),
  },
})

async function stored(x: Exchange): Promise<Standing<Name> | null | undefined> {
  const id = x.params['nameId']
  if (id === undefined) return null
  return (await childDetails(x.db, x.caseId())).names.find((one) => one.id === id)
}

function withdrawal(x: Exchange, stands: Standing<Name>, attempt: Attempt | null): Html {
  const c = pick(childContent, x.lang).name
  return details({
    lang: x.lang,
    summaryText: c.withdraw,
    open: attempt !== null,
    html: html`<p class="govuk-body">${c.withdrawLead}</p>
      ${formShell({
        lang: x.lang,
        action: `${detailsPath(x)}/names/${stands.id}/withdraw`,
        csrf: x.form.csrf,
        idempotencyKey: x.form.key,
        version: stands.version,
        body: withdrawForm.render({ lang: x.lang, typed: attempt?.typed, errors: attempt?.errors }),
        submitLabel: c.withdrawSubmit,
      })}`,
  })
}

export const namePages = correcting<Value, Name>({
  kind: childName,
  act: 'child.name',
  form,
  title: (lang, stands) => {
    const c = pick(childContent, lang).name
    return stands ? c.titleCorrect : c.titleNew
  },
  stored,
  values: (name) => ({ kind: name.kind, full_name: name.full_name }),
  columns: (value) => ({ ...value, search_key: searchKey(value.full_name) }),
  tell: tellName,
  below: withdrawal,
})

/** A name that should never have stood: it leaves every list, and the record keeps it with the reason. */
export const withdrawName: Handler = async (x) => {
  const stands = await stored(x)
  if (stands === null || stands === undefined) return noSuchPage()
  const parsed = withdrawForm.parse(x.body, x.lang)
  if (!parsed.ok) return namePages.draw(x, stands, stands.version, null, parsed)
  const seen = versionOf(x.body)
  if (seen !== stands.version) return contested(x, stands, parsed.typed, parsed.value.withdraw_reason)
  const outcome = await x.record({
    kind: 'child.name.withdraw',
    caseId: x.caseId(),
    happenedAt: null,
    answer: detailsPath(x),
    facts: [enteredInError(childName, x.caseId(), stands, parsed.value.withdraw_reason)],
  })
  if (outcome.ok) return redirect(outcome.value.answer)
  const now = outcome.refusal.code === 'someone-else-changed-it' ? await stored(x) : null
  return now === null || now === undefined
    ? refused(outcome.refusal)
    : contested(x, now, parsed.typed, parsed.value.withdraw_reason)
}

/** Corrected while somebody wrote why it should go: the name that stands now, and their reason kept beside it. */
async function contested(x: Exchange, stands: Standing<Name>, typed: Typed, yours: string): Promise<Reply> {
  return conflictPage({
    lang: x.lang,
    above: await caseBar(x, 'child'),
    fields: [
      ...tellName(stands.columns, x.lang).map(({ label, value }) => ({ label, yours: null, theirs: value })),
      { label: pick(childContent, x.lang).name.withdrawWhy, yours, theirs: null },
    ],
    changed: { at: stands.recordedAt, by: await whoRecorded(x.db, stands.actId), reason: stands.reason },
    form: withdrawal(x, stands, { typed }),
    backTo: detailsPath(x),
  })
}
