import { describe, expect, test } from 'vitest'
import { after, attempt, refused } from '../examples.ts'
import type { RegisterOrganisation } from './commands.ts'
import { register } from './examples.ts'
import { organisationMachine } from './table.ts'

function judge(change: Partial<Omit<RegisterOrganisation, 'name'>>) {
  return attempt(organisationMachine, null, register(change)(null))
}

describe('an organisation', () => {
  test('is kept with its identifiers in normal form, and without anything that was not given', () => {
    const identifier = { scheme: 'HK-UBI', value: ' c0999123 ' } as const
    const state = after(organisationMachine, [register({ identifier, lei: '5493001kjtiigc8y1r12 ' })])
    expect(state).toStrictEqual({
      status: 'registered',
      authority: 'hk',
      organisationId: 'org_1',
      applicantId: 'apt_1',
      names: { en: 'Harbour Legal LLM Limited', 'zh-Hant': '海港法律大模型有限公司' },
      place: 'HK',
      identifierScheme: 'HK-UBI',
      identifierValue: 'C0999123',
      lei: '5493001KJTIIGC8Y1R12',
    })
    expect(after(organisationMachine, [register()]).lei).toBeNull()
  })

  test('is refused with an identifier of another place, whatever the place, and everything wrong is named at once', () => {
    expect(refused(judge({ place: 'MO', identifier: { scheme: 'HK-UBI', value: '9999001X' } }))).toEqual([
      '/identifier/scheme identifier-of-another-place',
      '/identifier/value identifier-character position 8',
    ])
    expect(refused(judge({ identifier: { scheme: 'LEI', value: '5493001KJTIIGC8Y1R12' } }))).toEqual([
      '/identifier/scheme identifier-of-another-place',
    ])
  })

  test('is refused with an identifier or an LEI that fails the check of its register', () => {
    const identifier = { scheme: 'USCC', value: '91440300MAYX000761' } as const
    const ofPlace = judge({ place: 'CN', identifier })
    expect(refused(ofPlace)).toEqual(['/identifier/value identifier-check-character position 18'])
    expect(ofPlace).toMatchObject({ refusal: { violations: [{ params: { position: 18 } }] } })
    const worldwide = judge({ lei: '5493001KJTIIGC8Y1R13' })
    expect(refused(worldwide)).toEqual(['/lei identifier-check-character position 20'])
    expect(worldwide).toMatchObject({ refusal: { violations: [{ params: { position: 20 } }] } })
  })
})
