import type { ClauseId } from '../clauses.ts'
import { isCalendarDate, localDate } from '../instant.ts'
import type { JsonValue } from '../json.ts'
import type { CommandBase, Guard } from '../machine.ts'
import { violation } from '../violation.ts'
import type { OpeningFacts, OpeningParticulars } from './opening.ts'

type Judged = Pick<OpeningParticulars, 'certificateNumber' | 'leadAuthority' | 'validFrom' | 'decidedAt'> & {
  readonly decision: string
}

// What must hold before content is stored to be signed, and again before its effect begins (17065 7.7.1, 7.7.3).

type OpeningGuard = Guard<null, CommandBase & Judged, OpeningFacts>

/** What an authority refused has nothing to be granted; the machine of the effect says that it has no effect. */
const decisionIsGranted = whenOpening(
  'granted',
  'iso17065-7.7.3',
  (facts, decision) => facts.granted || decision === 'refuse',
  'not-granted',
)

const agreementIsInForce = whenOpening(
  'agreement-signed',
  'iso17065-7.7.3',
  (facts) => facts.agreementCountersigned,
  'agreement-not-signed',
)

const noNonconformityRemains: OpeningGuard = {
  name: 'no-nonconformity-open',
  clause: 'iso17065-7.7.3',
  check: (_state, _command, { openNonconformities: count }) =>
    count === 0 ? [] : [violation('nonconformities-remain', '', { count })],
  inputs: (_state, _command, facts) => ({ open: facts.openNonconformities }),
}

const lintsPass: OpeningGuard = {
  name: 'lints-pass',
  clause: 'iso17065-7.7.1',
  check: (_state, _command, facts) => facts.lints,
  inputs: (_state, command, facts) => ({
    certificateNumber: command.certificateNumber,
    lints: facts.lints.map((lint) => lint.code),
  }),
}

/** A certificate is never valid before the day, in its lead authority's time zone, on which it was decided. */
const validFromDecisionOn: OpeningGuard = {
  name: 'valid-from-decision-on',
  clause: 'iso17065-7.7.3',
  check: (_state, { validFrom, decidedAt, leadAuthority }) => {
    const decidedOn = localDate(decidedAt, leadAuthority)
    if (isCalendarDate(validFrom) && validFrom >= decidedOn) return []
    return [violation('valid-before-decision', '/validFrom', { validFrom, decidedOn })]
  },
  inputs: (_state, { validFrom, decidedAt }) => ({ validFrom, decidedAt }),
}

/** In the order in which a refusal names what is wrong. */
export const openingGuards = [
  decisionIsGranted,
  agreementIsInForce,
  noNonconformityRemains,
  lintsPass,
  validFromDecisionOn,
]

function whenOpening(
  name: string,
  clause: ClauseId,
  holds: (facts: OpeningFacts, decision: string) => boolean,
  otherwise: 'not-granted' | 'agreement-not-signed',
): OpeningGuard {
  return {
    name,
    clause,
    check: (_state, { decision }, facts) => (holds(facts, decision) ? [] : [violation(otherwise, '', {})]),
    inputs: (_state, command, facts): JsonValue => ({
      certificateNumber: command.certificateNumber,
      decision: command.decision,
      holds: holds(facts, command.decision),
    }),
  }
}
