import type { CaseId } from '../../kernel/ids.ts'
import { done, refuse, type Outcome } from '../../kernel/refusal.ts'
import { caseFile } from '../../platform/access/index.ts'
import { newFact, nextVersion, type FactToRecord } from '../../platform/record/index.ts'
import { matchDecision, type MatchAnswer } from './facts.ts'
import type { FileOfChild, MatchDecision, PossibleChild } from './store.ts'

/** Stages in which a case is being worked with or waits to be. */
export function isOpen(stage: FileOfChild['stage']): boolean {
  return stage !== 'closed' && stage !== 'declined'
}

/** The head of a case under another child. The case keeps everything else: it stays an episode of its own. */
function movedTo(childId: string, file: FileOfChild, why: string): FactToRecord {
  const { case_id, version, ...columns } = file
  return nextVersion(
    caseFile,
    case_id as CaseId,
    { id: case_id, version },
    { ...columns, child_id: childId },
    why,
  )
}

/** This case last: while it is not yet moved, the right to it still opens the child's other cases. */
function thisOneLast(caseId: CaseId, files: readonly FileOfChild[]): readonly FileOfChild[] {
  return [...files].sort((a, b) => Number(a.case_id === caseId) - Number(b.case_id === caseId))
}

function decided(
  caseId: CaseId,
  earlier: MatchDecision | undefined,
  columns: Parameters<typeof newFact<typeof matchDecision>>[2],
): FactToRecord {
  return earlier === undefined
    ? newFact(matchDecision, caseId, columns)
    : nextVersion(matchDecision, caseId, earlier, columns, 'answered-again')
}

/**
 * An answer to "is this the same child?" (never given by the program itself). In: every case of this case's child, the case
 * offered, what was decided of it before. Out: the facts; for `same`, every case of this child goes under the existing child.
 */
export function answerMatch(
  known: {
    readonly caseId: CaseId
    readonly files: readonly FileOfChild[]
    readonly earlier: MatchDecision | undefined
  },
  candidate: PossibleChild,
  asked: { readonly answer: MatchAnswer; readonly why: string | null },
): Outcome<readonly FactToRecord[]> {
  const own = known.files.find((file) => file.case_id === known.caseId)
  if (own === undefined) return refuse('no-such-page', 'no-such-case')
  const about = { other_case: candidate.caseId, other_reference: candidate.reference, why: asked.why }
  if (asked.answer !== 'same') {
    const columns = { ...about, decision: asked.answer, former_child: null, moved_cases: null }
    return done([decided(known.caseId, known.earlier, columns)])
  }
  if (asked.why === null) return refuse('reason-required')
  if (own.child_id === candidate.childId) return refuse('already-done')
  const columns = {
    ...about,
    decision: 'same' as const,
    former_child: own.child_id,
    moved_cases: known.files.map((file) => file.case_id),
  }
  return done([
    ...thisOneLast(known.caseId, known.files).map((file) => movedTo(candidate.childId, file, 'same-child')),
    decided(known.caseId, known.earlier, columns),
  ])
}

/** Takes a link back: the cases that it moved return to the child they had, and the question is open again. */
export function undoMatch(
  known: { readonly caseId: CaseId; readonly files: readonly FileOfChild[] },
  link: MatchDecision,
  why: string | null,
): Outcome<readonly FactToRecord[]> {
  const { formerChild } = link
  if (link.decision !== 'same' || formerChild === null) return refuse('already-done')
  if (why === null) return refuse('reason-required')
  const moved = known.files.filter((file) => link.movedCases.includes(file.case_id))
  const columns = {
    other_case: link.otherCase,
    other_reference: link.otherReference,
    decision: 'not-sure' as const,
    why,
    former_child: null,
    moved_cases: null,
  }
  return done([
    ...thisOneLast(known.caseId, moved).map((file) => movedTo(formerChild, file, 'link-taken-back')),
    nextVersion(matchDecision, known.caseId, link, columns, 'link-taken-back'),
  ])
}
