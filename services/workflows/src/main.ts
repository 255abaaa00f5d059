import { createAuthenticate, createLogger } from '@concert/platform'
import { buildApp } from '#app.ts'
import { readConfig } from '#config.ts'
import { createContexts } from '#context.ts'

const config = readConfig()
const logger = createLogger({ service: 'workflows', level: config.logLevel })
const { contexts, close } = await createContexts(config, logger)
const app = await buildApp(contexts, { logger, authenticate: createAuthenticate(config.issuers) })
app.addHook('onClose', close)
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void app.close()
  })
}
const address = await app.listen({ host: config.host, port: config.port })
logger.info({ address }, 'listening')
