import type { MeasureResult, Series } from '../../results/index.ts'
import { blanks } from './blanks.ts'
import type { SeriesEvidence } from './evidence.ts'
import { missingHazard } from './hazard.ts'
import { outcomeSeries } from './report-outcomes.ts'
import { serviceSeries } from './report-service.ts'
import { supportSeries } from './support.ts'
import { survivalResults } from './survival.ts'

export type { SeriesEvidence } from './evidence.ts'

/** Tables 1–3 and Figures 1–10 in the order of the report, then what it did not have, with the measures that go with it. */
export async function seriesOf(
  evidence: SeriesEvidence,
): Promise<{ readonly series: readonly Series[]; readonly measures: readonly MeasureResult[] }> {
  const beyond = await survivalResults(evidence)
  return {
    series: [
      ...(await serviceSeries(evidence)),
      ...(await outcomeSeries(evidence)),
      await missingHazard(evidence),
      ...beyond.series,
      await blanks(evidence),
      ...(await supportSeries(evidence)),
    ],
    measures: beyond.measures,
  }
}
