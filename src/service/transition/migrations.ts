import { createFactTable } from '../../platform/database/fact-table.ts'
import type { Migrations } from '../../platform/database/migrate.ts'
import { domains } from './facts.ts'

export const transitionMigrations: Migrations = {
  '0410-transition': {
    up: async (db) => {
      const table = (name: string, columns: string[]) => createFactTable(db, { name, about: 'case', columns })
      await table('transition_assessment', [
        'held_on date not null',
        ...domains.flatMap((domain) => [`${domain} text`, `${domain}_note text`]),
        'took_part text',
        'child_words text',
        'result text not null',
        'result_why text not null',
      ])
      await table('transition_plan', [
        'made_on date not null',
        'goals text[] not null',
        'goal_owners text[] not null',
        'accommodation_at_18 text',
        'accommodation_note text',
        'immigration_position text',
        'agreed text not null',
        'agreed_on date',
        'not_agreed_why text',
        'child_words text',
        'missing_who text',
        'missing_what text',
        'missing_told text',
        'next_review_on date',
        'note text',
        'constraint transition_plan_owner_of_each_goal check (cardinality(goals) = cardinality(goal_owners))',
        // Agreed or not is the young person's word: a plan that was refused says why.
        `constraint transition_plan_why_not_agreed check (agreed not in ('no', 'in-part') or not_agreed_why is not null)`,
      ])
      await table('adult_service', [
        'service text not null',
        'organisation text',
        'named_contact text',
        'contacted_on date not null',
        'state text not null',
        'answered_on date',
        'refused_why text',
        'met_together_on date',
        'note text',
        'constraint adult_service_answers_after_it_is_asked check (answered_on is null or answered_on >= contacted_on)',
      ])
      await table('transition_information', [
        'given_on date not null',
        'what text[] not null',
        'given_by text not null',
        'language text',
        'understood text',
        'child_words text',
        'note text',
      ])
      await table('transition_answer', [
        'answer text not null',
        'given_on date not null',
        'way text not null',
        'through text',
        'adult_support text',
        'adult_support_on date',
        'child_words text',
        'note text',
        // By word of mouth it counts through a first responder, since 13 February 2026.
        `constraint transition_answer_by_word_of_mouth check
           (way <> 'verbal' or (through is not null and given_on >= date '2026-02-13'))`,
      ])
      await table('leaving_care', [
        'status text not null',
        'adviser text',
        'adviser_contact text',
        'adviser_on date',
        'pathway_plan_on date',
        'pathway_review_on date',
        'note text',
      ])
      await table('transition_review', [
        'held_on date not null',
        'outcome text not null',
        'found text not null',
        'took_part text',
        'child_words text',
        'next_on date',
        'constraint transition_review_looks_ahead check (next_on is null or next_on > held_on)',
      ])
    },
  },
}
