import { normaliseIdentifier } from '../identifiers/identifier-check.ts'
import { stampOf } from '../machine.ts'
import type { Machine, Table } from '../machine.ts'
import { authorityPinnedAtOpening } from '../standing-guards.ts'
import { evolveOrganisation } from './events.ts'
import type { OrganisationTypes } from './events.ts'
import { identifierIsChecked, identifierIsOfItsPlace } from './guards.ts'

/** The organisation machine's table (17065 7.2): an organisation is registered once and then only read. */
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
  registered: {},
} satisfies Table<OrganisationTypes>

/** The organisation machine. */
export const organisationMachine: Machine<OrganisationTypes> = {
  name: 'organisation',
  table,
  evolve: evolveOrganisation,
}
