import type { Extension } from './extension.ts'
import { supportTables } from './extensions-support.ts'
import { wayOutTables } from './extensions-way-out.ts'

export type { ExtensionName } from './extension.ts'

// Tables that a package may carry beside the seven fixed ones: what the rooms of the casework hold, for the indicators of the
// logic models of 2021. A package without them is whole; what needs one of them says that the package does not carry it. Days of
// birth, names and words are in none of them: an age is told by the month in which it is reached.

export const extensionTables: readonly Extension[] = [...supportTables, ...wayOutTables]
