import { createServer } from 'node:http'
import { readConfig } from '#config.ts'
import { createIdentityProvider } from '#identity-provider.ts'

const { host, port, ...options } = readConfig()
const { handler, issuers } = createIdentityProvider({
  ...options,
  onError: (error, authority) => process.stderr.write(`${authority}: ${error.stack ?? error.message}\n`),
})
const server = createServer(handler)
server.listen(port, host, () => process.stdout.write(`issuers: ${[...issuers.values()].join(' ')}\n`))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}
