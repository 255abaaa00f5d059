import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { claimFolder, runningOrigin } from '@concert/local/folder-claim'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../story/session.ts'
import {
  dataFolderOf,
  descendantsOf,
  newFolder,
  remainsOf,
  resultIn,
  type Running,
  runStory,
} from './npm-start.fixture.ts'
import { startWhole } from './whole.fixture.ts'

const asTold = { verified: true, effects: { CN: 'active', HK: 'active', MO: 'suspended' } }

let folder: string
let temporary: string
let telling: Running | undefined

beforeEach(() => {
  folder = newFolder()
  temporary = join(dirname(folder), 'temporary')
  mkdirSync(temporary)
})

afterEach(async () => {
  await telling?.end('SIGTERM')
  telling = undefined
  rmSync(dirname(folder), { recursive: true, force: true })
})

/** Begins the story where nothing runs, and waits until it is being told. @returns the processes that it has started */
async function beginOnItsOwn(): Promise<ReturnType<typeof descendantsOf>> {
  const running = runStory(['--folder', folder], { TMPDIR: temporary })
  telling = running
  await until('the story to begin', async () => {
    if (running.child.exitCode !== null) throw new Error(`it ended:\n${running.said()}`)
    return running.said().includes('1/8') ? true : undefined
  })
  return descendantsOf(running.child.pid ?? 0)
}

/** What a story on an origin of its own left behind: living processes, its folder, and the data of its databases. */
function leftBehind(started: ReturnType<typeof descendantsOf>): string[] {
  const dataFolder = dataFolderOf(started)
  expect(dataFolder).toBeDefined()
  return [
    ...remainsOf(started, folder),
    ...readdirSync(temporary).filter((name) => name.startsWith('concert-')),
    ...[dataFolder ?? ''].filter((path) => existsSync(path)),
  ]
}

describe('the story where nothing runs', () => {
  it('starts an origin of its own, is told to its end, says so on its last line, and leaves nothing behind', async () => {
    const started = await beginOnItsOwn()
    const ended = await telling?.ended()
    expect(ended?.code, ended?.said).toBe(0)
    const result = resultIn(ended?.said ?? '')
    expect(result).toMatchObject(asTold)
    expect(Object.keys(result).slice(0, 4)).toEqual(['certificateNumber', 'verified', 'effects', 'seconds'])
    expect(result.suspensionShownAfterSeconds).toBeLessThan(result.seconds)
    expect(leftBehind(started)).toEqual([])
  }, 120_000)

  it('leaves nothing behind when it is interrupted, and ends by the signal', async () => {
    const started = await beginOnItsOwn()
    const ended = await telling?.end('SIGINT')
    expect(ended).toMatchObject({ code: null, signal: 'SIGINT' })
    expect(leftBehind(started)).toEqual([])
  }, 120_000)
})

describe('the story where something runs', () => {
  it('is told to the origin that the folder names, whatever its port, and exits 1 when a signature is wrong', async () => {
    const whole = await startWhole()
    const claim = claimFolder(whole.folder)
    try {
      claim.answersAt(whole.origin)
      const told = await runStory(['--folder', whole.folder]).ended()
      expect(told.code, told.said).toBe(0)
      expect(told.said).toContain(`${whole.origin}/register/${resultIn(told.said).certificateNumber}`)
      await spoilWhatIsServed(whole.databases.adminUrls.joint)
      const spoilt = await runStory(['--folder', whole.folder]).ended()
      expect(spoilt.code, spoilt.said).toBe(1)
      expect(resultIn(spoilt.said)).toMatchObject({ ...asTold, verified: false })
      expect(spoilt.said).toContain('✘ not verified')
    } finally {
      claim.release()
      await whole.stop()
    }
  }, 120_000)

  it('is not taken to run when its process has ended, or is still starting', () => {
    const claim = claimFolder(folder)
    expect(runningOrigin(folder)).toBeUndefined()
    claim.answersAt('http://127.0.0.1:9')
    expect(runningOrigin(folder)).toBe('http://127.0.0.1:9')
    claim.release()
    expect(runningOrigin(folder)).toBeUndefined()
  })
})

/** From here the register serves every new credential with its first signature altered. */
async function spoilWhatIsServed(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  await client.query(`
    create function registry.spoil() returns trigger language plpgsql as $$
    begin
      new.credential := jsonb_set(new.credential, '{signatures,0,signature}', new.credential #> '{signatures,1,signature}');
      return new;
    end $$`)
  await client.query(
    'create trigger spoil before insert on registry.certificates for each row execute function registry.spoil()',
  )
  await client.end()
}
