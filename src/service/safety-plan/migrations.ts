import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'

const level = `in ('immediate', 'full', 'reduced', 'stepped-down')`

/** The tables of this room and of the reviews below it. */
export const safetyPlanMigrations: Migrations = {
  '0310-safety-plan': {
    up: async (db) => {
      await createFactTable(db, {
        name: 'safety_plan',
        about: 'case',
        columns: [
          `level text not null check (level ${level})`,
          `change text not null check (change in ('first', 'new-version', 'correction', 'step-down'))`,
          'in_force_from date not null',
          'photo_held text',
          'phone_and_internet text',
          'supervision text',
          'known_numbers text',
          'travel text',
          'call_first text',
          'triggers text not null',
          'risks text not null',
          'controls text not null',
          'people text not null',
          'places text not null',
          'missing_when text',
          'missing_first_hour text',
          'missing_who text',
          'missing_for_police text',
          'child_words text',
          'child_heard text',
          'agreement text',
          'for_child text',
          'written_by uuid not null',
        ],
      })
      await createFactTable(db, {
        name: 'safety_plan_addresses',
        about: 'case',
        columns: ['addresses text not null'],
      })
      await createFactTable(db, {
        name: 'safety_plan_share',
        about: 'case',
        columns: [
          'plan_version integer not null',
          `part text not null check (part in ('whole', 'carer', 'child'))`,
          'with_whom text not null',
          'recipient text',
          'shared_on date not null',
          'how text not null',
          'note text',
        ],
      })
      await createFactTable(db, {
        name: 'safety_plan_review',
        about: 'case',
        columns: [
          `state text not null check (state in ('raised', 'held'))`,
          'event text',
          'event_on date',
          'why text',
          'held_on date',
          'outcome text',
          'found text',
          'child_took_part text',
          'plan_version integer',
          'held_by uuid',
          `constraint safety_plan_review_raised_by_something check (state <> 'raised' or event is not null)`,
          `constraint safety_plan_review_held_by_somebody check
             (state <> 'held' or (held_on is not null and outcome is not null and held_by is not null))`,
        ],
      })
      await createFactTable(db, {
        name: 'safety_plan_step_down',
        about: 'case',
        columns: [
          `state text not null check (state in ('proposed', 'returned', 'approved', 'withdrawn'))`,
          `from_level text not null check (from_level ${level})`,
          `to_level text not null check (to_level ${level})`,
          'why text not null',
          'child_view text',
          'proposed_by uuid not null',
          'decided_why text',
          'decided_by uuid',
          'watch_from timestamptz(3)',
          'watch_until timestamptz(3)',
          'contact_days integer',
          // No step down without another person's word and a watch: not even the database takes one (domain §4.4).
          `constraint safety_plan_step_down_approved_by_another check (state <> 'approved' or
             (decided_by is not null and decided_by <> proposed_by and watch_until > watch_from and contact_days > 0))`,
          `constraint safety_plan_step_down_returned_with_words check (state <> 'returned' or decided_why is not null)`,
        ],
      })
      await createFactTable(db, {
        name: 'safety_plan_print',
        about: 'case',
        columns: [
          `part text not null check (part in ('whole', 'carer', 'child'))`,
          'plan_version integer not null',
          'why text not null',
          'asked_by uuid not null',
        ],
      })
    },
  },
}
