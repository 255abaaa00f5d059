import { type OperationId, operations } from '@concert/contracts/operations'
import type { Service } from '@concert/contracts/operation'
import { authorities } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { callers, expectedAnswer, operationIds } from './expected-answers.ts'
import { requestTo, serviceNames, tokenHolder } from './requests.fixture.ts'
import { type Services, startServices } from './services.fixture.ts'

let services: Services

beforeAll(async () => {
  services = await startServices(inject('postgres'))
})
afterAll(() => services.close())

/** The services that read tokens. */
const protectedServices = serviceNames.filter((name) => name !== 'registry')
const cells = [...authorities, 'xa']
const here = 'hk'

/** The status with which a service answers one who may call it, whose token names this audience. */
async function statusFor(service: Service, audience: string | string[] | null): Promise<number | undefined> {
  const id = operationOf(service)
  const caller = callers.find((candidate) => ['own', 'allowed'].includes(expectedAnswer(id, candidate)))
  const holder = caller === undefined ? undefined : tokenHolder(caller)
  if (holder === undefined) throw new Error(`nobody may call ${id}`)
  const request = requestTo(id, here, {}, caller)
  const authorization = `Bearer ${await services.issuers.token(here, holder, { audience })}`
  const answer = await services.apps
    .get(service)
    ?.inject({ ...request, headers: { ...request.headers, authorization } })
  return answer?.statusCode
}

function operationOf(service: Service): OperationId {
  const id = operationIds.find(
    (candidate) => operations[candidate].service === service && expectedAnswer(candidate, 'anonymous') === '401',
  )
  if (id === undefined) throw new Error(`${service} reads no token`)
  return id
}

const audience = (authority: string, service: string) => `urn:concert:cell:${authority}:${service}`

describe.each(protectedServices)('a token shown to %s', (service) => {
  const own = audience(here, service)

  it('that names it is read', async () => {
    expect(await statusFor(service, own)).not.toBe(401)
    expect(await statusFor(service, [own])).not.toBe(401)
  })

  it.each(cells.flatMap((cell) => serviceNames.map((name) => audience(cell, name))).filter((name) => name !== own))(
    'that names %s is nobody, alone or beside it',
    async (other) => {
      expect(await statusFor(service, other)).toBe(401)
      expect(await statusFor(service, [own, other])).toBe(401)
      expect(await statusFor(service, [other, own])).toBe(401)
    },
  )

  it.each([null, [], '', [own, own], `urn:concert:cell:${here}`, `${own}:x`, `${own}/`, own.toUpperCase(), service])(
    'that names %j is nobody',
    async (other) => expect(await statusFor(service, other)).toBe(401),
  )
})
