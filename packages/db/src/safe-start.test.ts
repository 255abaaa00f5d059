import { describe, expect, it } from 'vitest'
import { type ConnectionFacts, reasonsAgainst } from './safe-start.ts'

const safe: ConnectionFacts = {
  server_version: 180000,
  synchronous_commit: 'on',
  is_superuser: false,
  has_other_attributes: false,
  bypassing_roles: [],
  objects_owned: 0,
  truncatable: [],
  role_name: 'hk_applications',
}

// The other reasons are shown on a real server in test/safe-start.test.ts, which is one version only.
describe('the version of the server', () => {
  it.each([180000, 180004, 190001])('%i is taken', (version) => {
    expect(reasonsAgainst({ ...safe, server_version: version })).toEqual([])
  })

  it.each([179999, 170006, 90624])('%i is refused, with the version that is needed', (version) => {
    expect(reasonsAgainst({ ...safe, server_version: version })).toEqual([
      `PostgreSQL 18 or newer is needed, the server says ${version}`,
    ])
  })

  it('is named beside what else is wrong, for a superuser too', () => {
    const reasons = reasonsAgainst({ ...safe, server_version: 170000, synchronous_commit: 'off', is_superuser: true })
    expect(reasons.join('; ')).toMatch(/PostgreSQL 18.*synchronous_commit.*superuser/)
  })
})

it('every value of synchronous_commit but off is taken', () => {
  for (const setting of ['on', 'local', 'remote_write', 'remote_apply'])
    expect(reasonsAgainst({ ...safe, synchronous_commit: setting })).toEqual([])
})
