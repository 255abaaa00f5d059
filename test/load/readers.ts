import { Agent, request } from 'node:http'
import { PAUSE_MS, READERS, SAMPLES_EACH } from './quiet-reading.ts'

// Quiet readers of one certificate, each from an address of its own. They tell their parent how long each request waited, in milliseconds
// from when it was due.

const url = `${process.env['ORIGIN']}/registry/v1/certificates/${process.env['CERTIFICATE_NUMBER']}`
const waits = await Promise.all(Array.from({ length: READERS }, (_, index) => waitsOf(`127.0.1.${index + 1}`)))
process.send?.(waits.flat(), () => process.disconnect())

async function waitsOf(localAddress: string): Promise<number[]> {
  const agent = new Agent({ keepAlive: true })
  const began = performance.now()
  const waited = await Promise.all(
    Array.from({ length: SAMPLES_EACH }, async (_, index) => {
      const due = began + index * PAUSE_MS
      await new Promise((resolve) => setTimeout(resolve, Math.max(due - performance.now(), 0)))
      const status = await statusOf(localAddress, agent)
      if (status !== 200) throw new Error(`a quiet reader was answered ${status}`)
      return performance.now() - due
    }),
  )
  agent.destroy()
  return waited
}

/** As every client does, asks once more where the server closed a kept connection just when it was used again. */
function statusOf(localAddress: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { localAddress, agent }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode))
    })
    sent.once('error', (error) => (sent.reusedSocket ? resolve(statusOf(localAddress, agent)) : reject(error)))
    sent.end()
  })
}
