import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { recordChange } from '@concert/db/record-change'
import { checkIdentifier, identifierSchemeOf } from '@concert/domain/identifiers/check-identifier'
import type { IdentifierCheck } from '@concert/domain/identifiers/identifier-check'
import { violation, type Violation } from '@concert/domain/violation'
import { RefusedRequest, rulesNotMet } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { representOrganisation } from '#representations/organisation.ts'
import { findByIdentifier, insertOrganisation, type OrganisationRecord } from '#store/organisations.ts'
import type { RequestOf } from './request.ts'

/**
 * Registers an organisation of the calling applicant; its identifier is kept in normal form.
 * Step 1 of docs/flows/submission.md.
 *
 * @throws RefusedRequest 422 when the identifier is not of its place or its check fails, 409 with the record there is when
 *   the applicant has registered it before
 */
export async function registerOrganisation(
  transaction: Transaction,
  { body, actor, requestId }: RequestOf<'registerOrganisation'>,
): Promise<OrganisationRecord> {
  const { names, place, address, contact } = body
  const record: OrganisationRecord = {
    names,
    place,
    address,
    contact,
    version: 1,
    authority: transaction.authority,
    organisationId: newId('org'),
    applicantId: actor.id,
    identifierScheme: body.identifier.scheme,
    ...checkedIdentifiers(body),
    registeredAt: transaction.now,
  }
  if (!(await insertOrganisation(transaction, record))) await refuseSecond(transaction, record)
  const { organisationId, applicantId, identifierScheme, identifierValue, lei } = record
  await recordChange(transaction, {
    stream: 'organisation',
    streamId: organisationId,
    version: 0,
    action: 'organisation.registered',
    actor: { id: actor.id },
    events: [
      {
        type: 'OrganisationRegistered',
        // Events are kept for ever and read outside this service, so the contact and the address stay out of them.
        payload: { organisationId, applicantId, names, identifierScheme, identifierValue, lei, place },
      },
    ],
    receipts: [
      { clause: 'iso17065-7.2', guard: 'identifierChecked', inputs: { identifierScheme, identifierValue, place } },
    ],
    requestId,
  })
  return record
}

async function refuseSecond(transaction: Transaction, record: OrganisationRecord): Promise<never> {
  const present = await findByIdentifier(transaction, record)
  throw new RefusedRequest('conflict', {
    detail: detail('organisation-registered'),
    ...(present === undefined ? {} : { current: representOrganisation(present), currentVersion: present.version }),
  })
}

/** The identifier of the place and, where it is given, the LEI beside it, in normal form; both are judged at once. */
function checkedIdentifiers({ identifier, lei, place }: RequestOf<'registerOrganisation'>['body']) {
  const errors: Violation[] = []
  const ofPlace = identifierSchemeOf(place)
  if (identifier.scheme !== ofPlace) {
    const params = { place, scheme: ofPlace, given: identifier.scheme }
    errors.push(violation('identifier-of-another-place', '/identifier/scheme', params))
  }
  const ofIdentifier = checkIdentifier(identifier.scheme, identifier.value)
  errors.push(...errorsOf(ofIdentifier, '/identifier/value'))
  const ofLei = lei === undefined ? undefined : checkIdentifier('LEI', lei)
  if (ofLei !== undefined) errors.push(...errorsOf(ofLei, '/lei'))
  if (!ofIdentifier.ok || ofLei?.ok === false || errors.length > 0) {
    return rulesNotMet(errors)
  }
  return { identifierValue: ofIdentifier.value, lei: ofLei?.value ?? null }
}

function errorsOf(check: IdentifierCheck, pointer: string): Violation[] {
  return check.ok ? [] : check.violations.map((found) => ({ ...found, pointer }))
}
