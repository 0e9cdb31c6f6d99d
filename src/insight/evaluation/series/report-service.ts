import { catalogue } from '../../published/index.ts'
import type { Point, Series } from '../../results/index.ts'
import { tableOf as packageTable } from '../../package/index.ts'
import { caseload, meanRatio, quarterMonths } from '../service-months.ts'
import type { SeriesEvidence } from './evidence.ts'
import { countPoint, distinct, drawn, sharePoint, tableOf } from './shape.ts'

const REFERRED = 'children referred in the period'

/** Table 1 is the report's own sample of interviews: from the catalogue, not from any data. */
function table1(): Series {
  const cells = catalogue().filter((one) => one.id.startsWith('table1-'))
  const phases = ['phase 1', 'phase 2'] as const
  return {
    id: 'table-1',
    part: 'volume',
    title: 'Interviews and focus groups of the evaluation of 2019',
    kind: 'table',
    unit: 'count',
    xLabel: 'Who was asked',
    yLabel: 'Interviews, focus groups or participants',
    lines: phases.map((phase) => ({
      name: phase === 'phase 1' ? 'Phase 1' : 'Phase 2',
      points: cells
        .filter((one) => one.id.endsWith(phase.replace(' ', '-')))
        .map((one): Point =>
          countPoint(one.id.slice('table1-'.length).replace(/-phase-[12]$/, ''), Number(one.value)),
        ),
    })),
    codes: { x: 'interviewed' },
    population: 'Those interviewed for the evaluation published in July 2019.',
    definition: 'As published. It is not computed from data.',
    source: 'published, §2.1, Table 1',
    published: 'text',
  }
}

/** Table 2: mean children per guardian, by evaluation quarter and site. */
function table2(evidence: SeriesEvidence): Series {
  const sites = [...(evidence.months[0]?.sites.keys() ?? [])].filter((site) =>
    evidence.months.some((one) => caseload(one.sites.get(site)) !== null),
  )
  const quarters = Array.from({ length: Math.ceil(evidence.months.length / 3) + 1 }, (_, index) =>
    quarterMonths(evidence.months, index + 1),
  ).filter((months) => months.length > 0)
  return drawn(
    evidence,
    ['guardians'],
    {
      id: 'table-2',
      part: 'volume',
      title: 'Children in service per guardian',
      kind: 'table',
      unit: 'ratio',
      xLabel: 'Months of the evaluation quarter',
      yLabel: 'Children per guardian, mean of the months',
      codes: { lines: ['site'] },
      population: 'Children in service at each month’s end, whenever referred.',
      definition:
        'Children in service at the month’s end ÷ guardians in post in the month; mean of the months of the quarter.',
      source: '§3.1.2, Table 2, fn 9',
      published: 'text',
      readings: ['R7', 'C8'],
    },
    () =>
      sites.map((site) => ({
        name: site,
        points: quarters.map((months): Point => {
          const value = meanRatio(months.map((one) => caseload(one.sites.get(site))))
          const x = `${months[0]?.month ?? ''} to ${months.at(-1)?.month ?? ''}`
          // `n`: child-months, so that who draws knows how many children a ratio speaks of.
          const n = months.reduce((sum, one) => sum + (one.sites.get(site)?.inService ?? 0), 0)
          return { x, value, numerator: null, n, interval: null, suppressed: false }
        }),
      })),
  )
}

function figure1(evidence: SeriesEvidence): Series {
  const line = (name: string, what: 'referrals' | 'exits' | 'inService') => ({
    name,
    points: evidence.months.map((one) => countPoint(one.month, one[what])),
  })
  return {
    id: 'figure-1',
    part: 'volume',
    title: 'Referrals, exits and children in service, by month',
    kind: 'lines',
    unit: 'count',
    xLabel: 'Month',
    yLabel: 'Children',
    lines: [
      line('Referrals', 'referrals'),
      line('Exits', 'exits'),
      line('In service at the month’s end', 'inService'),
    ],
    population: 'All children of the service, whenever referred.',
    definition: 'In service: referred by the month’s last day, and open or leaving after it.',
    source: '§3.1.1, Figure 1',
    published: 'image',
  }
}

