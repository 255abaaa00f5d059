import { checkIdentifier, type IdentifierScheme, identifierSchemeOf } from '../identifiers/check-identifier.ts'
import type { Guard } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import { blankText, violation } from '../violation.ts'
import type { Violation } from '../violation.ts'
import type { ClaimOrganisation, RegisterOrganisation, VerifyFacts, VerifyOrganisation } from './commands.ts'
import type { Organisation } from './state.ts'

type RegistrationGuard = Guard<null, RegisterOrganisation, CellFacts>

/** Impartiality is judged by the identifier of an organisation's own place, so a worldwide one does not stand in for it. */
export const identifierIsOfItsPlace: RegistrationGuard = {
  name: 'identifier-of-its-place',
  clause: 'iso17065-7.2',
  check: (_state, { identifier: { scheme }, place }) => {
    const ofPlace = identifierSchemeOf(place)
    if (scheme === ofPlace) return []
    const params = { place, scheme: ofPlace, given: scheme }
    return [violation('identifier-of-another-place', '/identifier/scheme', params)]
  },
  inputs: (_state, { identifier, place }) => ({ scheme: identifier.scheme, place }),
}

/** The identifier, and the LEI beside it where one is given, pass the checks of their registers. */
export const identifierIsChecked: RegistrationGuard = {
  name: 'identifier-checked',
  clause: 'iso17065-7.2',
  check: (_state, { identifier, lei }) => [
    ...faultsOf(identifier.scheme, identifier.value, '/identifier/value'),
    ...(lei === undefined ? [] : faultsOf('LEI', lei, '/lei')),
  ],
  inputs: (_state, { identifier, lei, place }) => ({ identifier, lei: lei ?? null, place }),
}

/** The client says in words on what authority it acts for the organisation. */
export const claimIsStated: Guard<Organisation, ClaimOrganisation, CellFacts> = {
  name: 'claim-stated',
  clause: 'iso17065-7.2',
  check: (_state, command) => blankText('/statement', command.statement, 'claim'),
  inputs: (_state, command) => ({ statement: command.statement, documentDigest: command.documentDigest }),
}

/** An identifier is of one organisation, so at most one client of the authority is verified under it. */
export const identifiersVerifiedOnce: Guard<Organisation, VerifyOrganisation, VerifyFacts> = {
  name: 'identifiers-verified-once',
  clause: 'iso17065-7.3.1',
  check: (_state, _command, { verifiedElsewhere }) =>
    verifiedElsewhere.map((organisationId) =>
      violation('identifier-verified-elsewhere', '', { organisationId }, organisationId),
    ),
  inputs: ({ identifierScheme, identifierValue, lei }, _command, { verifiedElsewhere }) => ({
    scheme: identifierScheme,
    identifier: identifierValue,
    lei,
    verifiedElsewhere,
  }),
}

function faultsOf(scheme: IdentifierScheme, value: string, pointer: string): Violation[] {
  const check = checkIdentifier(scheme, value)
  if (check.ok) return []
  return check.violations.map((found) => ({ ...found, pointer, subject: `position ${found.params.position}` }))
}
