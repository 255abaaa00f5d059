import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PermanentFailure } from '@concert/workflows/permanent-failure'
import type { StepContext } from '@concert/workflows/saga'
import { failsAtEveryIndex, stepsSucceedTwice } from '@concert/workflows/saga-checks'
import { describe, expect, test } from 'vitest'
import type { CellServices } from '../cell-services.ts'
import { applicationId, certificateNumber, evaluationId, recordWith } from '../examples.fixture.ts'
import { recordingServices } from '../recording-services.fixture.ts'
import { FakeCell } from './fake-cell.fixture.ts'
import { issueCertificate } from './issue-certificate.ts'

type Picture = Awaited<ReturnType<FakeCell['picture']>>

const FAILURES_MAX = 5
const start = { evaluationId, applicationId }
const nothing: Picture = {
  envelopes: [],
  intents: 0,
  signedBy: [],
  isAssembled: false,
  registered: 0,
  isPublished: false,
  effects: 0,
  messages: [],
}

/** What each step adds to the world. No step is undone, so everything that was added before a failure stays. */
const additions: Readonly<Record<string, (before: Picture) => Partial<Picture>>> = {
  'send-dossiers': () => ({ envelopes: sent('dossier.v1', evaluationId) }),
  'await-recognitions': () => ({}),
  'store-intent': () => ({ intents: 1 }),
  attest: () => ({ signedBy: ['hk'] }),
  'request-attestations': ({ envelopes }) => ({
    envelopes: [...envelopes, ...sent('attestation-request.v1', certificateNumber)],
  }),
  'await-attestations': () => ({ signedBy: ['hk', 'cn-gd', 'mo'] }),
  assemble: () => ({ isAssembled: true }),
  publish: () => ({ registered: 1, isPublished: true }),
  'open-effects': ({ envelopes }) => ({
    effects: 1,
    envelopes: [...envelopes, ...sent('certificate-issued.v1', certificateNumber)],
  }),
  'tell-client': () => ({ messages: ['certificate-issued'] }),
}
const complete = pictureBefore('the end')

function sent(type: string, about: string): string[] {
  return ['cn-gd', 'mo'].map((to) => `${type} to ${to} about ${about}`)
}

function pictureBefore(step: string): Picture {
  let picture = nothing
  for (const [name, add] of Object.entries(additions)) {
    if (name === step) return picture
    picture = { ...picture, ...add(picture) }
  }
  return picture
}

/** The saga in the cell that was made last. */
function sagaOverCells() {
  const cells: FakeCell[] = []
  const services: CellServices = {
    authority: 'hk',
    call: async (operation, call, key) => {
      const cell = cells.at(-1)
      if (cell === undefined) throw new Error('there is no cell')
      return cell.call(operation, call, key)
    },
  }
  const newCell = async (): Promise<FakeCell> => {
    const cell = new FakeCell()
    cells.push(cell)
    return cell
  }
  return { saga: issueCertificate(services), cells, newCell }
}

/** @param round how often the saga was started again; each round has new keys */
function contextOf(step: string, round = 0): StepContext {
  return {
    authority: 'hk',
    sagaId: evaluationId,
    key: `issue-certificate.${evaluationId}.${step}${round === 0 ? '' : `.${round}`}`,
    fence: 1,
    attempt: 1,
    now: '2026-11-23T09:00:00.000Z',
    signal: new AbortController().signal,
  }
}

interface Ended {
  readonly failures: number
  /** The saga's data. */
  readonly data: Record<string, unknown>
  /** The step that was refused for good and so ended the saga. */
  readonly refusedIn?: string
}

/**
 * Runs the saga like the engine. A step that fails is run again; a step that waits is run when the awaited thing has happened;
 * a step that is refused for good ends the saga, which can start again with its data.
 */
async function runToTheEnd(cell: FakeCell, { round = 0, remembered = start as Ended['data'] } = {}): Promise<Ended> {
  const { steps } = issueCertificate(cell)
  let data = { ...remembered }
  let failures = 0
  for (let index = 0; index < steps.length;) {
    const step = steps[index]
    if (step === undefined) break
    try {
      const result = await step.do(contextOf(step.name, round), data)
      if ('wait' in result) await cell.happen(result.wait)
      else {
        data = { ...data, ...result.done }
        index += 1
      }
    } catch (error) {
      failures += 1
      if (error instanceof PermanentFailure) return { failures, data, refusedIn: step.name }
      if (failures > FAILURES_MAX) throw error
    }
  }
  return { failures, data }
}

async function undisturbed(): Promise<FakeCell> {
  const cell = new FakeCell()
  expect(await runToTheEnd(cell)).toEqual({ failures: 0, data: { ...start, certificateNumber } })
  expect(await cell.picture()).toEqual(complete)
  expect(cell.calls).toBeGreaterThan(15)
  return cell
}

