import { languages } from '@concert/domain'
import { describe, expect, test } from 'vitest'
import { messageBody, type MessageKind, messages } from '#messages.ts'

describe('the messages', () => {
  test.for(Object.keys(messages) as MessageKind[])(
    'of kind %s are written in every language, each in its script',
    (kind) => {
      const body = messageBody(kind, {})
      expect(languages.map((language) => body[language])).toEqual(languages.map((language) => messages[kind][language]))
      expect(new Set(Object.values(body)).size).toBe(languages.length)
      expect(body['zh-Hant']).toMatch(/\p{Script=Han}/u)
      expect(body.pt).not.toMatch(/\p{Script=Han}/u)
    },
  )

  test('quote the certificate and the detail after the text, and nothing that was not given', () => {
    const body = messageBody('certificate-issued', { certificateNumber: 'GBAAI-H001-26-L-00003-3', detail: 'D.' })
    expect(body.en).toBe(`${messages['certificate-issued'].en}\n\nCertificate: GBAAI-H001-26-L-00003-3\n\nD.`)
    expect(messageBody('certificate-issued', {}).en).toBe(messages['certificate-issued'].en)
  })
})
