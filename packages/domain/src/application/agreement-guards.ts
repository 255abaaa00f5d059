import type { CommandBase, Guard } from '../machine.ts'
import type { StandingFacts } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import { agreementClauses } from './agreement.ts'
import type { CountersignAgreement, SignAgreement } from './commands.ts'
import type { Application } from './state.ts'

export const agreementHoldsEveryClause: Guard<Application, CommandBase, StandingFacts> = {
  name: 'agreement-holds-clauses-a-to-m',
  clause: 'iso17065-4.1.2.2',
  check: (state) =>
    agreementClauses
      .filter((clause) => !state.agreement?.clauses.includes(clause))
      .map((point) => violation('agreement-clause-missing', '', { point }, point)),
  inputs: (state) => ({ clauses: state.agreement?.clauses ?? null }),
}

export const clientHasNotSigned: Guard<Application, CommandBase, StandingFacts> = {
  name: 'signed-once',
  clause: 'iso17065-4.1.2.2',
  check: (state) => {
    if (state.agreement?.clientSignedBy === undefined) return []
    return [violation('already-signed', '', {})]
  },
  inputs: (state) => ({ clientSignedBy: state.agreement?.clientSignedBy ?? null }),
}

export const clientHasSigned: Guard<Application, CommandBase, StandingFacts> = {
  name: 'client-signed-first',
  clause: 'iso17065-4.1.2.2',
  check: (state) => {
    if (state.agreement?.clientSignedBy !== undefined) return []
    return [violation('client-not-signed', '', {})]
  },
  inputs: (state) => ({ clientSignedBy: state.agreement?.clientSignedBy ?? null }),
}

/** Who signs has read the version that is on offer. */
export const agreementVersionIsOnOffer: Guard<Application, SignAgreement | CountersignAgreement, StandingFacts> = {
  name: 'agreement-version-on-offer',
  clause: 'iso17065-4.1.2.2',
  check: (state, command) => {
    const offered: string | undefined = state.agreement?.version
    const { agreementVersion: signed } = command
    if (offered === undefined || offered === signed) return []
    return [violation('agreement-version-differs', '/agreementVersion', { offered, signed })]
  },
  inputs: (state, command) => ({ offered: state.agreement?.version ?? null, signed: command.agreementVersion }),
}
