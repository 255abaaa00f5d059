import type { ClauseId } from '../clauses.ts'
import { isCalendarDate, localDate } from '../instant.ts'
import type { JsonValue } from '../json.ts'
import type { CommandBase, Guard } from '../machine.ts'
import { undeclared } from '../standing-guards.ts'
import type { Pinned } from '../standing-guards.ts'
import type { StaffRole } from '../roles.ts'
import type { Violation } from '../violation.ts'
import type {
  ActOnEffectFacts,
  IssueCertificate,
  IssueFacts,
  OpenEffect,
  OpeningFacts,
  SuspendEffect,
} from './commands.ts'
import { signatoryGap } from './signatory.ts'
import type { Effect } from './state.ts'

type OpeningGuard = Guard<null, IssueCertificate | OpenEffect, OpeningFacts>

export const decisionIsGranted = whenOpening('granted', 'iso17065-7.7.3', (facts) => facts.granted, {
  code: 'not-granted',
  message: 'No decision in force grants this certificate here. Issue it when the decision is taken.',
})

export const agreementIsInForce = whenOpening(
  'agreement-signed',
  'iso17065-7.7.3',
  (facts) => facts.agreementCountersigned,
  {
    code: 'agreement-not-signed',
    message: 'The agreement is not countersigned. Issue the certificate when it is.',
  },
)

export const noNonconformityRemains: OpeningGuard = {
  name: 'no-nonconformity-open',
  clause: 'iso17065-7.7.3',
  check: (_state, _command, facts) => {
    if (facts.openNonconformities === 0) return []
    const message = `${facts.openNonconformities} nonconformities are open. Close them before the certificate is issued.`
    return [{ pointer: '', code: 'nonconformity-open', message }]
  },
  inputs: (_state, _command, facts) => ({ open: facts.openNonconformities }),
}

export const lintsPass: OpeningGuard = {
  name: 'lints-pass',
  clause: 'iso17065-7.7.1',
  check: (_state, _command, facts) => facts.lints,
  inputs: (_state, command, facts) => ({
    certificateNumber: command.certificateNumber,
    lints: facts.lints.map((lint) => lint.code),
  }),
}

/** A certificate is never valid before the day, in its lead authority's time zone, on which it was decided. */
export const validFromDecisionOn: OpeningGuard = {
  name: 'valid-from-decision-on',
  clause: 'iso17065-7.7.3',
  check: (_state, { validFrom, decidedAt, leadAuthority }) => {
    const decidedOn = localDate(decidedAt, leadAuthority)
    if (isCalendarDate(validFrom) && validFrom >= decidedOn) return []
    const message = `The first day in /validFrom (${validFrom}) lies before the decision of ${decidedOn}. Move it.`
    return [{ pointer: '/validFrom', code: 'valid-before-decision', message }]
  },
  inputs: (_state, { validFrom, decidedAt }) => ({ validFrom, decidedAt }),
}

/** The system signs for nobody: it executes the standing instruction of a signatory whose authorisation is in force. */
export const signatoryInstructs: Guard<null, IssueCertificate, IssueFacts> = {
  name: 'signatory-instructs',
  clause: 'iso17065-6.1.2',
  check: (_state, command, facts) => signatoryGap(command.at, facts.signatoryAuthorisation),
  inputs: (_state, command, facts) => ({ at: command.at, authorisation: facts.signatoryAuthorisation }),
}

/** G2 where the declarations are kept outside the state document. */
export function declaredForCertificate(needed: StaffRole): Guard<Pinned, CommandBase, ActOnEffectFacts> {
  return {
    name: 'impartiality-declared',
    clause: 'iso17065-6.1.3',
    check: (_state, _command, facts) => (facts.declared ? [] : [undeclared(needed)]),
    inputs: (_state, command, facts) => ({ person: command.actor.id, function: needed, inForce: facts.declared }),
  }
}

/** Who established the nonconformity does not also decide on what follows from it. */
export const didNotSubstantiate: Guard<Effect, SuspendEffect, ActOnEffectFacts> = {
  name: 'did-not-substantiate',
  clause: 'iso17065-7.6.2',
  check: (state, command) => {
    if (!state.substantiatedBy.includes(command.actor.id)) return []
    const message =
      'You substantiated the nonconformity, so you cannot suspend for it. Leave it to another decision maker.'
    return [{ pointer: '', code: 'substantiated-the-nonconformity', message, subject: command.actor.id }]
  },
  inputs: (state, command) => ({ actor: command.actor.id, substantiatedBy: state.substantiatedBy }),
}

/** What the public and the client read of an effect is written in every authoritative language of its place. */
export const reasonInLanguages: Guard<Effect, CommandBase, ActOnEffectFacts> = {
  name: 'reason-in-languages',
  clause: 'gbaai-languages',
  check: (state, _command, { reasonLacks }) =>
    reasonLacks.map((language) => ({
      pointer: `/reason/${language}`,
      code: 'reason-language-missing',
      message: `An effect in ${state.jurisdiction} needs its reason in ${language}. Write it at /reason/${language}.`,
      subject: state.jurisdiction,
    })),
  inputs: (state, _command, { reasonLacks }) => ({ jurisdiction: state.jurisdiction, lacks: [...reasonLacks] }),
}

function whenOpening(
  name: string,
  clause: ClauseId,
  holds: (facts: OpeningFacts) => boolean,
  otherwise: Omit<Violation, 'pointer'>,
): OpeningGuard {
  return {
    name,
    clause,
    check: (_state, _command, facts) => (holds(facts) ? [] : [{ pointer: '', ...otherwise }]),
    inputs: (_state, command, facts): JsonValue => ({
      certificateNumber: command.certificateNumber,
      decision: command.decision,
      holds: holds(facts),
    }),
  }
}
