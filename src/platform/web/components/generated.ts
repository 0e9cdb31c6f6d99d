// Written by scripts/generate-components.ts from govuk-frontend: run `npm run generate`, do not edit.

import type { Html } from '../html.ts'

export type Attributes = Readonly<
  Record<string, string | number | boolean | { readonly value: string | boolean; readonly optional: true }>
>

export interface AccordionParams {
  id: string
  headingLevel?: number | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  rememberExpanded?: boolean | undefined
  hideAllSectionsText?: string | undefined
  hideSectionText?: string | undefined
  hideSectionAriaLabelText?: string | undefined
  showAllSectionsText?: string | undefined
  showSectionText?: string | undefined
  showSectionAriaLabelText?: string | undefined
  items: readonly {
    heading: { text?: string | undefined; html?: Html | undefined }
    summary?: { text?: string | undefined; html?: Html | undefined } | undefined
    content: { text?: string | undefined; html?: Html | undefined }
    expanded?: boolean | undefined
  }[]
}

export interface BackLinkParams {
  text?: string | undefined
  html?: Html | undefined
  href: string
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface BreadcrumbsParams {
  items: readonly {
    text?: string | undefined
    html?: Html | undefined
    href?: string | undefined
    attributes?: Attributes | undefined
  }[]
  classes?: string | undefined
  collapseOnMobile?: boolean | undefined
  attributes?: Attributes | undefined
  labelText?: string | undefined
}

export interface ButtonParams {
  text?: string | undefined
  html?: Html | undefined
  type?: string | undefined
  name?: string | undefined
  value?: string | undefined
  disabled?: boolean | undefined
  href?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  preventDoubleClick?: boolean | undefined
  isStartButton?: boolean | undefined
  id?: string | undefined
}

export interface CharacterCountParams {
  id?: string | undefined
  name: string
  rows?: string | undefined
  value?: string | undefined
  maxlength?: string | undefined
  maxwords?: string | undefined
  threshold?: string | undefined
  countType?: string | undefined
  label: LabelParams
  hint?: HintParams | undefined
  errorMessage?: ErrorMessageParams | undefined
  formGroup?:
    | {
        classes?: string | undefined
        attributes?: Attributes | undefined
        beforeInput?: { text?: string | undefined; html?: Html | undefined } | undefined
        afterInput?: { text?: string | undefined; html?: Html | undefined } | undefined
      }
    | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  spellcheck?: boolean | undefined
  countMessage?: { classes?: string | undefined } | undefined
  textareaDescriptionText?: string | undefined
  charactersUnderLimitText?: Readonly<Record<string, string>> | undefined
  charactersAtLimitText?: string | undefined
  charactersOverLimitText?: Readonly<Record<string, string>> | undefined
  wordsUnderLimitText?: Readonly<Record<string, string>> | undefined
  wordsAtLimitText?: string | undefined
  wordsOverLimitText?: Readonly<Record<string, string>> | undefined
}

export interface CheckboxesParams {
  describedBy?: string | undefined
  fieldset?: FieldsetParams | undefined
  hint?: HintParams | undefined
  errorMessage?: ErrorMessageParams | undefined
  formGroup?:
    | {
        classes?: string | undefined
        attributes?: Attributes | undefined
        beforeInputs?: { text?: string | undefined; html?: Html | undefined } | undefined
        afterInputs?: { text?: string | undefined; html?: Html | undefined } | undefined
      }
    | undefined
  idPrefix?: string | undefined
  name: string
  items: readonly {
    text?: string | undefined
    html?: Html | undefined
    id?: string | undefined
    name?: string | undefined
    value?: string | undefined
    label?: LabelParams | undefined
    hint?: HintParams | undefined
    divider?: string | undefined
    checked?: boolean | undefined
    conditional?: { html: Html } | undefined
    behaviour?: string | undefined
    disabled?: boolean | undefined
    attributes?: Attributes | undefined
  }[]
  values?: readonly string[] | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface DateInputParams {
  id: string
  namePrefix?: string | undefined
  items?:
    | readonly {
        id?: string | undefined
        name: string
        label?: string | undefined
        value?: string | undefined
        error?: boolean | undefined
        autocomplete?: string | undefined
        pattern?: string | undefined
        classes?: string | undefined
        attributes?: Attributes | undefined
      }[]
    | undefined
  hint?: HintParams | undefined
  errorMessage?: ErrorMessageParams | undefined
  formGroup?:
    | {
        classes?: string | undefined
        attributes?: Attributes | undefined
        beforeInputs?: { text?: string | undefined; html?: Html | undefined } | undefined
        afterInputs?: { text?: string | undefined; html?: Html | undefined } | undefined
      }
    | undefined
  fieldset?: FieldsetParams | undefined
  day?: NonNullable<DateInputParams['items']>[number] | undefined
  month?: NonNullable<DateInputParams['items']>[number] | undefined
  year?: NonNullable<DateInputParams['items']>[number] | undefined
  values?: { day?: string | undefined; month?: string | undefined; year?: string | undefined } | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface DetailsParams {
  summaryText?: string | undefined
  summaryHtml?: Html | undefined
  text?: string | undefined
  html?: Html | undefined
  id?: string | undefined
  open?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface ErrorMessageParams {
  text?: string | undefined
  html?: Html | undefined
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  visuallyHiddenText?: string | undefined
}

export interface ErrorSummaryParams {
  titleText?: string | undefined
  titleHtml?: Html | undefined
  descriptionText?: string | undefined
  descriptionHtml?: Html | undefined
  errorList?:
    | readonly {
        href?: string | undefined
        text?: string | undefined
        html?: Html | undefined
        attributes?: Attributes | undefined
      }[]
    | undefined
  disableAutoFocus?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface ExitThisPageParams {
  text?: string | undefined
  html?: Html | undefined
  redirectUrl?: string | undefined
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  activatedText?: string | undefined
  timedOutText?: string | undefined
  pressTwoMoreTimesText?: string | undefined
  pressOneMoreTimeText?: string | undefined
}

export interface FieldsetParams {
  describedBy?: string | undefined
  legend?:
    | {
        text?: string | undefined
        html?: Html | undefined
        classes?: string | undefined
        isPageHeading?: boolean | undefined
      }
    | undefined
  classes?: string | undefined
  role?: string | undefined
  attributes?: Attributes | undefined
  html?: Html | undefined
}

export interface FileUploadParams {
  name: string
  id?: string | undefined
  disabled?: boolean | undefined
  multiple?: boolean | undefined
  describedBy?: string | undefined
  label: LabelParams
  hint?: HintParams | undefined
  errorMessage?: ErrorMessageParams | undefined
  formGroup?:
    | {
        classes?: string | undefined
        attributes?: Attributes | undefined
        beforeInput?: { text?: string | undefined; html?: Html | undefined } | undefined
        afterInput?: { text?: string | undefined; html?: Html | undefined } | undefined
      }
    | undefined
  javascript?: boolean | undefined
  chooseFilesButtonText?: string | undefined
  dropInstructionText?: string | undefined
  multipleFilesChosenText?: Readonly<Record<string, string>> | undefined
  noFileChosenText?: string | undefined
  enteredDropZoneText?: string | undefined
  leftDropZoneText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  wrapperClasses?: string | undefined
  wrapperAttributes?: Attributes | undefined
}

export interface HintParams {
  text?: string | undefined
  html?: Html | undefined
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface InputParams {
  id?: string | undefined
  name: string
  type?: string | undefined
  inputmode?: string | undefined
  value?: string | undefined
  disabled?: boolean | undefined
  describedBy?: string | undefined
  label: LabelParams
  hint?: HintParams | undefined
  errorMessage?: ErrorMessageParams | undefined
  prefix?:
    | {
        text?: string | undefined
        html?: Html | undefined
        classes?: string | undefined
        attributes?: Attributes | undefined
      }
    | undefined
  suffix?:
    | {
        text?: string | undefined
        html?: Html | undefined
        classes?: string | undefined
        attributes?: Attributes | undefined
      }
    | undefined
  formGroup?:
    | {
        classes?: string | undefined
        attributes?: Attributes | undefined
        beforeInput?: { text?: string | undefined; html?: Html | undefined } | undefined
        afterInput?: { text?: string | undefined; html?: Html | undefined } | undefined
      }
    | undefined
  classes?: string | undefined
  autocomplete?: string | undefined
  pattern?: string | undefined
  spellcheck?: boolean | undefined
  autocapitalize?: string | undefined
  inputWrapper?: { classes?: string | undefined; attributes?: Attributes | undefined } | undefined
  attributes?: Attributes | undefined
}

export interface InsetTextParams {
  text?: string | undefined
  html?: Html | undefined
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface LabelParams {
  text?: string | undefined
  html?: Html | undefined
  for?: string | undefined
  isPageHeading?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface NotificationBannerParams {
  text?: string | undefined
  html?: Html | undefined
  titleText?: string | undefined
  titleHtml?: Html | undefined
  titleHeadingLevel?: string | undefined
  type?: string | undefined
  role?: string | undefined
  titleId?: string | undefined
  disableAutoFocus?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface PaginationParams {
  items?:
    | readonly {
        number?: string | undefined
        visuallyHiddenText?: string | undefined
        href?: string | undefined
        current?: boolean | undefined
        ellipsis?: boolean | undefined
        attributes?: Attributes | undefined
      }[]
    | undefined
  previous?:
    | {
        text?: string | undefined
        html?: Html | undefined
        labelText?: string | undefined
        href: string
        attributes?: Attributes | undefined
      }
    | undefined
  next?:
    | {
        text?: string | undefined
        html?: Html | undefined
        labelText?: string | undefined
        href: string
        attributes?: Attributes | undefined
      }
    | undefined
  landmarkLabel?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface PanelParams {
  titleText?: string | undefined
  titleHtml?: Html | undefined
  headingLevel?: number | undefined
  text?: string | undefined
  html?: Html | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  actions?:
    | {
        items?:
          | readonly {
              text: string
              type?: string | undefined
              href?: string | undefined
              classes?: string | undefined
              attributes?: Attributes | undefined
            }[]
          | undefined
        classes?: string | undefined
        attributes?: Attributes | undefined
      }
    | undefined
}

export interface PasswordInputParams {
  id?: string | undefined
  name: string
  value?: string | undefined
  disabled?: boolean | undefined
  describedBy?: string | undefined
  label: LabelParams
  hint?: HintParams | undefined
  errorMessage?: ErrorMessageParams | undefined
  formGroup?:
    | {
        classes?: string | undefined
        attributes?: Attributes | undefined
        beforeInput?: { text?: string | undefined; html?: Html | undefined } | undefined
        afterInput?: { text?: string | undefined; html?: Html | undefined } | undefined
      }
    | undefined
  classes?: string | undefined
  autocomplete?: string | undefined
  attributes?: Attributes | undefined
  showPasswordText?: string | undefined
  hidePasswordText?: string | undefined
  showPasswordAriaLabelText?: string | undefined
  hidePasswordAriaLabelText?: string | undefined
  passwordShownAnnouncementText?: string | undefined
  passwordHiddenAnnouncementText?: string | undefined
  button?: { classes?: string | undefined } | undefined
}

export interface PhaseBannerParams {
  text?: string | undefined
  html?: Html | undefined
  tag: TagParams
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface RadiosParams {
  fieldset?: FieldsetParams | undefined
  hint?: HintParams | undefined
  errorMessage?: ErrorMessageParams | undefined
  formGroup?:
    | {
        classes?: string | undefined
        attributes?: Attributes | undefined
        beforeInputs?: { text?: string | undefined; html?: Html | undefined } | undefined
        afterInputs?: { text?: string | undefined; html?: Html | undefined } | undefined
      }
    | undefined
  idPrefix?: string | undefined
  name: string
  items: readonly {
    text?: string | undefined
    html?: Html | undefined
    id?: string | undefined
    value?: string | undefined
    label?: LabelParams | undefined
    hint?: HintParams | undefined
    divider?: string | undefined
    checked?: boolean | undefined
    conditional?: { html: Html } | undefined
    disabled?: boolean | undefined
    attributes?: Attributes | undefined
  }[]
  value?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface SelectParams {
  id?: string | undefined
  name: string
  items: readonly {
    value?: string | undefined
    text: string
    selected?: boolean | undefined
    disabled?: boolean | undefined
    attributes?: Attributes | undefined
  }[]
  value?: string | undefined
  disabled?: boolean | undefined
  describedBy?: string | undefined
  label: LabelParams
  hint?: HintParams | undefined
  errorMessage?: ErrorMessageParams | undefined
  formGroup?:
    | {
        classes?: string | undefined
        attributes?: Attributes | undefined
        beforeInput?: { text?: string | undefined; html?: Html | undefined } | undefined
        afterInput?: { text?: string | undefined; html?: Html | undefined } | undefined
      }
    | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface ServiceNavigationParams {
  classes?: string | undefined
  attributes?: Attributes | undefined
  ariaLabel?: string | undefined
  menuButtonText?: string | undefined
  menuButtonLabel?: string | undefined
  navigationLabel?: string | undefined
  navigationId?: string | undefined
  navigationClasses?: string | undefined
  collapseNavigationOnMobile?: boolean | undefined
  serviceName?: string | undefined
  serviceUrl?: string | undefined
  navigation: readonly {
    current?: boolean | undefined
    active?: boolean | undefined
    html?: Html | undefined
    text?: string | undefined
    href?: string | undefined
    attributes?: Attributes | undefined
  }[]
  slots?:
    | {
        start?: Html | undefined
        end?: Html | undefined
        navigationStart?: Html | undefined
        navigationEnd?: Html | undefined
      }
    | undefined
}

export interface SkipLinkParams {
  text?: string | undefined
  html?: Html | undefined
  href?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface SummaryListParams {
  rows: readonly {
    classes?: string | undefined
    key: { text?: string | undefined; html?: Html | undefined; classes?: string | undefined }
    value: { text?: string | undefined; html?: Html | undefined; classes?: string | undefined }
    actions?:
      | {
          items?:
            | readonly {
                href: string
                text?: string | undefined
                html?: Html | undefined
                visuallyHiddenText?: string | undefined
                classes?: string | undefined
                attributes?: Attributes | undefined
              }[]
            | undefined
          classes?: string | undefined
        }
      | undefined
  }[]
  card?:
    | {
        title?:
          | {
              text?: string | undefined
              html?: Html | undefined
              headingLevel?: number | undefined
              classes?: string | undefined
            }
          | undefined
        actions?:
          | {
              items?:
                | readonly {
                    href: string
                    text?: string | undefined
                    html?: Html | undefined
                    visuallyHiddenText?: string | undefined
                    classes?: string | undefined
                    attributes?: Attributes | undefined
                  }[]
                | undefined
              classes?: string | undefined
            }
          | undefined
        classes?: string | undefined
        attributes?: Attributes | undefined
      }
    | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface TableParams {
  rows: readonly (readonly {
    text?: string | undefined
    html?: Html | undefined
    format?: string | undefined
    classes?: string | undefined
    colspan?: number | undefined
    rowspan?: number | undefined
    attributes?: Attributes | undefined
  }[])[]
  head?:
    | readonly {
        text?: string | undefined
        html?: Html | undefined
        format?: string | undefined
        classes?: string | undefined
        colspan?: number | undefined
        rowspan?: number | undefined
        attributes?: Attributes | undefined
      }[]
    | undefined
  caption?: string | undefined
  captionClasses?: string | undefined
  firstCellIsHeader?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface TabsParams {
  id?: string | undefined
  idPrefix?: string | undefined
  title?: string | undefined
  items: readonly {
    id: string
    label: string
    attributes?: Attributes | undefined
    panel: { text?: string | undefined; html?: Html | undefined; attributes?: Attributes | undefined }
  }[]
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface TagParams {
  text?: string | undefined
  html?: Html | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface TaskListParams {
  items: readonly {
    title: { text?: string | undefined; html?: Html | undefined; classes?: string | undefined }
    hint?: { text?: string | undefined; html?: Html | undefined } | undefined
    status: {
      tag?: TagParams | undefined
      text?: string | undefined
      html?: Html | undefined
      classes?: string | undefined
    }
    href?: string | undefined
    classes?: string | undefined
  }[]
  classes?: string | undefined
  attributes?: Attributes | undefined
  idPrefix?: string | undefined
}

export interface TextareaParams {
  id?: string | undefined
  name: string
  spellcheck?: boolean | undefined
  rows?: string | undefined
  value?: string | undefined
  disabled?: boolean | undefined
  describedBy?: string | undefined
  label: LabelParams
  hint?: HintParams | undefined
  errorMessage?: ErrorMessageParams | undefined
  formGroup?:
    | {
        classes?: string | undefined
        attributes?: Attributes | undefined
        beforeInput?: { text?: string | undefined; html?: Html | undefined } | undefined
        afterInput?: { text?: string | undefined; html?: Html | undefined } | undefined
      }
    | undefined
  classes?: string | undefined
  autocomplete?: string | undefined
  attributes?: Attributes | undefined
}

export interface WarningTextParams {
  text?: string | undefined
  html?: Html | undefined
  iconFallbackText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

export interface ComponentParams {
  accordion: AccordionParams
  backLink: BackLinkParams
  breadcrumbs: BreadcrumbsParams
  button: ButtonParams
  characterCount: CharacterCountParams
  checkboxes: CheckboxesParams
  dateInput: DateInputParams
  details: DetailsParams
  errorMessage: ErrorMessageParams
  errorSummary: ErrorSummaryParams
  exitThisPage: ExitThisPageParams
  fieldset: FieldsetParams
  fileUpload: FileUploadParams
  hint: HintParams
  input: InputParams
  insetText: InsetTextParams
  label: LabelParams
  notificationBanner: NotificationBannerParams
  pagination: PaginationParams
  panel: PanelParams
  passwordInput: PasswordInputParams
  phaseBanner: PhaseBannerParams
  radios: RadiosParams
  select: SelectParams
  serviceNavigation: ServiceNavigationParams
  skipLink: SkipLinkParams
  summaryList: SummaryListParams
  table: TableParams
  tabs: TabsParams
  tag: TagParams
  taskList: TaskListParams
  textarea: TextareaParams
  warningText: WarningTextParams
}

export const componentMacros: Readonly<
  Record<keyof ComponentParams, readonly [folder: string, macro: string]>
> = {
  accordion: ['accordion', 'govukAccordion'],
  backLink: ['back-link', 'govukBackLink'],
  breadcrumbs: ['breadcrumbs', 'govukBreadcrumbs'],
  button: ['button', 'govukButton'],
  characterCount: ['character-count', 'govukCharacterCount'],
  checkboxes: ['checkboxes', 'govukCheckboxes'],
  dateInput: ['date-input', 'govukDateInput'],
  details: ['details', 'govukDetails'],
  errorMessage: ['error-message', 'govukErrorMessage'],
  errorSummary: ['error-summary', 'govukErrorSummary'],
  exitThisPage: ['exit-this-page', 'govukExitThisPage'],
  fieldset: ['fieldset', 'govukFieldset'],
  fileUpload: ['file-upload', 'govukFileUpload'],
  hint: ['hint', 'govukHint'],
  input: ['input', 'govukInput'],
  insetText: ['inset-text', 'govukInsetText'],
  label: ['label', 'govukLabel'],
  notificationBanner: ['notification-banner', 'govukNotificationBanner'],
  pagination: ['pagination', 'govukPagination'],
  panel: ['panel', 'govukPanel'],
  passwordInput: ['password-input', 'govukPasswordInput'],
  phaseBanner: ['phase-banner', 'govukPhaseBanner'],
  radios: ['radios', 'govukRadios'],
  select: ['select', 'govukSelect'],
  serviceNavigation: ['service-navigation', 'govukServiceNavigation'],
  skipLink: ['skip-link', 'govukSkipLink'],
  summaryList: ['summary-list', 'govukSummaryList'],
  table: ['table', 'govukTable'],
  tabs: ['tabs', 'govukTabs'],
  tag: ['tag', 'govukTag'],
  taskList: ['task-list', 'govukTaskList'],
  textarea: ['textarea', 'govukTextarea'],
  warningText: ['warning-text', 'govukWarningText'],
}
