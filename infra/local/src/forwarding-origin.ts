import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createOriginServer, type Listener, type Targets, unavailable } from './origin-server.ts'
import { targetsOf } from './started.ts'

const PORTS_TRIED = 50
const PORT_MAX = 65_535

/** The origin's address is part of every issuer's name, so it must be taken before the services are built. */
export class ForwardingOrigin {
  targets: Targets | undefined
  readonly #server: Server

  /** @param hosts the names under which it answers besides addresses and `localhost` */
  constructor(hosts: readonly string[] = []) {
    const forward = (target: keyof Targets): Listener => {
      return (request, response) => {
        if (this.targets === undefined) unavailable(request, response)
        else this.targets[target](request, response)
      }
    }
    this.#server = createOriginServer(targetsOf(forward, forward('identity')), hosts)
  }

  /**
   * Listens on 127.0.0.1 only.
   *
   * @returns the origin, on the requested port, or on the next free one when it is taken
   */
  async listen(port: number): Promise<string> {
    const last = Math.min(port + PORTS_TRIED, PORT_MAX)
    for (let candidate = port; ; candidate += 1) {
      this.#server.listen(candidate, '127.0.0.1')
      try {
        await once(this.#server, 'listening')
        return originOn((this.#server.address() as AddressInfo).port)
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined
        if (code === 'EACCES')
          throw new Error(`port ${candidate} is for administrators only: take one above 1023 with --port`, {
            cause: error,
          })
        if (code !== 'EADDRINUSE' || candidate >= last) throw error
      }
    }
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }
}

/** The origin on a port, as browsers write it: without the port that http implies. Tokens and links compare it as text. */
export function originOn(port: number): string {
  return new URL(`http://127.0.0.1:${port}`).origin
}
