import { describe, expect, test } from 'vitest'
import { at, by, digestA, digestB, people, person } from '../examples.ts'
import { afterSteps, given } from '../given-when-then.fixture.ts'
import { claim, declare, refuse, register, revoke, toClaimed, toVerified, verify } from './examples.ts'
import { organisationMachine } from './table.ts'

const { givenSteps } = afterSteps(organisationMachine)

describe('an organisation', () => {
  const kept = {
    authority: 'hk',
    organisationId: 'org_1',
    applicantId: 'apt_1',
    names: { en: 'Harbour Legal LLM Limited', 'zh-Hant': '海港法律大模型有限公司' },
    place: 'HK',
    identifierScheme: 'HK-UBI',
  } as const
  const registered = { ...kept, type: 'OrganisationRegistered', ...by(people.applicant) } as const

  test('is kept with its identifiers in normal form, and without anything that was not given', () => {
    const normal = { identifierValue: 'C0999123', lei: '5493001KJTIIGC8Y1R12' }
    const state = given(organisationMachine, [])
      .when(register({ identifier: { scheme: 'HK-UBI', value: ' c0999123 ' }, lei: '5493001kjtiigc8y 1r12 ' }))
      .then([{ ...registered, ...normal }])
    expect(state).toStrictEqual({ status: 'registered', declarations: [], ...kept, ...normal })
    given(organisationMachine, [])
      .when(register())
      .then([{ ...registered, identifierValue: '99990017', lei: null }])
  })

  test('is refused with an identifier of another place, whatever the place, and everything wrong is named at once', () => {
    given(organisationMachine, [])
      .when(register({ place: 'MO', identifier: { scheme: 'HK-UBI', value: '9999001X' } }))
      .then([
        '/identifier/scheme identifier-of-another-place',
        { violation: '/identifier/value identifier-character position 8', params: { position: 8 } },
      ])
    given(organisationMachine, [])
      .when(register({ identifier: { scheme: 'LEI', value: '5493001KJTIIGC8Y1R12' } }))
      .then(['/identifier/scheme identifier-of-another-place'])
  })

  test('is refused with an identifier or an LEI that fails the check of its register', () => {
    given(organisationMachine, [])
      .when(register({ place: 'CN', identifier: { scheme: 'USCC', value: '91440300MAYX000761' } }))
      .then([{ violation: '/identifier/value identifier-check-character position 18', params: { position: 18 } }])
    given(organisationMachine, [])
      .when(register({ lei: '5493001KJTIIGC8Y1R13' }))
      .then([{ violation: '/lei identifier-check-character position 20', params: { position: 20 } }])
  })
})

describe('a claim', () => {
  const { applicant, applicationReviewer } = people
  const reviewer = by(applicationReviewer)

  test('is made in words, with the digest of the document that shows it', () => {
    const state = givenSteps(register())
      .when(claim())
      .then([{ type: 'OrganisationClaimed', ...by(applicant), documentDigest: digestA }])
    expect(state).toMatchObject({ status: 'claimed', claim: { documentDigest: digestA, claimedAt: at } })
    givenSteps(register()).when(claim(' ')).then(['/statement text-missing'])
  })

  test('is made once at a time, and on nothing that is verified', () => {
    const allowed = ['declareOrganisationImpartiality', 'verifyOrganisation', 'refuseClaim']
    givenSteps(...toClaimed)
      .when(claim())
      .then({ kind: 'not-allowed', status: 'claimed', command: 'claimOrganisation', allowed })
    givenSteps(...toVerified)
      .when(claim())
      .then({
        kind: 'not-allowed',
        status: 'verified',
        command: 'claimOrganisation',
        allowed: ['declareOrganisationImpartiality', 'revokeVerification'],
      })
  })

  test('is verified by a reviewer who says how it was checked', () => {
    const reason = 'The document is the one of the register.'
    const state = givenSteps(...toClaimed, declare())
      .when(verify())
      .then([{ type: 'OrganisationVerified', ...reviewer, reason }])
    expect(state).toMatchObject({ status: 'verified', claim: { documentDigest: digestA } })
    givenSteps(...toClaimed, declare())
      .when(verify([], ' '))
      .then(['/reason text-missing'])
  })

  test('is not verified beside another under the same identifier, and each of the others is named', () => {
    givenSteps(...toClaimed, declare())
      .when(verify(['org_2', 'org_3']))
      .then([
        { violation: 'identifier-verified-elsewhere org_2', params: { organisationId: 'org_2' } },
        'identifier-verified-elsewhere org_3',
      ])
  })

  test('is judged by nobody who has not declared, or has declared a conflict', () => {
    const undeclared = ['impartiality-not-declared']
    givenSteps(...toClaimed)
      .when(verify())
      .then(undeclared)
    givenSteps(...toClaimed, declare(true))
      .when(verify())
      .then(undeclared)
    givenSteps(...toClaimed, declare(true))
      .when(refuse())
      .then(undeclared)
    givenSteps(...toVerified, declare(true))
      .when(revoke())
      .then(undeclared)
    givenSteps(...toClaimed, declare(true))
      .when(declare(false))
      .then([`/conflict conflict-declared ${applicationReviewer.id}`])
    const other = person('per_other', 'application-reviewer')
    givenSteps(...toClaimed, declare())
      .when(verify([], 'Checked.', other))
      .then(['impartiality-not-declared'])
  })

  test('that is refused says why, and can be made again with other evidence', () => {
    const reason = 'The document names another company.'
    const state = givenSteps(...toClaimed, declare())
      .when(refuse())
      .then([{ type: 'ClaimRefused', ...reviewer, reason }])
    expect(state).toMatchObject({ status: 'registered', refusedFor: reason })
    expect(state).not.toHaveProperty('claim')
    const again = {
      name: 'claimOrganisation',
      actor: applicant,
      at,
      statement: 'By the board.',
      documentDigest: digestB,
    } as const
    const claimed = givenSteps(...toClaimed, declare(), refuse())
      .when(again, { authority: 'hk' })
      .then([{ type: 'OrganisationClaimed', ...by(applicant), documentDigest: digestB }])
    expect(claimed).not.toHaveProperty('refusedFor')
  })

  test('loses its verification when that is revoked, and the organisation its claim', () => {
    const state = givenSteps(...toVerified)
      .when(revoke())
      .then([{ type: 'VerificationRevoked', ...reviewer, reason: 'The document was forged.' }])
    expect(state).toMatchObject({ status: 'registered', refusedFor: 'The document was forged.' })
    expect(state).not.toHaveProperty('claim')
  })
})
