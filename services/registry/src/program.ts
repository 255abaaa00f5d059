import type { Program } from '@concert/platform/program'
import { buildApp } from '#app.ts'
import { readConfig, type RegistryConfig } from '#config.ts'
import { createContext, type RegistryContext } from '#context.ts'

/** The joint plane has one context and no tokens, so it is not a program of cells. */
export const program: Program<RegistryConfig, RegistryContext> = {
  service: 'registry',
  readConfig,
  async open(config, logger) {
    const { context, close } = await createContext(config)
    return { app: await buildApp(context, { logger }), contexts: context, close }
  },
}
