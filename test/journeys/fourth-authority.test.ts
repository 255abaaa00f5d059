import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@concert/local/databases'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome, Told } from './fourth-authority.program.ts'
import { descendantsOf, isAlive } from './npm-start.fixture.ts'

const overlay = join(root, 'test/fourth-authority')

function startProgram() {
  const child = fork(join(import.meta.dirname, 'fourth-authority.program.ts'), { silent: true })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text))
  const told: Told[] = []
  child.on('message', (message: Told) => told.push(message))
  const ended = once(child, 'exit')
  /** @returns the folder that it works in, once it is that far */
  const reached = (step: string) =>
    new Promise<string>((resolve, reject) => {
      child.on('message', (message: Told) => {
        if ('step' in message && message.step === step) resolve(message.folder)
      })
      child.once('exit', () => reject(new Error(`it ended before:\n${said.slice(-4000)}`)))
    })
  return { child, told, ended, reached, said: () => said }
}

describe('a fourth authority that joins by what CONTRIBUTING lists, and nothing else', () => {
  let running: ReturnType<typeof startProgram>
  let outcome: Outcome

  beforeAll(async () => {
    running = startProgram()
    await running.ended
    const last = running.told.at(-1)
    if (last === undefined || !('outcome' in last))
      throw new Error(`the story broke off:\n${running.said().slice(-4000)}`)
    outcome = last.outcome
  }, 900_000)
  afterAll(() => running.child.kill())

  it('takes at most ten files', () => {
    const files = globSync('**/*.*', { cwd: overlay })
    expect(files.length).toBeGreaterThan(0)
    expect(files.length).toBeLessThanOrEqual(10)
    const listed = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
    for (const file of files) {
      // The new files stand in the overlay alone; the two lists that get a line stand in the tree.
      const named = existsSync(join(root, file)) ? file : `test/fourth-authority/${file}`
      expect(listed).toContain(`\`${named}\``)
    }
  })

  it('leaves the compiler nothing to say, so that no list by authority or place was forgotten', () => {
    expect(outcome.compiler).toBe('')
  })

  it('decides and signs like the others, and the certificate is verified offline', () => {
    const { verified, effects, certificateNumber } = outcome.story
    expect(verified).toBe(true)
    expect(certificateNumber).toMatch(/^GBAAI-H001-/)
    expect(effects).toEqual({ CN: 'active', HK: 'active', MO: 'suspended', XA: 'active' })
    expect(outcome.signedBy.toSorted()).toEqual(['cn-gd', 'hk', 'mo', 'xa'])
    expect(outcome.attestations['hk']).toEqual(['cn-gd', 'hk', 'mo', 'xa'])
    expect(outcome.attestations['xa']).toContain('xa')
  })

  it('keeps a record that verifies in every cell, its own among them', () => {
    expect(Object.keys(outcome.audits)).toEqual(['cn-gd', 'hk', 'mo', 'xa'])
    for (const [authority, { code, said }] of Object.entries(outcome.audits))
      expect(code, `${authority}: ${said}`).toBe(0)
  })

  it('keeps the walls: what tries to cross from tenant to tenant, or to read too much, is refused in all four cells', () => {
    expect(outcome.betweenTenants.code, outcome.betweenTenants.said).toBe(0)
    // In each of the files something names the fourth.
    expect(outcome.betweenTenants.said).toMatch(/Test Files +(\d+) passed \(\1\)/)
    const [, passed] = outcome.betweenTenants.said.match(/Tests +(\d+) passed/) ?? []
    expect(Number(passed)).toBeGreaterThan(300)
  })
})

it('leaves no process and no file behind when whoever started it is gone', async () => {
  const { child, ended, reached } = startProgram()
  const folder = await reached('started')
  const processes = descendantsOf(child.pid ?? 0)
  expect(processes.length).toBeGreaterThan(0)
  expect(existsSync(folder)).toBe(true)
  child.disconnect()
  await ended
  expect(processes.filter(({ pid }) => isAlive(pid))).toEqual([])
  expect(existsSync(folder)).toBe(false)
}, 900_000)
