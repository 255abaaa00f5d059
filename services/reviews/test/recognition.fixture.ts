import type { Dossier } from '@concert/contracts/envelopes'
import {
  castRecognitionVote,
  declareRecognitionImpartiality,
  getDossier,
  getRecognition,
  openRecognition,
  type recognition,
} from '@concert/contracts/recognitions'
import { newId } from '@concert/db/identifiers'
import type { RecognitionOutcome } from '@concert/domain/recognition/state'
import { signEnvelope, type TestEnvelope } from '@concert/testing/authority-keys'
import type { z } from 'zod'
import { openCase, toGranted } from './case.fixture.ts'
import { type Cells, type Reply, staff, system } from './cell.fixture.ts'

// A dossier of Hong Kong's cell, and its recognition in Macao's. Both cells are served by one process here.

export interface Granted {
  readonly evaluationId: string
  readonly applicationId: string
  readonly dossier: Dossier
  readonly dossierDigest: string
}

/** Grants an evaluation in Hong Kong's cell and reads its dossier. */
export async function grantInHongKong(cells: Cells): Promise<Granted> {
  const one = await openCase(cells)
  await toGranted(one, true)
  const { body } = await cells.call(getDossier, system, { params: { evaluationId: one.evaluationId } })
  return {
    evaluationId: one.evaluationId,
    applicationId: one.applicationId,
    dossier: body.dossier,
    dossierDigest: body.dossierDigest,
  }
}

/** The same dossier as if it were of another evaluation, for tests that need many. */
export function asNew(dossier: Dossier, change: Partial<Record<keyof Dossier, unknown>> = {}): Dossier {
  return { ...dossier, evaluationId: newId('evl'), ...change } as Dossier
}

/** Hands Macao's cell a dossier in an envelope: as Hong Kong signs it for Macao, but for what a test changes. */
export async function receive(
  cells: Cells,
  dossier: Dossier,
  { key, ...envelope }: Partial<TestEnvelope> & { readonly key?: string } = {},
) {
  const said = { from: 'hk', to: 'mo', type: 'dossier.v1', body: dossier, ...envelope } as const
  const body = { statement: await signEnvelope(cells.keys, said) }
  return cells.call(openRecognition, system, { authority: 'mo', body, ...(key === undefined ? {} : { key }) })
}

export interface RecognitionCase {
  readonly recognitionId: string
  read(): Promise<z.output<typeof recognition>>
  declare(by: string, conflict?: boolean): Promise<Reply<typeof declareRecognitionImpartiality>>
  vote(
    by: string,
    decision: RecognitionOutcome,
    conditions?: readonly string[],
  ): Promise<Reply<typeof castRecognitionVote>>
}

/** Opens the recognition of a dossier in Macao's cell. */
export async function openRecognitionCase(cells: Cells, dossier: Dossier): Promise<RecognitionCase> {
  const opened = await receive(cells, dossier)
  if (opened.status !== 201) throw new Error(JSON.stringify(opened.problem))
  const params = { recognitionId: opened.body.recognitionId }
  const read = async () => (await cells.call(getRecognition, staff('decider-1'), { authority: 'mo', params })).body
  return {
    ...params,
    read,
    async declare(by, conflict = false) {
      const { version } = await read()
      const body = { conflict, statement: 'No relation with the client.' }
      return cells.call(declareRecognitionImpartiality, staff(by), { authority: 'mo', params, body, version })
    },
    async vote(by, decision, conditions = []) {
      const { version } = await read()
      const body = { decision, conditions: [...conditions], reasons: `I vote to ${decision}.` }
      return cells.call(castRecognitionVote, staff(by), { authority: 'mo', params, body, version })
    },
  }
}

/** Two decision makers of Macao decide the same. */
export async function decideInMacao(
  one: RecognitionCase,
  decision: RecognitionOutcome,
  conditions: readonly string[] = [],
): Promise<void> {
  for (const decider of ['decider-1', 'decider-2']) {
    await one.declare(decider)
    const { status, problem } = await one.vote(decider, decision, conditions)
    if (status !== 200) throw new Error(JSON.stringify(problem))
  }
}
