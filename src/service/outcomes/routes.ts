import { get, post, type Route } from '../../platform/web/route.ts'
import { saveChild, saveFeedback, showChild } from './pages/child/page.ts'
import { feedbackPage } from './pages/feedback.ts'
import { goalPages } from './pages/goal.ts'
import { handOverPages } from './pages/hand-over.ts'
import { homePage } from './pages/home.ts'
import { occasionPages } from './pages/occasion-form.ts'
import { occasionPage } from './pages/occasion.ts'
import { ratingPages } from './pages/ratings.ts'
import { sheetPage } from './pages/sheet.ts'
import { sitePage } from './pages/site.ts'

const at = '/cases/:caseId/voice'
const one = `${at}/:occasionId`
const answers = ratingPages('child')
const seen = ratingPages('worker')

export const outcomeRoutes: readonly Route[] = [
  get('/site/voice', 'site:read', 'read:site-voice', sitePage),
  get(at, 'case:read', 'read:voice', homePage),
  get(`${at}/feedback`, 'feedback:read', 'read:guardian-feedback', feedbackPage),
  get(`${at}/occasions/new`, 'case:record', 'read:voice-occasion', occasionPages.show),
  post(`${at}/occasions/new`, 'case:record', 'write:voice-occasion', occasionPages.save),
  get(`${at}/occasions/:factId`, 'case:record', 'read:voice-occasion', occasionPages.show),
  post(`${at}/occasions/:factId`, 'case:record', 'write:voice-occasion', occasionPages.save),
  get(one, 'case:read', 'read:voice-occasion', occasionPage),
  get(`${one}/answers`, 'case:record', 'read:voice-answers', answers.show),
  post(`${one}/answers`, 'case:record', 'write:voice-answers', answers.save),
  get(`${one}/seen`, 'case:record', 'read:voice-seen', seen.show),
  post(`${one}/seen`, 'case:record', 'write:voice-seen', seen.save),
  get(`${one}/goal`, 'case:record', 'read:voice-goal', goalPages.show),
  post(`${one}/goal`, 'case:record', 'write:voice-goal', goalPages.save),
  get(`${one}/sheet`, 'case:read', 'read:voice-sheet', sheetPage),
  get(`${one}/hand-over`, 'case:record', 'read:voice-hand-over', handOverPages.show),
  post(`${one}/hand-over`, 'case:record', 'write:voice-hand-over', handOverPages.save),
  // In the child's hands. What is typed here is kept nowhere but in the record.
  get(`${one}/child`, 'case:record', 'read:voice-child', showChild),
  { ...post(`${one}/child`, 'case:record', 'write:voice-child', saveChild), unkept: true },
  { ...post(`${one}/child/guardian`, 'case:record', 'write:voice-guardian', saveFeedback), unkept: true },
]
