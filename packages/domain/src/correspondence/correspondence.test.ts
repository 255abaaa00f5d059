import { expect, test } from 'vitest'
import { after, attempt, refused } from '../examples.ts'
import { notify } from './examples.ts'
import { messageMachine } from './table.ts'

test('a message is kept as it was told', () => {
  const body = { en: 'Accepted.', 'zh-Hant': '已接納。', 'zh-Hans': '已接纳。', pt: 'Aceite.' }
  const told = { kind: 'application-accepted', body, certificateNumber: null } as const
  expect(after(messageMachine, [notify(told)])).toStrictEqual({
    status: 'sent',
    authority: 'hk',
    edition: 'GBA-AI 2026-1',
    messageId: 'msg_1',
    applicationId: 'app_1',
    applicantId: 'apt_1',
    ...told,
  })
})

test('a message is refused when it says nothing in one of the languages', () => {
  const body = { en: 'Accepted.', 'zh-Hant': '已接納。', 'zh-Hans': ' ' }
  expect(refused(attempt(messageMachine, null, notify({ body })(null)))).toEqual([
    '/body/zh-Hans text-missing',
    '/body/pt text-missing',
  ])
})
