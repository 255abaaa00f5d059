import { createAuthenticate, createLogger } from '@concert/platform'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { createContexts } from './context.ts'

const config = readConfig()
const logger = createLogger({ service: 'reviews', level: config.logLevel })
const { contexts, close } = await createContexts(config)
const app = await buildApp(contexts, { logger, authenticate: createAuthenticate(config.issuers) })
app.addHook('onClose', close)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    app.close().catch((error: unknown) => logger.error({ err: error }, 'closing failed'))
  })
}
await app.listen({ host: config.host, port: config.port })
