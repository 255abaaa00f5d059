import { createServer } from 'node:http'
import { readConfig } from '#config.ts'
import { openIdentityProvider } from '#open-identity-provider.ts'

const { host, port, ...options } = readConfig()
const { handler, issuers, close } = await openIdentityProvider({
  ...options,
  onError: (error, authority) => process.stderr.write(`${authority}: ${error.stack ?? error.message}\n`),
})
// As much as the origin in front reads, which answers what is too large with a problem.
const server = createServer({ maxHeaderSize: 32_768 }, handler)
server.listen(port, host, () => process.stdout.write(`issuers: ${[...issuers.values()].join(' ')}\n`))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => void close())
    server.closeAllConnections()
  })
}
