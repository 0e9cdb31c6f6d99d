import { calendarDay } from '../../../../kernel/calendar-day.ts'
import { isUuid } from '../../../../kernel/ids.ts'
import type { Typed } from '../../../../platform/forms/index.ts'
import { formatDay, pick } from '../../../../platform/i18n/index.ts'
import { factIdOf, newFact, nextVersion } from '../../../../platform/record/index.ts'
import { noSuchPage, type Exchange, type Handler, type Reply } from '../../../../platform/web/route.ts'
import type { Standing } from '../../../child/index.ts'
import { openDeadline } from '../../../deadlines/index.ts'
import { askReferralOf, bornAboutYear, takeReferralOf, type Carried } from '../../../desk/index.ts'
import { consultationContent } from '../../content/index.ts'
import { bookConsultation, consultation, type BookConsultation } from '../../facts.ts'
import { followUpDeadline, tiedToCase } from '../../rules.ts'
import { readBook } from '../../store.ts'

/** What the book says, as if it had been typed into the referral: no name is in it, and none is made up. */
export function carriedFromBook(one: BookConsultation): Typed {
  const year = bornAboutYear(one.child_age, calendarDay(one.on_day))
  const typed: Record<string, string | null> = {
    referrer_name: one.asked_by,
    referrer_agency: one.agency,
    referrer_organisation: one.organisation,
    local_authority: one.local_authority === 'unknown' ? null : one.local_authority,
    concerns: one.question,
    'dob-year': year,
    dob_standing: year === null ? null : 'approximate',
  }
  return Object.fromEntries(
    Object.entries(typed).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  )
}

/** In the act that founds the case the entry leaves the book: its next version names the case, and what it said stands there. */
function carriedOf(x: Exchange, entry: Standing<BookConsultation>): Carried {
  return {
    typed: carriedFromBook(entry.columns),
    lead: pick(consultationContent, x.lang).entry.carried(formatDay(entry.columns.on_day, x.lang)),
    facts: (caseId) => {
      const id = factIdOf(consultation.table, caseId, x.form.key)
      const columns = tiedToCase(entry.columns, entry.id)
      const ought = followUpDeadline(columns, x.now)
      return [
        newFact(consultation, caseId, columns, id),
        nextVersion(
          bookConsultation,
          null,
          entry,
          { ...entry.columns, case_id: caseId },
          'became-a-referral',
        ),
        ...(ought?.state === 'open' ? [openDeadline(caseId, 'consultation-follow-up', ought.dueAt, id)] : []),
      ]
    },
  }
}

/** Only an anonymous child who stands on no case yet can be referred from the book. */
async function ofEntry(x: Exchange, then: (carried: Carried) => Promise<Reply>): Promise<Reply> {
  const id = x.params['entryId'] ?? ''
  const found = isUuid(id) ? await readBook(x.db, bookConsultation, id) : undefined
  if (found === undefined || found.columns.about !== 'anonymous' || found.columns.case_id !== null)
    return noSuchPage()
  return then(carriedOf(x, found))
}

export const entryReferralPage: Handler = (x) => ofEntry(x, (carried) => askReferralOf(x, carried))
export const takeEntryReferral: Handler = (x) => ofEntry(x, (carried) => takeReferralOf(x, carried))
