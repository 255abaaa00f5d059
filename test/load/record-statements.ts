import { submitApplication } from '@concert/contracts/applications'
import { program } from '@concert/applications-service/program'
import { createLogger } from '@concert/platform/logger'
import { callOperation } from '@concert/platform/operation-client'
import { join } from 'node:path'
import type { PoolClient } from 'pg'
import { databaseUrlOf, type Draft } from './copy-drafts.ts'
import type { Ground } from './ground.ts'

export interface RecordedStatement {
  readonly name?: string | undefined
  readonly text: string
  readonly values: readonly unknown[]
}

/** Submits one draft through the service, built in this process, and returns the statements that it sent. */
export async function recordStatements(ground: Ground, token: string, draft: Draft): Promise<RecordedStatement[]> {
  const config = program.readConfig({
    CONCERT_AUTHORITIES: 'hk',
    CONCERT_ISSUER: `${ground.constellation.origin}/idp/{authority}`,
    CONCERT_CURSOR_KEY: ground.constellation.secrets.cursorKey,
    CONCERT_LODGEMENT_KEY: ground.constellation.secrets.cursorKey,
    CONCERT_TRUST_DIR: join(ground.constellation.folder, 'trust'),
    DATABASE_URL_HK: databaseUrlOf(ground),
  })
  const logger = createLogger({ service: 'applications', level: 'silent' })
  const { app, contexts, close } = await program.open(config, logger)
  const recorded: RecordedStatement[] = []
  contexts.get('hk')?.pool.on('acquire', (client) => recordOn(client, recorded))
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  await callOperation(submitApplication, {
    baseUrl: address,
    authority: 'hk',
    token,
    params: { applicationId: draft.applicationId as never },
    body: { declarationNotLodgedElsewhere: true },
    ifMatch: draft.etag,
    idempotencyKey: draft.applicationId,
  })
  await app.close()
  await close()
  return recorded
}

function recordOn(client: PoolClient, recorded: RecordedStatement[]): void {
  const { query } = client
  client.query = ((...given: unknown[]) => {
    const [first, second] = given
    const described =
      typeof first === 'string' ? { text: first } : (first as { text: string; name?: string; values?: unknown[] })
    const values =
      'values' in described && described.values !== undefined ? described.values : Array.isArray(second) ? second : []
    recorded.push({ name: 'name' in described ? described.name : undefined, text: described.text, values })
    return Reflect.apply(query, client, given)
  }) as typeof query
}
