import { createAuthenticate, createLogger } from '@concert/platform'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { createContexts } from './context.ts'

const config = readConfig(process.env)
const logger = createLogger({ service: 'workflows', level: config.logLevel })
const { contexts, close } = await createContexts(config, logger)
const app = await buildApp(contexts, { logger, authenticate: createAuthenticate(config.issuers) })
await app.listen({ host: config.host, port: config.port })

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void app.close().then(close)
  })
}
