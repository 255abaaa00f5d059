import { Agent, request } from 'node:http'

// Eight anonymous callers, each from an address of its own, who send as fast as they are answered until their parent is gone. They tell
// it how often they were answered what.

const origin = process.env['ORIGIN'] ?? ''
const certificateNumber = process.env['CERTIFICATE_NUMBER'] ?? ''
const CONNECTIONS_EACH = 4
const lookUp = { method: 'GET', path: `/registry/v1/certificates/${certificateNumber}` } as const
const searchInVain = { method: 'GET', path: '/registry/v1/certificates?q=Quillfeather%20Zzyzx' } as const
const unknownNames = Object.fromEntries(Array.from({ length: 75_000 }, (_, index) => [`unknown${index}`, index]))
const sendNonsense = { method: 'POST', path: '/hk/v1/applications', body: JSON.stringify(unknownNames) } as const
const abuses = [lookUp, lookUp, lookUp, lookUp, searchInVain, searchInVain, sendNonsense, sendNonsense]

interface Abuse {
  readonly method: string
  readonly path: string
  readonly body?: string
}

const counts: Record<string, number> = {}
let isOver = false

for (const [index, abuse] of abuses.entries()) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS_EACH })
  for (let connection = 0; connection < CONNECTIONS_EACH; connection += 1)
    void goOn(abuse, `127.0.0.${index + 2}`, agent)
}
process.send?.('started')
process.once('message', () => process.send?.(counts, () => process.disconnect()))
process.once('disconnect', () => {
  isOver = true
  process.exit()
})

async function goOn(abuse: Abuse, localAddress: string, agent: Agent): Promise<void> {
  while (!isOver) {
    const answer = await statusOf(abuse, localAddress, agent)
    counts[answer] = (counts[answer] ?? 0) + 1
  }
}

/** A refusal that comes before the body was read closes the connection. */
function statusOf({ method, path, body }: Abuse, localAddress: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length }
    const sent = request(`${origin}${path}`, { method, headers, localAddress, agent }, (answer) => {
      answer.resume().once('close', () => resolve(String(answer.statusCode)))
    })
    sent.once('error', () => resolve('cut off'))
    sent.end(body)
  })
}