/** Figure 2: types of exploitation of the five most common nationalities. */
async function figure2(evidence: SeriesEvidence): Promise<Series> {
  const top = (
    await evidence.duck.rows(`select nationality::varchar as item, count(*) as n from episodes
      where nationality <> 'unknown' group by all order by n desc, item limit 5`)
  ).map((row) => String(row['item']))
  const rows = await evidence.duck
    .rows(`select nationality::varchar as item, primary_exploitation::varchar as type,
    count(*) as n from episodes group by all`)
  const count = tableOf(rows, 'item', 'type')
  const types =
    packageTable('children').columns.find((one) => one.name === 'primary_exploitation')?.codes ?? []
  return {
    id: 'figure-2',
    part: 'profile',
    title: 'Primary exploitation of the five most common nationalities',
    kind: 'grouped-bars',
    unit: 'count',
    xLabel: 'Primary exploitation',
    yLabel: 'Children',
    lines: top.map((name) => ({ name, points: types.map((type) => countPoint(type, count(name, type))) })),
    codes: { x: 'primary_exploitation', lines: ['nationality'] },
    population: `${REFERRED}, of the five nationalities with most children; equal counts in the order of their codes.`,
    definition: 'Count of children by nationality and primary exploitation.',
    source: '§3.1.3, Figure 2',
    published: 'image',
  }
}

/** Figure 3: exploitation by site and gender. */
async function figure3(evidence: SeriesEvidence): Promise<Series> {
  const rows = await evidence.duck.rows(`select site::varchar as site, gender::varchar as gender,
    primary_exploitation::varchar as type, count(*) as n from episodes
    where site <> 'unknown' and primary_exploitation not in ('unknown', 'other') group by all order by site, gender, type`)
  const count = tableOf(rows, 'site', 'gender', 'type')
  return {
    id: 'figure-3',
    part: 'sites',
    title: 'Gender and primary exploitation, by site',
    kind: 'grouped-bars',
    unit: 'count',
    xLabel: 'Site',
    yLabel: 'Children',
    lines: distinct(rows, 'gender').flatMap((gender) =>
      ['criminal', 'sexual', 'labour', 'domestic-servitude'].map((type) => ({
        name: `${gender}, ${type}`,
        points: distinct(rows, 'site').map((site) => countPoint(site, count(site, gender, type))),
      })),
    ),
    codes: { x: 'site', lines: ['gender', 'primary_exploitation'] },
    population: `${REFERRED}; unknown site, unknown and other exploitation left out.`,
    definition: 'Count of children by site, gender and primary exploitation.',
    source: '§3.1.3, Figure 3',
    published: 'image',
    readings: ['R2'],
  }
}

/** Table 3: why there was never contact, by parental responsibility. */
async function table3(evidence: SeriesEvidence): Promise<Series> {
  const rows = await evidence.duck
    .rows(`select parental_responsibility::varchar as who, coalesce(no_contact_reason::varchar, 'blank') as reason,
    count(*) as n from episodes where months_in_service >= 1 and not ever_contacted group by all`)
  const reasons =
    packageTable('children').columns.find((one) => one.name === 'no_contact_reason')?.codes ?? []
  const count = tableOf(rows, 'who', 'reason')
  const groups = [
    { name: 'Without parental responsibility', who: ['without'] },
    { name: 'With parental responsibility', who: ['with'] },
    { name: 'All', who: ['with', 'without', 'mis-referral', 'unknown'] },
  ]
  const sum = (who: readonly string[], reason: string): number =>
    who.reduce((all, one) => all + count(one, reason), 0)
  return drawn(
    evidence,
    ['months', 'meetings'],
    {
      id: 'table-3',
      part: 'contact',
      title: 'Reasons for no contact',
      kind: 'table',
      unit: 'percent',
      xLabel: 'Reason',
      yLabel: 'Share of children never contacted',
      codes: { x: 'no_contact_reason' },
      population: 'Children in the service for at least one month and never contacted.',
      definition: 'Share of the children of each column, by the reason recorded; blank is nobody said.',
      source: '§3.2.1, Table 3',
      published: 'text',
      readings: ['C1'],
    },
    () =>
      groups.map(({ name, who }) => {
        const all = [...reasons, 'blank']
        const n = all.reduce((total, reason) => total + sum(who, reason), 0)
        return { name, points: all.map((reason) => sharePoint(reason, sum(who, reason), n)) }
      }),
  )
}

/** Tables 1–3 and Figures 1–3. */
export async function serviceSeries(evidence: SeriesEvidence): Promise<readonly Series[]> {
  return [
    table1(),
    table2(evidence),
    figure1(evidence),
    await figure2(evidence),
    await figure3(evidence),
    await table3(evidence),
  ]
}
