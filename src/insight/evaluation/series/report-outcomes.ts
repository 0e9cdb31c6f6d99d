import type { Series } from '../../results/index.ts'
import { tableOf as packageTable, type TableName } from '../../package/index.ts'
import { figure4, figure8 } from './report-cohorts.ts'
import type { SeriesEvidence } from './evidence.ts'
import { drawn, meanPoint, sharePoint, tableOf } from './shape.ts'

const codes = (table: TableName, column: string): readonly string[] =>
  packageTable(table).columns.find((one) => one.name === column)?.codes ?? []

/** Figure 5: what meetings were about. */
async function figure5(evidence: SeriesEvidence): Promise<Series> {
  const rows = await evidence.duck
    .rows(`select counterpart, parental_responsibility::varchar as who, purpose, sum(meetings) as n from (
    select counterpart, parental_responsibility, meetings, unnest(purpose_list) as purpose from meetings_folded) group by all`)
  const totals = await evidence.duck.rows(
    'select counterpart, parental_responsibility::varchar as who, sum(meetings) as n from meetings_folded group by all',
  )
  const about = tableOf(rows, 'counterpart', 'who', 'purpose')
  const all = tableOf(totals, 'counterpart', 'who')
  const everyone = ['with', 'without', 'mis-referral', 'unknown']
  const groups = [
    { name: 'With the child', counterpart: 'child', who: everyone },
    { name: 'With the child, with parental responsibility', counterpart: 'child', who: ['with'] },
    { name: 'With the child, without parental responsibility', counterpart: 'child', who: ['without'] },
    { name: 'With third parties', counterpart: 'third-party', who: everyone },
  ]
  const sum = (who: readonly string[], one: (who: string) => number): number =>
    who.reduce((total, w) => total + one(w), 0)
  return drawn(
    evidence,
    ['meetings'],
    {
      id: 'figure-5',
      part: 'purposes',
      title: 'What meetings were about',
      kind: 'grouped-bars',
      unit: 'percent',
      xLabel: 'Purpose',
      yLabel: 'Share of meetings',
      codes: { x: 'purposes' },
      population: 'Meetings of children referred in the period.',
      definition: 'Share of meetings that carry the purpose, alone or with others; blank is nobody said.',
      source: '§3.2.1, Figure 5',
      published: 'image',
    },
    () =>
      groups.map(({ name, counterpart, who }) => {
        const n = sum(who, (one) => all(counterpart, one))
        return {
          name,
          points: [...codes('meetings', 'purposes'), ''].map((purpose) =>
            sharePoint(
              purpose === '' ? 'blank' : purpose,
              sum(who, (one) => about(counterpart, one, purpose)),
              n,
            ),
          ),
        }
      }),
  )
}

const cells = [
  { name: 'Areas with guardians, before', area: 'ictg', span: 'before' },
  { name: 'Areas with guardians, in the period', area: 'ictg', span: 'during' },
  { name: 'Elsewhere, before', area: 'elsewhere', span: 'before' },
  { name: 'Elsewhere, in the period', area: 'elsewhere', span: 'during' },
] as const

/** Figure 6: outcomes of reasonable and conclusive grounds. */
async function figure6(evidence: SeriesEvidence): Promise<Series> {
  const grounds = async (column: 'rg_outcome' | 'cg_outcome') =>
    tableOf(
      await evidence.duck.rows(`select area, span, ${column} as outcome, count(*) as n from nrm_referrals
        where age_group = 'child' and span is not null and ${column} is not null group by all`),
      'area',
      'span',
      'outcome',
    )
  const kinds = [
    { words: 'reasonable grounds', count: await grounds('rg_outcome') },
    { words: 'conclusive grounds', count: await grounds('cg_outcome') },
  ]
  const outcomes = ['positive', 'negative', 'pending']
  return drawn(
    evidence,
    ['nrm'],
    {
      id: 'figure-6',
      part: 'nrm',
      title: 'Decisions of the NRM before and in the period',
      kind: 'grouped-bars',
      unit: 'percent',
      xLabel: 'Outcome',
      yLabel: 'Share of referrals with an outcome',
      population: 'Child referrals to the NRM; referrals without the outcome are left out of its share.',
      definition: 'Share by outcome, pending included. Before: the same length of time before the period.',
      source: '§3.2.4, Figure 6',
      published: 'text',
      readings: ['C13'],
    },
    () =>
      cells.map(({ name, area, span }) => ({
        name,
        points: kinds.flatMap(({ words, count }) => {
          const n = outcomes.reduce((sum, outcome) => sum + count(area, span, outcome), 0)
          return outcomes.map((outcome) => sharePoint(`${words}: ${outcome}`, count(area, span, outcome), n))
        }),
      })),
  )
}

