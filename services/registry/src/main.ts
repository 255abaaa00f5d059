import { createLogger } from '@concert/platform'
import { buildApp } from '#app.ts'
import { readConfig } from '#config.ts'
import { createContext } from '#context.ts'

const config = readConfig()
const logger = createLogger({ service: 'registry', level: config.logLevel })
const { context, close } = await createContext(config)
const app = await buildApp(context, { logger })
await app.listen({ host: config.host, port: config.port })

async function shutDown(): Promise<void> {
  await app.close()
  await close()
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void shutDown())
