import { originRoutes } from '@concert/platform/origin/route-table'
import type { Generator } from './generated-file.ts'

/** Where the containers of docker-compose.yml listen. */
const PORT = 8080

/** The lines by which infra/proxy/proxy.conf chooses the container that a request goes to. */
export const proxyGenerators: readonly Generator[] = [
  { path: 'infra/proxy/routes.map', produce: async () => proxyMap() },
]

function proxyMap(): string {
  const lines = originRoutes.map(({ path, to }) => {
    // The issuers stand behind a proxy of their own.
    const container = to === 'identity' ? 'issuer' : to
    return `"~${path.source.replaceAll(String.raw`\/`, '/')}" ${container}:${PORT};`
  })
  const made = '# Made from packages/platform/src/origin/route-table.ts, in its order, by `npm run generate`.'
  return `${[made, ...lines].join('\n')}\n`
}
