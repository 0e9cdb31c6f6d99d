import { defineContent } from '../../i18n/index.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

/** The words of the page around every page. */
export const chrome = defineContent(en, cy, { room: 'platform/web', welshChecked: false })
