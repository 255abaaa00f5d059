import { type Case, defineCase } from '@concert/cases/case'
import { effectStatementState } from '@concert/contracts/states/effect-statement'
import type { EffectStatementTypes } from '@concert/domain/effect-statement/events'
import type { EffectStatements } from '@concert/domain/effect-statement/state'
import { effectStatementMachine } from '@concert/domain/effect-statement/table'
import type { Authority } from '@concert/domain/jurisdictions'
import type { StaffFacts } from '@concert/domain/standing-guards'
import type { CertificatesContext } from '#context.ts'
import { type EffectStatementRow, effectStatementStore } from './store.ts'

export interface EffectStatementCase {
  readonly stream: 'effect-statement'
  readonly machine: EffectStatementTypes
  readonly row: EffectStatementRow
  readonly facts: StaffFacts
  readonly promised: { readonly leadAuthority: Authority; readonly applicationId: string | null }
  readonly body: Pick<EffectStatements, 'certificateNumber' | 'sequence'>
  readonly context: CertificatesContext
}

/** What this authority has signed of its own effect on one certificate (ISO/IEC 17065 7.11.1). */
export const effectStatementCase: Case<EffectStatementCase> = defineCase<EffectStatementCase>({
  stream: 'effect-statement',
  noun: 'certificate',
  id: 'certificateNumber',
  idOf: ({ intent }) => intent.state.certificateNumber,
  machine: effectStatementMachine,
  state: effectStatementState,
  store: effectStatementStore,
  editionOf: ({ intent }) => intent.state.edition,
  represent: ({ state: { certificateNumber, sequence } }) => ({ body: { certificateNumber, sequence } }),
  promiseEvery: ({ after: { intent } }) => {
    const { applicationId, state } = intent
    return { leadAuthority: state.leadAuthority, applicationId }
  },
  promise: {
    EffectStatementSigned: ({ sequence }, { after: { signed } }) => ({ statement: statementOf(signed, sequence) }),
  },
})

/** @throws Error when it is not signed */
export function statementOf(signed: EffectStatementRow['signed'], sequence: number): string {
  const found = signed.find((one) => one.sequence === sequence)
  if (found === undefined) throw new Error(`statement ${sequence} is not signed`)
  return found.statement
}