/** Whether the picture has everything from before the step and nothing from after it. */
function isWithin(step: string, picture: Picture): boolean {
  const before = pictureBefore(step)
  const after = { ...before, ...additions[step]?.(before) }
  return (Object.keys(nothing) as (keyof Picture)[]).every((part) => {
    const [least, is, most] = [before[part], picture[part], after[part]]
    if (!Array.isArray(is)) return Number(least) <= Number(is) && Number(is) <= Number(most)
    const isPrefix = (one: unknown, of: unknown) =>
      JSON.stringify([of].flat().slice(0, [one].flat().length)) === JSON.stringify(one)
    return isPrefix(least, is) && isPrefix(is, most)
  })
}

test('every step may run twice, and the saga ends with the number of its one certificate', async () => {
  const { saga, cells, newCell } = sagaOverCells()
  expect(await stepsSucceedTwice(saga, newCell)).toEqual({ ...start, certificateNumber })
  expect(await cells[0]?.picture()).toEqual(complete)
})

test('a step refused before it does anything leaves what was done before it and nothing of what comes after', async () => {
  const { saga, cells, newCell } = sagaOverCells()
  await failsAtEveryIndex(saga, async () =>
    Object.assign(await newCell(), { pictureAfterFailureIn: (step: string) => pictureBefore(step) }),
  )
  expect(cells).toHaveLength(saga.steps.length)
})

describe('whichever call is cut off, the issuance ends as if none had been', () => {
  test.each([
    ['before it had its effect', false],
    ['after it had its effect', true],
  ])('%s', async (_when, isDone) => {
    const { calls } = await undisturbed()
    for (let call = 1; call <= calls; call += 1) {
      const cell = new FakeCell()
      cell.fault = { call, isDone }
      expect(await runToTheEnd(cell), `call ${call}`).toMatchObject({ failures: 1, data: { certificateNumber } })
      expect(await cell.picture(), `call ${call}`).toEqual(complete)
    }
  })
})

test('whichever call is refused for good, the saga ends there, and begun anew it is completed', async () => {
  const { calls } = await undisturbed()
  const refusedIn = new Set<string | undefined>()
  for (let call = 1; call <= calls; call += 1) {
    const cell = new FakeCell()
    cell.refused = call
    const ended = await runToTheEnd(cell)
    refusedIn.add(ended.refusedIn)
    expect(ended.failures, `call ${call}`).toBe(1)
    const picture = await cell.picture()
    expect(isWithin(ended.refusedIn ?? '', picture), `call ${call}: ${JSON.stringify(picture)}`).toBe(true)
    // With the old keys, the refusal is answered again and nothing changes.
    expect((await runToTheEnd(cell, { remembered: ended.data })).refusedIn, `call ${call}`).toBe(ended.refusedIn)
    const anew = await runToTheEnd(cell, { round: 1, remembered: ended.data })
    expect(anew, `call ${call}`).toEqual({ failures: 0, data: { ...start, certificateNumber } })
    expect(await cell.picture(), `call ${call}`).toEqual(complete)
  }
  expect([...refusedIn]).toEqual(Object.keys(additions))
})

test('the steps stand in the order of docs/flows/issuance.md, under the same numbers and names', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/flows/issuance.md'), 'utf8')
  const source = readFileSync(join(import.meta.dirname, 'issue-certificate.ts'), 'utf8')
  const names = issueCertificate(new FakeCell()).steps.map((step) => step.name)
  expect(names).toEqual(Object.keys(additions))
  expect([...page.matchAll(/^\d+\. \*\*`(.+)`\.\*\*/gm)].map(([, name]) => name)).toEqual(names)
  expect([...source.matchAll(/^ +\/\/ Step (\d+):/gm)].map(([, number]) => Number(number))).toEqual(
    names.map((_name, index) => index + 1),
  )
})

describe('a step does not go on with what is not there', () => {
  test.each(['attest', 'request-attestations', 'assemble', 'publish', 'open-effects', 'tell-client'])(
    '%s without a certificate number is a failure for good',
    async (name) => {
      const step = issueCertificate(new FakeCell()).steps.find((one) => one.name === name)
      await expect(step?.do(contextOf(name), start)).rejects.toThrow('the saga has no certificate number')
      await expect(step?.do(contextOf(name), start)).rejects.toThrow(PermanentFailure)
    },
  )

  test.each(['publish', 'open-effects'])('%s without a credential is a failure for good', async (name) => {
    const { services, calls } = recordingServices('hk', { getCertificateRecord: recordWith() })
    const step = issueCertificate(services).steps.find((one) => one.name === name)
    const failed = step?.do(contextOf(name), { ...start, certificateNumber })
    await expect(failed).rejects.toThrow(PermanentFailure)
    expect(calls.map(({ operation }) => operation)).toEqual(['getCertificateRecord'])
  })
})

test('the saga remembers ids and a number, and takes nothing else', () => {
  const saga = issueCertificate(new FakeCell())
  expect(() => saga.parse({ ...start, clientName: 'Harbour Legal' })).toThrow('clientName')
  expect(() => saga.parse({ ...start, applicationId: 'Harbour Legal' })).toThrow('applicationId')
})
