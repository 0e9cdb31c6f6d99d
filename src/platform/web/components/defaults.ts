import type { Bilingual } from '../../../kernel/lang.ts'
import type { ComponentParams } from './generated.ts'

type Defaults = { readonly [K in keyof ComponentParams]?: Partial<ComponentParams[K]> }

/** The words the official components bring themselves, in both languages. English is said too, so that neither drifts. */
export const builtInWords: Bilingual<Defaults> = {
  en: {
    accordion: {},
    backLink: { text: 'Back' },
    breadcrumbs: { labelText: 'Breadcrumb' },
    errorMessage: { visuallyHiddenText: 'Error' },
    errorSummary: { titleText: 'There is a problem' },
    notificationBanner: { titleText: 'Important' },
    pagination: { landmarkLabel: 'Pages' },
    passwordInput: { showPasswordText: 'Show', hidePasswordText: 'Hide' },
    warningText: { iconFallbackText: 'Warning' },
    exitThisPage: {
      text: 'Leave this page quickly',
      activatedText: 'Leaving this page.',
      timedOutText: 'Leaving this page has timed out.',
      pressTwoMoreTimesText: 'Shift, press 2 more times to leave.',
      pressOneMoreTimeText: 'Shift, press 1 more time to leave.',
    },
  },
  cy: {
    accordion: {
      hideAllSectionsText: 'Cuddio pob adran',
      hideSectionText: 'Cuddio',
      hideSectionAriaLabelText: 'Cuddio’r adran hon',
      showAllSectionsText: 'Dangos pob adran',
      showSectionText: 'Dangos',
      showSectionAriaLabelText: 'Dangos yr adran hon',
    },
    backLink: { text: 'Yn ôl' },
    breadcrumbs: { labelText: 'Llwybr' },
    characterCount: {
      charactersUnderLimitText: {
        one: 'Mae gennych %{count} nod ar ôl',
        other: 'Mae gennych %{count} nod ar ôl',
      },
      charactersAtLimitText: 'Nid oes gennych nodau ar ôl',
      charactersOverLimitText: {
        one: 'Mae gennych %{count} nod yn ormod',
        other: 'Mae gennych %{count} nod yn ormod',
      },
      textareaDescriptionText: 'Gallwch roi hyd at %{count} o nodau',
    },
    errorMessage: { visuallyHiddenText: 'Gwall' },
    errorSummary: { titleText: 'Mae problem' },
    notificationBanner: { titleText: 'Pwysig' },
    pagination: { landmarkLabel: 'Tudalennau' },
    passwordInput: {
      showPasswordText: 'Dangos',
      hidePasswordText: 'Cuddio',
      showPasswordAriaLabelText: 'Dangos y cyfrinair',
      hidePasswordAriaLabelText: 'Cuddio’r cyfrinair',
      passwordShownAnnouncementText: 'Mae eich cyfrinair i’w weld',
      passwordHiddenAnnouncementText: 'Mae eich cyfrinair wedi’i guddio',
    },
    warningText: { iconFallbackText: 'Rhybudd' },
    exitThisPage: {
      text: 'Gadael y dudalen hon yn gyflym',
      activatedText: 'Yn gadael y dudalen hon.',
      timedOutText: 'Mae’r cais i adael y dudalen wedi dod i ben.',
      pressTwoMoreTimesText: 'Shift, pwyswch 2 waith eto i adael.',
      pressOneMoreTimeText: 'Shift, pwyswch unwaith eto i adael.',
    },
  },
}
