import type { Lang } from '../../kernel/lang.ts'
import { formatDay, pick } from '../../platform/i18n/index.ts'
import type { Told } from '../child/index.ts'
import { supervisionContent } from './content/index.ts'
import type { AboutChild } from './facts.ts'

/** What was said about a child, and by whom. */
export function tellAboutChild(one: AboutChild, lang: Lang): readonly Told[] {
  const c = pick(supervisionContent, lang)
  const who = {
    worker: one.worker_name,
    supervisor: one.supervisor_name,
    both: `${one.worker_name}, ${one.supervisor_name}`,
  }
  return [
    { label: c.notes.day, value: formatDay(one.on_day, lang) },
    { label: c.child.words, value: one.words },
    { label: c.child.saidBy, value: who[one.said_by] },
  ]
}
