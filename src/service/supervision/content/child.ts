import type { SaidBy } from '../facts.ts'

export const childEn = {
  title: 'Record what was said about the child',
  correct: 'Correct what was said about the child',
  lead: 'A short part of what was said in supervision goes to this child’s record. Whoever works with the child reads it. Leave out everything about the worker.',
  words: 'What was said about the child',
  hint: 'What was weighed, and what was decided for the child.',
  saidBy: 'Who said it',
  who: { worker: 'The worker', supervisor: 'The supervisor', both: 'Both, agreed' } satisfies Record<
    SaidBy,
    string
  >,
  told: 'Said in supervision',
}

export const childCy: typeof childEn = {
  title: 'Cofnodi’r hyn a ddywedwyd am y plentyn',
  correct: 'Cywiro’r hyn a ddywedwyd am y plentyn',
  lead: 'Mae rhan fer o’r hyn a ddywedwyd wrth oruchwylio yn mynd i gofnod y plentyn hwn. Mae pwy bynnag sy’n gweithio gyda’r plentyn yn ei ddarllen. Gadewch allan bopeth am y gweithiwr.',
  words: 'Beth a ddywedwyd am y plentyn',
  hint: 'Beth a bwyswyd, a beth a benderfynwyd ar gyfer y plentyn.',
  saidBy: 'Pwy a’i dywedodd',
  who: { worker: 'Y gweithiwr', supervisor: 'Y goruchwyliwr', both: 'Y ddau, yn gytûn' },
  told: 'Dywedwyd wrth oruchwylio',
}
