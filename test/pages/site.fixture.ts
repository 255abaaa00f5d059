import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from '@concert/domain/languages'
import { startConstellation } from '@concert/local/constellation'
import { startPreparedDatabases } from '../journeys/prepared-folder.fixture.ts'
import { recordingNarrator } from '../journeys/recording-narrator.fixture.ts'
import { cast } from '../story/cast.ts'
import { tellStory } from '../story/story.ts'
import { LAN_NAME } from './browser.fixture.ts'

/** The origin after the story: one certificate, in force in two places and suspended in the third. */
export interface Site {
  readonly origin: string
  readonly certificateNumber: string
  stop(): Promise<void>
}

export async function startSite(): Promise<Site> {
  await using starting = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'concert-pages-'))
  starting.defer(() => rmSync(folder, { recursive: true, force: true }))
  const databases = await startPreparedDatabases(folder)
  starting.defer(() => databases.stop())
  const settings = { folder, databases, cast, port: 0, logLevel: 'warn', hosts: [LAN_NAME] } as const
  const constellation = await startConstellation(settings)
  starting.defer(() => constellation.stop())
  const { origin } = constellation
  const { certificateNumber, effects } = await tellStory({ origin, folder, narrator: recordingNarrator() })
  if (effects.MO !== 'suspended') throw new Error(`after the story Macao is ${effects.MO}`)
  const running = starting.move()
  return { origin, certificateNumber, stop: () => running.disposeAsync() }
}

/** A page of each kind with the status it is served with. */
export function pagesOf({ certificateNumber }: Site): readonly { name: string; path: string; status: number }[] {
  return [
    { name: 'home', path: '/', status: 200 },
    { name: 'the register', path: '/register', status: 200 },
    { name: 'results', path: `/register?q=${encodeURIComponent('海港')}`, status: 200 },
    { name: 'no results', path: '/register?q=nobody', status: 200 },
    { name: 'a search that cannot be made', path: '/register?status=unheard-of', status: 400 },
    { name: 'the certificate', path: `/register/${certificateNumber}`, status: 200 },
    { name: 'an unknown certificate', path: '/register/GBAAI-H001-26-L-09999-0', status: 404 },
    { name: 'documentation', path: '/docs', status: 200 },
    { name: 'a problem', path: '/problems/rules-not-met', status: 200 },
  ]
}

export function inLanguage(path: string, language: Language): string {
  return `${path}${path.includes('?') ? '&' : '?'}lang=${language}`
}
