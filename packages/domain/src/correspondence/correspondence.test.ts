import { expect, test } from 'vitest'
import { by, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { notification, notify } from './examples.ts'
import { messageMachine } from './table.ts'

test('a message is kept as it was told', () => {
  const body = { en: 'Accepted.', 'zh-Hant': '已接納。', 'zh-Hans': '已接纳。', pt: 'Aceite.' }
  const told = { kind: 'application-accepted', body, certificateNumber: null } as const
  const { name: _name, actor: _actor, ...notified } = notification
  const state = given(messageMachine, [])
    .when(notify(told))
    .then([{ ...notified, ...told, type: 'ClientNotified', ...by(people.system) }])
  expect(state).toStrictEqual({
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
  given(messageMachine, []).when(notify({ body })).then(['/body/zh-Hans text-missing', '/body/pt text-missing'])
})
