import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { surfacePrefix } from '@concert/contracts/operation'
import { type OperationId, operationsOf } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { authorities } from '@concert/domain/jurisdictions'
import { originRoutes, routeOf } from '@concert/platform/origin/route-table'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantedCase, seedCase } from './case.fixture.ts'
import { type Cells, startCells } from './cells.fixture.ts'

const SOURCES = join(import.meta.dirname, '../src')
const operations = operationsOf('certificates')

let cells: Cells
beforeAll(async () => {
  cells = await startCells()
})
afterAll(() => cells.close())

describe('the certificates service is not reached from the internet', () => {
  it('has internal operations only', () => {
    expect(operations.length).toBeGreaterThan(0)
    expect(new Set(operations.map(({ surface }) => surface))).toEqual(new Set(['internal']))
  })

  it('is in no line of the origin’s route table', () => {
    expect(originRoutes.map(({ to }) => to)).not.toContain('certificates')
    const paths = authorities.flatMap((authority) =>
      operations.map(({ path, surface }) => `${surfacePrefix(surface)}${path}`.replace('{authority}', authority)),
    )
    const guessed = paths.map((path) => path.replace('/internal', ''))
    expect([...paths, ...guessed].filter((path) => routeOf(path) !== undefined)).toEqual([])
  })

  it('answers 404 on every surface that the origin routes', async () => {
    const statuses = await Promise.all(
      operations.map(async ({ path, method }) => {
        const response = await cells.app.inject({ method, url: `/hk/v1${path}` })
        return response.statusCode
      }),
    )
    expect(new Set(statuses)).toEqual(new Set([404]))
  })

  it('listens on loopback unless it is told an address of the cell network, and ends when it is asked to', async () => {
    const child = spawn(process.execPath, [join(SOURCES, 'main.ts')], {
      env: cells.environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(child, 'exit')
    const address = await addressOf(child.stdout)
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect((await fetch(`${address}/ready`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
  })
})

async function addressOf(stdout: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stdout })) {
    const entry = JSON.parse(line) as { msg?: string; address?: string }
    if (entry.msg === 'listening' && entry.address !== undefined) return entry.address
  }
  throw new Error('the process ended before it listened')
}

/** One well-formed request for every operation; a new operation does not pass without its line. */
const requests: Record<string, { params?: Record<string, string>; body?: unknown }> = {
  storeIntent: { body: { evaluationId: newId('evl') } },
  getCertificateRecord: {},
  attestCertificate: { body: {} },
  storePeerIntent: { body: {} },
  recordAttestation: { body: {} },
  assembleCertificate: { body: {} },
  issueCertificate: { body: {} },
  recordPeerCertificate: { body: {} },
  signEffectStatement: { body: {} },
  verifyEffectStatement: { body: {} },
}
const params = { certificateNumber: 'GBAAI-H001-26-L-00003-3' }

describe('who may call', () => {
  it('covers every operation of the contract', () => {
    expect(Object.keys(requests).toSorted()).toEqual(operations.map(({ id }) => id).toSorted())
  })

  it.each(Object.keys(requests))('%s is for the cell’s own workflows alone', async (id) => {
    const operation = id as OperationId // a key of the table that the test above compares with the contract
    const status = async (sent: object) =>
      (await cells.send(operation, 'hk', { params, ...requests[id], ...sent })).status
    expect(await status({ caller: null })).toBe(401)
    expect(await status({ issuedBy: 'mo' })).toBe(401)
    for (const staff of ['decider-1', 'signatory-1']) {
      expect(await status({ caller: { kind: 'staff', id: staff } })).toBe(403)
    }
    expect(await status({ caller: { kind: 'applicant', id: 'harbour-legal' } })).toBe(403)
  })

  it('answers 404 for an authority that no cell here is of', async () => {
    const response = await cells.app.inject({ method: 'POST', url: '/internal/sg/v1/certificates', payload: {} })
    expect(response.statusCode).toBe(404)
  })

  it('answers 404 in one cell for the certificate of another', async () => {
    const dossier = grantedCase({ placesOfUse: ['HK'] })
    await seedCase(cells.hk, dossier)
    const { body } = await cells.send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
    const own = { certificateNumber: String(body['certificateNumber']) }
    expect((await cells.send('getCertificateRecord', 'hk', { params: own })).status).toBe(200)
    expect((await cells.send('getCertificateRecord', 'mo', { params: own })).status).toBe(404)
  })

  it('refuses a body or number that is not of the contract as invalid', async () => {
    const unknown = await cells.send('storeIntent', 'hk', {
      body: { evaluationId: newId('evl'), certificateNumber: 'X' },
    })
    expect(unknown.status).toBe(400)
    const malformed = await cells.send('getCertificateRecord', 'hk', { params: { certificateNumber: '00003' } })
    expect(malformed.status).toBe(400)
  })

  it('refuses one key for two requests', async () => {
    const key = 'one-key'
    const dossier = grantedCase({ placesOfUse: ['HK'] })
    await seedCase(cells.hk, dossier)
    expect((await cells.send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId }, key })).status).toBe(
      201,
    )
    expect((await cells.send('storeIntent', 'hk', { body: { evaluationId: newId('evl') }, key })).status).toBe(422)
  })
})

describe('what is signed', () => {
  it('is read from the intent tables by the one file that uses the key', async () => {
    const names = (await readdir(SOURCES, { recursive: true })).filter((name) => /(?<!\.test)\.ts$/.test(name))
    const users: string[] = []
    for (const name of names) {
      const text = await readFile(join(SOURCES, name), 'utf8')
      if (/\b(attest|signStatement|signJws)\(|\.sign\(/.test(text)) users.push(name)
    }
    expect(users).toEqual(['sign-stored.ts'])
  })
})
