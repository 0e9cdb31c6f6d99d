import { houseRoutes } from '../app.ts'
import { ruleOf, type Permission } from '../platform/access/index.ts'
import type { Command } from './command.ts'

function whoMay(permission: Permission): string {
  const rule = ruleOf(permission)
  switch (rule.needs) {
    case 'office':
      return rule.roles.join(', ')
    case 'case':
      return rule.grants.map((grant) => `${grant.role} ${grant.relation}`).join(', ')
    default:
      return rule.needs
  }
}

export const routesCommand: Command = {
  name: 'routes',
  does: 'print every route with its permission and audit purpose (--who adds the roles and relations that permit it)',
  run: async (words) => {
    const routes = houseRoutes({ secret: 'x'.repeat(32), https: false, demonstration: false })
    const wide = (pick: (route: (typeof routes)[number]) => string) =>
      Math.max(...routes.map((route) => pick(route).length))
    const columns = [wide((r) => r.path), wide((r) => r.permission)] as const
    for (const route of [...routes].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
      const line = `${route.method.padEnd(4)} ${route.path.padEnd(columns[0])}  ${route.permission.padEnd(columns[1])}  ${route.purpose}`
      console.log(words.includes('--who') ? `${line}  [${whoMay(route.permission)}]` : line)
    }
    return 0
  },
}
