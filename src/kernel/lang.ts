/** The two languages of the service in England and Wales (domain: Welsh Language Standards, active offer). */
export const languages = ['en', 'cy'] as const
export type Lang = (typeof languages)[number]
/** A text in both languages: the type leaves no key missing in either. */
export type Bilingual<T> = Readonly<Record<Lang, T>>