async function figure7(evidence: SeriesEvidence): Promise<Series> {
  const rows = await evidence.duck
    .rows(`select area, span, count(*) as n, sum(days_to_cg) as days from nrm_referrals
    where age_group = 'child' and span is not null and days_to_cg is not null group by all`)
  const n = tableOf(rows, 'area', 'span')
  const days = tableOf(
    rows.map((row) => ({ ...row, n: row['days'] ?? 0 })),
    'area',
    'span',
  )
  return drawn(
    evidence,
    ['nrm'],
    {
      id: 'figure-7',
      part: 'nrm',
      title: 'Mean days to a conclusive decision',
      kind: 'grouped-bars',
      unit: 'days',
      xLabel: 'Time of referral',
      yLabel: 'Mean days',
      population: 'Child referrals to the NRM with a dated conclusive decision, by day of referral.',
      definition: 'Days from referral to the conclusive decision.',
      source: '§3.2.4, Figure 7',
      published: 'text',
      readings: ['C11'],
    },
    () =>
      [
        { name: 'Areas with guardians', area: 'ictg' },
        { name: 'Elsewhere', area: 'elsewhere' },
      ].map(({ name, area }) => ({
        name,
        points: ['before', 'during'].map((span) =>
          meanPoint(
            span === 'before' ? 'before the period' : 'in the period',
            days(area, span),
            n(area, span),
          ),
        ),
      })),
  )
}

/** Figure 9: education at referral and at the last entry; unknown and blank apart. */
async function figure9(evidence: SeriesEvidence): Promise<Series> {
  const lines = await Promise.all(
    [
      { name: 'At referral', column: 'education_at_referral' },
      { name: 'At the last entry', column: 'education_at_last' },
    ].map(async ({ name, column }) => {
      const rows = await evidence.duck
        .rows(`select coalesce(${column}::varchar, 'blank') as status, count(*) as n from episodes
        where months_in_service >= 9 group by all`)
      const count = tableOf(rows, 'status')
      const n = rows.reduce((sum, row) => sum + Number(row['n']), 0)
      return {
        name,
        points: [...codes('children', 'education_at_referral'), 'blank'].map((status) =>
          sharePoint(status, count(status), n),
        ),
      }
    }),
  )
  return drawn(
    evidence,
    ['months'],
    {
      id: 'figure-9',
      part: 'education',
      title: 'Education or training at referral and at the last entry',
      kind: 'grouped-bars',
      unit: 'percent',
      xLabel: 'Education or training',
      yLabel: 'Share of children',
      codes: { x: 'education_at_referral' },
      population: 'Children in the service for at least nine months.',
      definition: 'Share by status; unknown was asked and not known, blank is nobody said.',
      source: '§3.3.2, Figure 9, fn 51, 52',
      published: 'image',
    },
    () => lines,
  )
}

async function figure10(evidence: SeriesEvidence): Promise<Series> {
  const rows = await evidence.duck.rows(
    "select coalesce(exit_reason::varchar, 'blank') as reason, count(*) as n from episodes where exited group by all",
  )
  const count = tableOf(rows, 'reason')
  const n = rows.reduce((sum, row) => sum + Number(row['n']), 0)
  return {
    id: 'figure-10',
    part: 'exits',
    title: 'Reasons for closing a case',
    kind: 'bars',
    unit: 'percent',
    xLabel: 'Reason',
    yLabel: 'Share of closed cases',
    lines: [
      {
        name: 'Closed cases',
        points: [...codes('children', 'exit_reason'), 'blank'].map((reason) =>
          sharePoint(reason, count(reason), n),
        ),
      },
    ],
    codes: { x: 'exit_reason' },
    population: 'Cases of the period that have closed.',
    definition: 'Share by reason; blank is nobody said.',
    source: '§3.3.3, Figure 10',
    published: 'image',
  }
}

/** Figures 4–10. */
export async function outcomeSeries(evidence: SeriesEvidence): Promise<readonly Series[]> {
  return [
    ...figure4(evidence),
    await figure5(evidence),
    await figure6(evidence),
    await figure7(evidence),
    ...figure8(evidence),
    await figure9(evidence),
    await figure10(evidence),
  ]
}
