import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'

/**
 * What a bucket does to a request: `refuses` answers 503, `hangs` never answers, `cuts` breaks the connection in the middle of the bytes, and `stops` gives
 * no more of them.
 */
export type BucketFault = 'refuses' | 'hangs' | 'cuts' | 'stops'

export interface FaultyBucket {
  /** As `CONCERT_EVIDENCE_BUCKET`. */
  readonly url: string
  /** From now on, for requests of these methods; undefined for none. */
  does(fault: BucketFault | undefined, methods?: readonly string[]): void
  close(): Promise<void>
}

/** A bucket of s3rver behind something that fails as a store in a network does. */
export async function startFaultyBucket(): Promise<FaultyBucket> {
  const directory = await mkdtemp(join(tmpdir(), 'concert-faulty-bucket-'))
  const options = { address: '127.0.0.1', port: 0, silent: true, directory }
  const store = new S3rver({ ...options, configureBuckets: [{ name: 'evidence-hk' }] })
  const { port: behind } = await store.run()
  let asked: { readonly fault: BucketFault; readonly methods: readonly string[] } | undefined
  const server = createServer((incoming, response) => {
    const fault = asked?.methods.includes(incoming.method ?? '') === true ? asked.fault : undefined
    if (fault === 'hangs') return
    if (fault === 'refuses') {
      incoming.resume()
      response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>')
      return
    }
    if (fault === 'cuts' && incoming.method === 'PUT') {
      incoming.once('data', () => incoming.destroy())
      return
    }
    pass(incoming, response, behind, fault)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://S3RVER:S3RVER@127.0.0.1:${port}/evidence-hk`,
    does: (fault, methods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE']) =>
      void (asked = fault === undefined ? undefined : { fault, methods }),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await store.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Hands a request on, and of the answer what the fault lets through. */
function pass(incoming: IncomingMessage, response: ServerResponse, port: number, fault: BucketFault | undefined): void {
  const { method, url, headers } = incoming
  const upstream = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers)
    if (fault === undefined) {
      answer.pipe(response)
      return
    }
    void answer.toArray().then((chunks: Buffer[]) => {
      const whole = Buffer.concat(chunks)
      response.write(whole.subarray(0, whole.length / 2), () => {
        if (fault === 'cuts') response.destroy()
      })
    })
  })
  upstream.on('error', () => response.destroy())
  incoming.pipe(upstream)
}
