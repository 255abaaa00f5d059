import { expect, test } from 'vitest'
import { by, digestA, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { register, registration } from './examples.ts'
import { aiSystemMachine } from './table.ts'

test('an AI system is kept as it was registered', () => {
  const { name: _name, actor: _actor, ...registered } = registration
  const state = given(aiSystemMachine, [])
    .when(register())
    .then([{ ...registered, type: 'AiSystemRegistered', ...by(people.applicant) }])
  expect(state).toStrictEqual({
    status: 'registered',
    authority: 'hk',
    aiSystemId: 'sys_1',
    organisationId: 'org_1',
    applicantId: 'apt_1',
    names: { en: 'Harbour Legal LLM', 'zh-Hant': '海港法律大模型' },
    systemVersion: '2.4.0',
    weightsDigest: digestA,
    intendedPurpose: 'Answers questions on the law of Hong Kong.',
  })
})

test('an AI system is refused without its version, and without the digest of its weights', () => {
  given(aiSystemMachine, [])
    .when(register({ systemVersion: ' ', weightsDigest: digestA.toUpperCase() }))
    .then(['/systemVersion text-missing', '/weightsDigest digest-malformed'])
})
