/** govuk-frontend ships no types; these are the parts that app.ts uses. */
declare module 'govuk-frontend' {
  type Component = new (root: Element) => object
  export const Accordion: Component
  export const Button: Component
  export const CharacterCount: Component
  export const ErrorSummary: Component
  export const ExitThisPage: Component
  export const NotificationBanner: Component
  export const PasswordInput: Component
  export const SkipLink: Component
  export const Tabs: Component
  export function createAll(component: Component): readonly object[]
}
