import { describe, expect, test } from 'vitest'
import { by, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { register } from './examples.ts'
import { organisationMachine } from './table.ts'

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
      .when(register({ identifier: { scheme: 'HK-UBI', value: ' c0999123 ' }, lei: '5493001kjtiigc8y1r12 ' }))
      .then([{ ...registered, ...normal }])
    expect(state).toStrictEqual({ status: 'registered', ...kept, ...normal })
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
