import { randomUUID } from 'node:crypto'
import type { OperationShape, Service } from '@concert/contracts/operation'
import { clientToken } from '@concert/development-identity/client-token'
import { issuerOf, serviceResource } from '@concert/development-identity/people-and-clients'
import { signInAs } from '@concert/development-identity/sign-in'
import { readPrivateKeyFile } from '@concert/credentials/signer'
import type { Authority } from '@concert/domain/jurisdictions'
import { type Call, type Called, CallRefused, callOperation } from '@concert/platform/operation-client'
import { clientKeyFile } from '@concert/local/provision-keys'

/** Reports the story: the heading of a step, a request, a remark. */
export interface Narrator {
  step(number: number, title: string): void
  request(line: string): void
  remark(text: string): void
}

export interface World {
  readonly origin: string
  /** The local folder of the companies' keys. */
  readonly folder: string
  readonly narrator: Narrator
  /** A text that no other telling says, each time another; random when absent. */
  readonly unique?: () => string
  /** What the files of personal data hold besides, and how they are named, by the authority that keeps them. */
  readonly personalData?: Readonly<Partial<Record<Authority, { readonly text: string; readonly fileName: string }>>>
}

type StoryCall<Operation extends OperationShape> = Omit<Call<Operation>, 'baseUrl' | 'authority' | 'token'>

/** A caller of one authority over HTTP. */
export interface Session {
  readonly who: string
  call<const Operation extends OperationShape>(
    operation: Operation,
    call?: StoryCall<Operation>,
  ): Promise<Called<Operation>>
  /** Reads a record and sends a command on exactly that version (If-Match). */
  command<const Read extends OperationShape, const Command extends OperationShape>(
    read: Read,
    command: Command,
    call: StoryCall<Command> & { readonly params: NonNullable<Call<Read>['params']> },
  ): Promise<Called<Command>>
  /** Sends a command that the rules must refuse, and returns the problem; a failure or a stale version is not a refusal. */
  refused<const Read extends OperationShape, const Command extends OperationShape>(
    read: Read,
    command: Command,
    call: StoryCall<Command> & { readonly params: NonNullable<Call<Read>['params']> },
  ): Promise<CallRefused>
  /** The token for a service, for requests that are not JSON. */
  tokenFor(service: Service): Promise<string>
}

/** A company's machine client, with a token for each service by client credentials and its private key. */
export async function companySession(world: World, authority: Authority, clientId: string): Promise<Session> {
  const issuer = issuerOf(world.origin, authority)
  const privateJwk = await readPrivateKeyFile(clientKeyFile(world.folder, clientId))
  return sessionOf(world, authority, clientId, async (service) => {
    const resource = serviceResource(authority, service)
    const token = await clientToken({ tokenEndpoint: `${issuer}/token`, issuer, clientId, privateJwk, resource })
    world.narrator.request(
      `POST /idp/${authority}/token → 200   (client credentials for ${service}, private key of ${clientId})`,
    )
    return token
  })
}

/** A person of an authority's staff, signed in for each service by authorization code and PKCE. */
export async function staffSession(world: World, authority: Authority, personId: string): Promise<Session> {
  return sessionOf(world, authority, personId, (service) => signInAs(world.origin, authority, personId, service))
}

/** Anyone, without a login. */
export function publicSession(world: World): Session {
  return sessionOf(world, undefined, 'anyone', () => Promise.reject(new Error('anyone has no token')))
}

function sessionOf(
  world: World,
  authority: Authority | undefined,
  who: string,
  request: (service: Service) => Promise<string>,
): Session {
  const tokens = new Map<Service, Promise<string>>()
  const tokenFor = (service: Service): Promise<string> => {
    const token = tokens.get(service) ?? request(service)
    tokens.set(service, token)
    // The next call asks again.
    token.catch(() => tokens.delete(service))
    return token
  }
  const send = async <const Operation extends OperationShape>(
    operation: Operation,
    call: StoryCall<Operation> | undefined,
  ) =>
    patiently(world, operation, async () =>
      callOperation(operation, {
        ...(call as Call<Operation> | undefined),
        baseUrl: world.origin,
        ...(authority === undefined ? {} : { authority, token: await tokenFor(operation.service) }),
      }),
    )
  const session: Session = {
    who,
    tokenFor,
    async call(operation, call) {
      const answer = await send(operation, { ...withKey(operation), ...call } as StoryCall<typeof operation>)
      world.narrator.request(lineOf(operation, authority, call, answer.status, who))
      return answer
    },
    async command(read, command, call) {
      const { etag } = await send(read, { params: call.params } as StoryCall<typeof read>)
      return session.call(command, { ...call, ...(etag === undefined ? {} : { ifMatch: etag }) })
    },
    async refused(read, command, call) {
      try {
        await session.command(read, command, call)
      } catch (error) {
        if (!(error instanceof CallRefused) || error.status >= 500 || error.status === 412) throw error
        world.narrator.request(lineOf(command, authority, call, error.status, who))
        return error
      }
      throw new Error(`${command.id} by ${who} should have been refused`)
    },
  }
  return session
}

/** A new key for every request that has an effect, so that it can be sent again if no answer came. */
function withKey(operation: OperationShape): { idempotencyKey?: string } {
  return operation.method === 'POST' && operation.surface === 'cell' ? { idempotencyKey: randomUUID() } : {}
}

const PATIENCE_MS = 30_000

/**
 * Repeats a request while the service is unavailable or does not respond, and remarks on it once. Only for requests
 * that can be repeated: by their Idempotency-Key, their If-Match, or their subject.
 *
 * @throws the last failure after half a minute; any other refusal immediately
 */
export async function patiently<Result>(
  world: World,
  operation: OperationShape,
  send: () => Promise<Result>,
): Promise<Result> {
  const deadline = Date.now() + PATIENCE_MS
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await send()
    } catch (error) {
      const isOver =
        error instanceof CallRefused && error.status !== 503 && error.problem.code !== 'idempotency-in-progress'
      if (isOver || Date.now() > deadline) throw error
      if (isFirst) world.narrator.remark(`${operation.id} had no answer and is sent again`)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

function lineOf(
  operation: OperationShape,
  authority: string | undefined,
  call: { readonly params?: unknown; readonly query?: Record<string, string> } | undefined,
  status: number,
  who: string,
): string {
  const values = { authority, ...(call?.params as Record<string, unknown> | undefined) }
  const prefix = operation.surface === 'joint' ? '/registry/v1' : `/${authority}/v1`
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    String(values[name as keyof typeof values]),
  )
  const query = call?.query === undefined ? '' : `?${decodeURIComponent(new URLSearchParams(call.query).toString())}`
  return `${operation.method} ${prefix}${path}${query} → ${status}   (${who})`
}

const WAIT_MS = 60_000
const PROBE_FIRST_MS = 50
const PROBE_LAST_MS = 500
const PROBE_GROWTH = 1.4

/**
 * Polls until there is an answer, with increasing pauses, so that many callers do not slow down what they wait for.
 *
 * @throws Error naming what was waited for after a minute
 */
export async function until<Found>(
  what: string,
  probe: () => Promise<Found | undefined>,
  waitMs = WAIT_MS,
): Promise<Found> {
  const deadline = Date.now() + waitMs
  for (let pauseMs = PROBE_FIRST_MS; ; pauseMs = Math.min(pauseMs * PROBE_GROWTH, PROBE_LAST_MS)) {
    const found = await probe()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error(`waited ${waitMs / 1_000} seconds for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
