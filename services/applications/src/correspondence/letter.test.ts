import { jurisdictions } from '@concert/domain/jurisdictions'
import { languages } from '@concert/domain/languages'
import { clientLetters } from '@concert/sentences/letters/client-letters'
import { describe, expect, test } from 'vitest'
import { letterOf } from './letter.ts'

const reason = { en: 'The disclosure disappeared.', pt: 'A informação desapareceu.' }

describe('the letters', () => {
  const {
    'effect-suspended': _,
    'move-due-soon': _soon,
    'move-overdue': _overdue,
    'move-day-changed': _changed,
    ...plain
  } = clientLetters
  const kinds = Object.keys(plain) as (keyof typeof plain)[]

  test.for(kinds)('of kind %s are written in every language, each in its script', (kind) => {
    const body = letterOf({ kind })
    expect(languages.map((language) => body[language])).toEqual(languages.map((language) => plain[kind][language]))
    expect(new Set(Object.values(body)).size).toBe(languages.length)
    expect(body['zh-Hant']).toMatch(/\p{Script=Han}/u)
    expect(body.pt).not.toMatch(/\p{Script=Han}/u)
  })

  test('quote the certificate after the text, and nothing that was not given', () => {
    const body = letterOf({ kind: 'certificate-issued', certificateNumber: 'GBAAI-H001-26-L-00003-3' })
    expect(body.en).toBe(`${plain['certificate-issued'].en}\n\nCertificate: GBAAI-H001-26-L-00003-3`)
    expect(letterOf({ kind: 'certificate-issued' }).en).toBe(plain['certificate-issued'].en)
  })

  test('on a day of the client say what is to be done and by when', () => {
    const move = { task: 'sign-agreement', dueOn: '2026-12-04' } as const
    expect(letterOf({ kind: 'move-due-soon', move })).toMatchObject({
      en: 'Something in your application is for you to do by 4 December 2026: Read the certification agreement and sign it.',
      'zh-Hant': '你的申請有事項須於2026年12月4日或之前辦理：閱讀並簽署認證協議。',
    })
    expect(letterOf({ kind: 'move-day-changed', move }).en).toMatch(
      /^The day .+ has changed, .+ It is now 4 December 2026: Read the certification agreement and sign it\.$/,
    )
    expect(letterOf({ kind: 'move-overdue', move: { ...move, task: 'test' } }).en).toBe(
      'Something in your application was for you to do by 4 December 2026 and is still open: Answer each nonconformity that is open.',
    )
  })

  test('on a suspension name its place and its reason', () => {
    const effect = { jurisdiction: 'MO', reason } as const
    const body = letterOf({ kind: 'effect-suspended', certificateNumber: 'GBAAI-H001-26-L-00003-3', effect })
    expect(body.en).toBe(
      'The effect of your certificate was suspended in Macao. In the other places it is unchanged.\n\n' +
        'Certificate: GBAAI-H001-26-L-00003-3\n\nReason: The disclosure disappeared.',
    )
    expect(body.pt).toMatch(/em Macau[^]*Fundamento: A informação desapareceu\.$/)
    expect(body['zh-Hant']).toContain('澳門')
    expect(body['zh-Hans']).toContain('澳门')
  })

  test('quote a reason that was not given in their language in one in which it was', () => {
    const body = letterOf({ kind: 'effect-suspended', effect: { jurisdiction: 'MO', reason: { pt: reason.pt } } })
    expect(languages.map((language) => body[language].endsWith(reason.pt))).toEqual([true, true, true, true])
  })

  test('on a suspension differ for each place', () => {
    const bodies = jurisdictions.flatMap((jurisdiction) =>
      Object.values(letterOf({ kind: 'effect-suspended', effect: { jurisdiction, reason } })),
    )
    expect(new Set(bodies).size).toBe(jurisdictions.length * languages.length)
  })
})
