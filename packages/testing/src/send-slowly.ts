import { request } from 'node:http'

export interface SlowBody {
  readonly port: number
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** What is sent repeatedly as long as `goesOn` returns true. */
  readonly sign: string
  readonly goesOn: () => boolean
  /** What ends the body; by default it stays open. */
  readonly end?: string
}

/** Posts a body character by character to a server on this machine. Returns the status of the answer, or `cut off`. */
export async function sendSlowly({ port, path, headers = {}, sign, goesOn, end }: SlowBody): Promise<string> {
  const sent = request({ port, host: '127.0.0.1', method: 'POST', path, headers, agent: false })
  let outcome: string | undefined
  sent.on('response', (response) => {
    outcome ??= String(response.statusCode)
    response.resume()
  })
  sent.on('error', () => (outcome ??= 'cut off'))
  const isOver = new Promise((resolve) => {
    sent.on('response', resolve)
    sent.on('close', resolve)
  })
  while (outcome === undefined && goesOn()) {
    sent.write(sign)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  if (end !== undefined) sent.end(end)
  await isOver
  sent.destroy()
  return outcome ?? 'cut off'
}

/** True until so many milliseconds have passed from now on. */
export function untilPassed(ms: number): () => boolean {
  const at = performance.now() + ms
  return () => performance.now() < at
}
