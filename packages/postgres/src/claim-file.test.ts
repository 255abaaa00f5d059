import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ClaimHeld, takeClaim } from './claim-file.ts'
import { describeProcess } from './describe-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'concert-claim-'))
const file = join(folder, 'claim.json')

beforeEach(() => rmSync(file, { force: true }))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes the claim that a process would have left. */
function leave(pid: number, changed: object = {}): string {
  const text = JSON.stringify({ pid, ...describeProcess(pid), ...changed })
  writeFileSync(file, text)
  return text
}

describe('a claim', () => {
  test('of another living process is left alone, and its holder is named', () => {
    const text = leave(process.ppid, { origin: 'http://127.0.0.1:8080' })
    expect(() => takeClaim(file)).toThrow(ClaimHeld)
    expect(() => takeClaim(file)).toThrow(`held by process ${process.ppid}`)
    expect(readFileSync(file, 'utf8')).toBe(text)
    expect(readdirSync(folder)).toEqual(['claim.json'])
  })

  test('is had once by a process, and again after it was given back', () => {
    const claim = takeClaim(file)
    expect(() => takeClaim(file)).toThrow(ClaimHeld)
    claim.release()
    expect(existsSync(file)).toBe(false)
    takeClaim(file).release()
  })

  test.each([
    ['of a process that is gone', () => leave(process.ppid, { pid: 2 ** 22 + 1 })],
    ['whose number belongs to a process that started later', () => leave(process.ppid, { since: 'another time' })],
    ['whose number belongs to another program', () => leave(process.ppid, { command: 'another program ' })],
    // In a container that was killed and restarted, every process has the same number and the same command line.
    ['that has this process’s own number and command line', () => leave(process.pid)],
    ['that a full disk left empty', () => writeFileSync(file, '')],
  ])('%s is taken over', (_whose, left) => {
    left()
    const claim = takeClaim(file)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid })
    expect(readdirSync(folder)).toEqual(['claim.json'])
    claim.release()
  })

  test('that is another’s by now is not removed by who had it before', () => {
    const claim = takeClaim(file)
    const text = leave(process.ppid)
    claim.release()
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test('says where its holder answers, and stays its own', () => {
    const claim = takeClaim(file)
    claim.answersAt('http://127.0.0.1:9000')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      pid: process.pid,
      origin: 'http://127.0.0.1:9000',
    })
    claim.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('is taken over also when whoever was about to take it over was killed', () => {
    const stale = leave(process.ppid, { since: 'another time' })
    const digest = createHash('sha256').update(stale).digest('hex').slice(0, 16)
    writeFileSync(`${file}.after-${digest}`, JSON.stringify({ pid: process.pid, ...describeProcess(process.pid) }))
    takeClaim(file).release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('that another living process is just taking over is that one’s', () => {
    const stale = leave(process.ppid, { since: 'another time' })
    const succession = `${file}.after-${createHash('sha256').update(stale).digest('hex').slice(0, 16)}`
    writeFileSync(succession, JSON.stringify({ pid: process.ppid, ...describeProcess(process.ppid) }))
    expect(() => takeClaim(file)).toThrow(`held by process ${process.ppid}`)
    rmSync(succession)
  })

  test('that was left behind is taken over by one of many who start at once', async () => {
    leave(process.ppid, { since: 'another time' })
    const script = `
      import { takeClaim } from ${JSON.stringify(join(import.meta.dirname, 'claim-file.ts'))}
      console.log('ready')
      process.stdin.once('data', () => {
        try {
          takeClaim(${JSON.stringify(file)})
          console.log('has it')
        } catch (error) {
          console.log(error.message)
        }
      })
      process.stdin.once('end', () => process.exit())`
    const starters = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
    )
    await Promise.all(starters.map(saying))
    for (const { stdin } of starters) stdin.write('go\n')
    const said = await Promise.all(starters.map(saying))
    // One that came too late may hold the right to take over for a moment, so another can meet it there.
    const byOneOfThem = new RegExp(`is held by process (${starters.map(({ pid }) => pid).join('|')})$`)
    expect(said.filter((line) => line !== 'has it')).toEqual(
      Array.from({ length: 5 }, () => expect.stringMatching(byOneOfThem)),
    )
    const holder = starters[said.indexOf('has it')]
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: holder?.pid })
    for (const one of starters) one.stdin.end()
    await Promise.all(starters.map((one) => once(one, 'exit')))
  })
})

async function saying(one: ChildProcess): Promise<string> {
  const [line] = one.stdout === null ? [''] : await once(one.stdout, 'data')
  return String(line).trim()
}
