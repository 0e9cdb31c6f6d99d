import '../app.ts'
import { uncheckedWelsh } from '../platform/i18n/index.ts'
import type { Command } from './command.ts'

export const welshCommand: Command = {
  name: 'welsh',
  does: 'list the rooms whose Welsh no Welsh speaker has checked yet',
  run: async () => {
    const rooms = uncheckedWelsh()
    for (const room of rooms) console.log(room)
    console.log(
      rooms.length === 0 ? 'All Welsh has been checked.' : `${rooms.length} rooms wait for a Welsh reader.`,
    )
    return 0
  },
}
