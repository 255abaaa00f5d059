import type { CommandBase, Guard } from '../machine.ts'
import type { StandingFacts } from '../standing-guards.ts'
import { agreementClauses } from './agreement.ts'
import type { CountersignAgreement, SignAgreement } from './commands.ts'
import type { Application } from './state.ts'

export const agreementHoldsEveryClause: Guard<Application, CommandBase, StandingFacts> = {
  name: 'agreement-holds-clauses-a-to-m',
  clause: 'iso17065-4.1.2.2',
  check: (state) =>
    agreementClauses
      .filter((clause) => !state.agreement?.clauses.includes(clause))
      .map((clause) => ({
        pointer: '',
        code: 'agreement-clause-missing',
        message: `The agreement lacks point ${clause}. Have the agreement drawn up anew.`,
        subject: clause,
      })),
  inputs: (state) => ({ clauses: state.agreement?.clauses ?? null }),
}

export const clientHasNotSigned: Guard<Application, CommandBase, StandingFacts> = {
  name: 'signed-once',
  clause: 'iso17065-4.1.2.2',
  check: (state) => {
    if (state.agreement?.clientSignedBy === undefined) return []
    return [{ pointer: '', code: 'already-signed', message: 'The agreement is signed. Wait for the countersignature.' }]
  },
  inputs: (state) => ({ clientSignedBy: state.agreement?.clientSignedBy ?? null }),
}

export const clientHasSigned: Guard<Application, CommandBase, StandingFacts> = {
  name: 'client-signed-first',
  clause: 'iso17065-4.1.2.2',
  check: (state) => {
    if (state.agreement?.clientSignedBy !== undefined) return []
    return [
      { pointer: '', code: 'client-not-signed', message: 'The client has not signed the agreement. Wait for it.' },
    ]
  },
  inputs: (state) => ({ clientSignedBy: state.agreement?.clientSignedBy ?? null }),
}

/** Who signs has read the version that is on offer. */
export const agreementVersionIsOnOffer: Guard<Application, SignAgreement | CountersignAgreement, StandingFacts> = {
  name: 'agreement-version-on-offer',
  clause: 'iso17065-4.1.2.2',
  check: (state, command) => {
    const offered: string | undefined = state.agreement?.version
    if (offered === undefined || offered === command.agreementVersion) return []
    const message = `The agreement on offer is version ${offered}, not ${command.agreementVersion}. Read it again and sign that version.`
    return [{ pointer: '/agreementVersion', code: 'agreement-version-differs', message }]
  },
  inputs: (state, command) => ({ offered: state.agreement?.version ?? null, signed: command.agreementVersion }),
}
