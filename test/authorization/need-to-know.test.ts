import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type OperationShape, surfacePrefix } from '@concert/contracts/operation'
import { type OperationId, operations } from '@concert/contracts/operations'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { audienceOf } from '@concert/platform/audience'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { expectedSight, type Level, levels, ofReviewersAlone, readsOfStaff, sightsPicture } from './expected-sights.ts'
import { inFile, type KnownCase, makeKnownCase, people, setApplication } from './known-case.fixture.ts'
import { other, othersThan } from './requests.fixture.ts'
import { type Services, startServices } from './services.fixture.ts'

let services: Services
const cases: Partial<Record<Authority, KnownCase>> = {}

beforeAll(async () => {
  services = await startServices(inject('postgres'))
  for (const here of authorities) cases[here] = await makeKnownCase(services, here)
})
afterAll(() => services.close())

const asked = readsOfStaff.filter((id) => id !== ofReviewersAlone)

function urlOf(operation: OperationShape, here: Authority, known: KnownCase): string {
  const { applicationId, ...others } = {
    applicationId: known['app'],
    organisationId: known['org'],
    aiSystemId: known['sys'],
    evidenceId: known['evd'],
    evaluationId: known['evl'],
    recognitionId: known['rec'],
    certificateNumber: known.certificateNumber,
    digest: 'ab'.repeat(32),
    page: '1',
  }
  const values: Readonly<Record<string, string | undefined>> = { authority: here, applicationId, ...others }
  const path = `${surfacePrefix(operation.surface)}${operation.path}`.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(values[name] ?? name),
  )
  return operation.example?.query === undefined ? path : `${path}?applicationId=${applicationId}`
}

/** Whose token a person on this level has, and which authority signs it. */
function callerOf(id: OperationId, level: Level, here: Authority): { caller: TestCaller; of: Authority } {
  if (level === 'other-applicant') return { caller: other, of: here }
  if (level === 'other-authority')
    return { caller: { kind: 'staff', id: 'planner-1' }, of: othersThan(here)[0] ?? here }
  const isOfRecognition = /Recognition|Effect|Border/.test(id)
  return { caller: { kind: 'staff', id: people[level][isOfRecognition ? 'recognition' : 'case'] }, of: here }
}

/** What is asked for is not there, which is said only to those to whom the file is open. */
function isPastTheGate(id: OperationId, statusCode: number, body: string): boolean {
  // It is the lead that is asked, which is not there.
  if (id === 'readEvidenceAcrossBorder') return statusCode === 503
  // The evidence is a text, of which neither is made.
  if (id === 'readEvidencePageImage') return body.includes('No image can be made of page 1')
  return id === 'readEvidencePageTable' && body.includes('No table can be made of page 1')
}

/** The operations that give what the evidence says, without a word of the rest of the file. */
const bytes: readonly OperationId[] = ['readEvidenceContent', 'readEvidencePage']
/** Those that name who works on it or had its files, and nobody here. */
const ofPeople: readonly OperationId[] = ['listEvidenceCustody', 'listStandIns', 'getEvaluators']

async function observed(id: OperationId, level: Level, here: Authority, known: KnownCase) {
  const { caller, of } = callerOf(id, level, here)
  const token = await services.issuers.token(of, caller, { audience: audienceOf(here, operations[id].service) })
  const app = services.apps.get(operations[id].service)
  if (app === undefined) throw new Error(`no service mounts ${id}`)
  const url = urlOf(operations[id], here, known)
  const { statusCode, body } = await app.inject({ url, headers: { authorization: `Bearer ${token}` } })
  if (isPastTheGate(id, statusCode, body)) return 'file'
  if (statusCode !== 200) return String(statusCode)
  if (expectedSight(id, 'works-on-it') === 'line') return isListed(body, id, known) ? 'line' : 'no line'
  // Bytes are a part of the file; the reads are of people and name nobody who has not read; here nobody evaluates.
  if (id.endsWith('Reads') || bytes.includes(id) || ofPeople.includes(id)) return 'file'
  return body.includes(inFile) ? 'file' : 'parties'
}

function isListed(body: string, id: OperationId, known: KnownCase): boolean {
  const prefix = id === 'listEvaluations' ? 'evl' : id === 'listRecognitions' ? 'rec' : 'app'
  return body.includes(String(known[prefix]))
}

describe('how much of a case its readers see', () => {
  it('is said of every operation by which staff read', () => {
    const said = readsOfStaff.filter((id) => levels.every((level) => expectedSight(id, level) !== undefined))
    expect(said).toEqual(readsOfStaff)
    expect(readsOfStaff.length).toBeGreaterThan(12)
  })

  it('is the committed picture', async () => {
    expect(await readFile(join(import.meta.dirname, 'sights.txt'), 'utf8')).toBe(sightsPicture())
  })

  describe.each(authorities)('in the cell %s', (here) => {
    const knownHere = (): KnownCase => {
      const known = cases[here]
      if (known === undefined) throw new Error(`there is no case in ${here}`)
      return known
    }

    describe('of a contracted application and what follows from it', () => {
      beforeAll(() => setApplication(services, here, String(knownHere()['app']), false))

      it.each(asked)('%s shows what the table says', async (id) => {
        const seen: Record<string, string> = {}
        for (const level of levels) seen[level] = await observed(id, level, here, knownHere())
        expect(seen).toEqual(Object.fromEntries(levels.map((level) => [level, expectedSight(id, level)])))
      })
    })

    describe('of a draft that was never submitted', () => {
      beforeAll(() => setApplication(services, here, String(knownHere()['app']), true))

      const ofClient = asked.filter((id) => ['applications', 'evidence'].includes(operations[id].service))
      it.each(ofClient)('%s shows staff nothing, whatever they have to do with it', async (id) => {
        for (const level of ['works-on-it', 'not-declared', 'not-assigned', 'supervisor', 'in-conflict'] as const) {
          const nothing = id === 'listApplications' ? 'no line' : '404'
          expect([level, await observed(id, level, here, knownHere())]).toEqual([level, nothing])
        }
      })
    })
  })
})
