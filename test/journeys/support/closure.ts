import type { Page } from 'playwright-core'
import { choose, field, fillDay } from './hand.ts'

/** A proposal to close because the child is settled, all but its summary. */
export async function fillProposal(page: Page, today: string): Promise<void> {
  await choose(page, /Why does support end/, 'All work completed')
  await fillDay(page, /On which day did support end/, today)
  for (const point of [
    'A reliable placement',
    'Safe formal networks',
    'NRM referral submitted',
    'Child more aware of risk and how to stay safe',
    'Professionals and child think mainstream services can take over',
    'Needs met or safely referred on',
  ]) {
    await choose(page, point, 'Yes')
    await field(page, `If yes, what shows it: ${point}`).fill('Seen at the last visit')
  }
  await choose(page, /^Asylum process under way/, 'Does not apply')
  await choose(page, /How do you know the child’s view/, 'The child told us in person')
  await field(page, /What does the child think/).fill('I know who to ring.')
  await choose(page, /anything go on after/, 'Yes')
  await field(page, /NRM: who sees to it/).fill('The social worker')
  await choose(page, /referred on to another service/, 'No')
}
