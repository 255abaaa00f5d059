import { normaliseIdentifier } from '../identifiers/identifier-check.ts'
import { stampOf } from '../machine.ts'
import type { Machine, RowOf, Table } from '../machine.ts'
import {
  authorised,
  authorityPinned,
  authorityPinnedAtOpening,
  declarationIsStated,
  declared,
  noConflictStands,
  reasonRecorded,
} from '../standing-guards.ts'
import { evolveOrganisation } from './events.ts'
import type { OrganisationTypes } from './events.ts'
import { claimIsStated, identifierIsChecked, identifierIsOfItsPlace, identifiersVerifiedOnce } from './guards.ts'

/** A claim is judged by an application reviewer who has declared for this organisation (17065 4.2, 6.1.2, 6.1.3). */
const judging = [authorityPinned, authorised('application-reviewer'), declared('application-reviewer')] as const

const declareOrganisationImpartiality: Omit<RowOf<OrganisationTypes, 'declareOrganisationImpartiality'>, 'to'> = {
  by: ['application-reviewer'],
  guards: [authorityPinned, authorised('application-reviewer'), declarationIsStated, noConflictStands],
  then: (_state, command) => {
    const { conflict, statement } = command
    const declaredAs = { personId: command.actor.id, function: 'application-reviewer', conflict, statement } as const
    return [{ type: 'OrganisationImpartialityDeclared', ...stampOf(command), ...declaredAs }]
  },
}

/**
 * The organisation machine's table (17065 7.2, 7.3.1). Anyone registers an organisation and prepares applications for it; a client
 * that may act for it claims it, and application review verifies the claim. A refused claim can be made again, with other evidence.
 */
const table = {
  none: {
    registerOrganisation: {
      to: 'registered',
      by: ['applicant'],
      guards: [authorityPinnedAtOpening, identifierIsOfItsPlace, identifierIsChecked],
      then: (_state, command) => {
        const { authority, organisationId, applicantId, names, place, identifier, lei } = command
        const registered = {
          authority,
          organisationId,
          applicantId,
          names,
          place,
          identifierScheme: identifier.scheme,
          identifierValue: normaliseIdentifier(identifier.value),
          lei: lei === undefined ? null : normaliseIdentifier(lei),
        }
        return [{ type: 'OrganisationRegistered', ...stampOf(command), ...registered }]
      },
    },
  },
  registered: {
    claimOrganisation: {
      to: 'claimed',
      by: ['applicant'],
      guards: [authorityPinned, claimIsStated],
      then: (_state, command) => [
        { type: 'OrganisationClaimed', ...stampOf(command), documentDigest: command.documentDigest },
      ],
    },
  },
  claimed: {
    declareOrganisationImpartiality: { ...declareOrganisationImpartiality, to: 'claimed' },
    verifyOrganisation: {
      to: 'verified',
      by: ['application-reviewer'],
      guards: [...judging, reasonRecorded, identifiersVerifiedOnce],
      then: (_state, command) => [{ type: 'OrganisationVerified', ...stampOf(command), reason: command.reason }],
    },
    refuseClaim: {
      to: 'registered',
      by: ['application-reviewer'],
      guards: [...judging, reasonRecorded],
      then: (_state, command) => [{ type: 'ClaimRefused', ...stampOf(command), reason: command.reason }],
    },
  },
  verified: {
    declareOrganisationImpartiality: { ...declareOrganisationImpartiality, to: 'verified' },
    revokeVerification: {
      to: 'registered',
      by: ['application-reviewer'],
      guards: [...judging, reasonRecorded],
      then: (_state, command) => [{ type: 'VerificationRevoked', ...stampOf(command), reason: command.reason }],
    },
  },
} satisfies Table<OrganisationTypes>

/** The organisation machine. */
export const organisationMachine: Machine<OrganisationTypes> = {
  name: 'organisation',
  table,
  evolve: evolveOrganisation,
}
