import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClamdAddress } from '#scanner/clamd-connection.ts'

const program = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'].find((path) =>
  existsSync(path),
)

/** Whether a daemon of the distribution is installed: `apt-get install clamav-daemon`. It needs no signatures from the network. */
export const isInstalled = program !== undefined

/** The text that every scanner knows, in two parts, so that none of them takes this file for it. */
export const EICAR = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-` + 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

export interface RunningClamd {
  readonly address: ClamdAddress
  stop(): Promise<void>
}

/** Starts the daemon with one signature of our own, for EICAR, and waits until it listens. */
export async function startDebianClamd(): Promise<RunningClamd> {
  const folder = mkdtempSync(join(tmpdir(), 'concert-clamd-'))
  const path = join(folder, 'clamd.sock')
  writeFileSync(join(folder, 'concert.ndb'), `Concert.Eicar:0:*:${Buffer.from(EICAR).toString('hex')}\n`)
  const settings = [
    `DatabaseDirectory ${folder}`,
    `LocalSocket ${path}`,
    'Foreground yes',
    'AlertExceedsMax yes',
    'AlertEncrypted yes',
    'StreamMaxLength 2M',
    'MaxScanSize 1M',
    'MaxFileSize 1M',
  ]
  writeFileSync(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`)
  const daemon = spawn(program ?? 'clamd', ['--config-file', join(folder, 'clamd.conf')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await listening(daemon)
  return {
    address: { path },
    stop: async () => {
      const ended = once(daemon, 'exit')
      daemon.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** It says so in its log, after it has loaded its signatures. */
async function listening(daemon: ChildProcess): Promise<void> {
  let told = ''
  await new Promise<void>((resolve, reject) => {
    daemon.once('exit', () => reject(new Error(`clamd ended: ${told}`)))
    for (const output of [daemon.stdout, daemon.stderr]) {
      output?.on('data', (chunk: Buffer) => {
        told += chunk.toString()
        if (/Self checking|LOCAL: Setting connection queue/.test(told)) resolve()
      })
    }
  })
}
