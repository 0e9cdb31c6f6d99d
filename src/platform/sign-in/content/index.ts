import { defineContent } from '../../i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

export const signInContent = defineContent(en, cy, { room: 'platform/sign-in', welshChecked: false })
