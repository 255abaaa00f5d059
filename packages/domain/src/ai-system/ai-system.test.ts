import { expect, test } from 'vitest'
import { after, attempt, digestA, refused } from '../examples.ts'
import { register } from './examples.ts'
import { aiSystemMachine } from './table.ts'

test('an AI system is kept as it was registered', () => {
  expect(after(aiSystemMachine, [register()])).toStrictEqual({
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
  const wrong = register({ systemVersion: ' ', weightsDigest: digestA.toUpperCase() })(null)
  expect(refused(attempt(aiSystemMachine, null, wrong))).toEqual([
    '/systemVersion text-missing',
    '/weightsDigest digest-malformed',
  ])
})
