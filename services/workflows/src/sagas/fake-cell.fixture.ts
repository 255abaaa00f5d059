import type { Authority } from '@concert/domain/jurisdictions'
import { PermanentFailure } from '@concert/workflows/permanent-failure'
import type { SagaWorld } from '@concert/workflows/saga-checks'
import type { CellServices, ForeignOperation } from '../cell-services.ts'
import {
  applicationId,
  attestation,
  certificateNumber,
  certificateDigest,
  credential,
  dossierAnswer,
  evaluationId,
  recordWith,
} from '../examples.fixture.ts'
import { assertFits } from '../recording-services.fixture.ts'
import type { IssuanceState } from './issuance-state.ts'

interface Request {
  readonly params?: unknown
  readonly body?: unknown
}
interface SendBody {
  readonly to: string
  readonly type: string
  readonly key: string
}

const others: readonly Authority[] = ['cn-gd', 'mo']

/**
 * The lead's cell with the registry, as in the contracts. An answer is kept under the Idempotency-Key of its request. There is
 * at most one envelope per intention, one intent per evaluation and one register entry per number. A message to the client is
 * written for every new key.
 */
export class FakeCell implements CellServices, SagaWorld<IssuanceState> {
  readonly authority = 'hk'
  readonly sagaId: string = evaluationId
  readonly data: IssuanceState = { evaluationId, applicationId }
  /** The call whose answer is lost, counted from 1, and whether it has its effect all the same. */
  fault: { call: number; isDone: boolean } | undefined
  /** The call that is refused for good, counted from 1. It has no effect, and its key gets the same answer again. */
  refused: number | undefined
  calls = 0

  readonly #refusedKeys = new Set<string>()
  readonly #kept = new Map<string, { request: string; answer: unknown }>()
  readonly #decided = new Set<string>()
  readonly #envelopes: string[] = []
  #intents = 0
  #signedBy: string[] = []
  #isAssembled = false
  #isPublished = false
  #registered = 0
  #effects = 0
  readonly #messages: string[] = []

  // An arrow function, because the steps call it without its object.
  readonly call = async (operation: ForeignOperation, { params, body }: Request, key: string): Promise<never> => {
    assertFits(operation, { params, body })
    this.calls += 1
    const fault = this.fault?.call === this.calls ? this.fault : undefined
    if (this.refused === this.calls) this.#refusedKeys.add(key)
    if (this.#refusedKeys.has(key)) throw new PermanentFailure(`${operation.id} is refused`)
    if (fault?.isDone === false) throw new Error('the service did not answer, and has done nothing')
    const answer = this.#answerTo(operation, { params, body }, key)
    if (fault !== undefined) throw new Error('the answer was lost')
    return answer as never
  }

  /** The lasting results of all calls, without the decisions of other authorities. */
  async picture() {
    return {
      envelopes: [...this.#envelopes],
      intents: this.#intents,
      signedBy: [...this.#signedBy],
      isAssembled: this.#isAssembled,
      registered: this.#registered,
      isPublished: this.#isPublished,
      effects: this.#effects,
      messages: [...this.#messages],
    }
  }

  async happen(waitingFor: string): Promise<Partial<IssuanceState>> {
    const first = others.find((other) => waitingFor.includes(other))
    if (first === undefined) throw new Error(`nobody answers to: ${waitingFor}`)
    if (waitingFor.startsWith('the decision of')) this.#decided.add(first)
    else this.#signedBy.push(first)
    return {}
  }

  #answerTo(operation: ForeignOperation, request: Request, key: string): unknown {
    if (operation.method !== 'POST' || operation.surface !== 'internal') return this.#do(operation.id, request)
    const text = JSON.stringify([operation.id, request])
    const kept = this.#kept.get(key)
    if (kept !== undefined && kept.request !== text) throw new PermanentFailure(`${key} was used for another request`)
    if (kept !== undefined) return kept.answer
    const answer = this.#do(operation.id, request)
    this.#kept.set(key, { request: text, answer })
    return answer
  }

  #do(operation: string, { body }: Request): unknown {
    switch (operation) {
      case 'getDossier':
        return dossierAnswer(others.filter((other) => !this.#decided.has(other)))
      case 'sendEnvelope':
        return this.#send(body as SendBody)
      case 'storeIntent':
        this.#require(
          others.every((other) => this.#decided.has(other)),
          'not every authority has decided',
        )
        this.#intents = 1
        return this.#record()
      case 'getCertificateRecord':
        this.#require(this.#intents === 1, 'no intent is stored')
        return this.#record()
      case 'attestCertificate':
        this.#require(this.#intents === 1, 'no intent is stored')
        if (!this.#signedBy.includes('hk')) this.#signedBy.push('hk')
        return { certificateNumber, certificateDigest, protected: 'e30', signature: 'AAAA' }
      case 'assembleCertificate':
        this.#require(this.#signedBy.length === 3, 'a signature is missing')
        this.#isAssembled = true
        return this.#record()
      case 'publishCertificate':
        this.#registered = 1
        return {}
      case 'issueCertificate':
        this.#require(this.#registered === 1, 'the registry does not hold it')
        this.#isPublished = true
        return this.#record()
      case 'openEffect':
        this.#require(this.#isPublished, 'it is not published')
        this.#effects = 1
        return {}
      case 'notifyClient':
        this.#messages.push((body as { kind: string }).kind)
        return {}
      default:
        throw new Error(`the issuance does not call ${operation}`)
    }
  }

  #send({ to, type, key }: SendBody): unknown {
    const intention = `${type} to ${to} about ${key}`
    if (!this.#envelopes.includes(intention)) this.#envelopes.push(intention)
    return {}
  }

  #record() {
    const awaiting = this.#intents === 1 ? others.filter((other) => !this.#signedBy.includes(other)) : []
    return recordWith({
      signedBy: this.#signedBy as Authority[],
      awaiting,
      ownAttestation: this.#signedBy.includes('hk') ? attestation : null,
      credential: this.#isAssembled ? credential : null,
      published: this.#isPublished,
    })
  }

  #require(isMet: boolean, reason: string): void {
    if (!isMet) throw new PermanentFailure(reason)
  }
}
