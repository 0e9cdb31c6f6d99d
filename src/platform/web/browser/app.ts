/**
 * Everything here only makes a working page more comfortable. Nothing a person types is put into the browser's
 * storage: drafts go to the server, and text is set with textContent, so that no markup is ever made from it.
 */
import {
  Accordion,
  Button,
  CharacterCount,
  createAll,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  PasswordInput,
  SkipLink,
  Tabs,
} from 'govuk-frontend'
import { keepDrafts } from './draft.ts'
import { offerHiding } from './hide.ts'
import { warnWhenIdle } from './idle.ts'
import { closeMenus } from './menus.ts'
import { sendOnce } from './once.ts'
import { readAloud } from './read-aloud.ts'
import { revealAnswers } from './reveal.ts'
import { sortByDragging } from './sorting.ts'

// GOV.UK Frontend looks for this class, which its own template sets with an inline script.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

for (const component of [
  Accordion,
  Button,
  CharacterCount,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  PasswordInput,
  SkipLink,
  Tabs,
])
  createAll(component)

keepDrafts()
offerHiding()
warnWhenIdle()
closeMenus()
revealAnswers()
sendOnce()
readAloud()
sortByDragging()
