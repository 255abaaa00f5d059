import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** A checkout with a replacement for npx, which records its calls and installs Node like the real install does. */
let folder: string
let checkout: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concert-bootstrap-'))
  checkout = join(folder, 'a path 中文')
  mkdirSync(join(checkout, 'packages', 'domain'), { recursive: true })
  mkdirSync(join(checkout, 'scripts'))
  for (const script of ['bootstrap.mjs', 'install.mjs', 'run.mjs', 'start.mjs', 'start-usage.mjs']) {
    cpSync(join(import.meta.dirname, script), join(checkout, 'scripts', script))
  }
  for (const file of [
    'package.json',
    'packages/domain/package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    '.npmrc',
  ]) {
    writeFileSync(join(checkout, file), '{}\n')
  }
  const said = 'console.log(process.argv.slice(2).join("|"))'
  writeFileSync(join(checkout, 'scripts', 'say.mjs'), `${said}\nprocess.exitCode = 7\n`)
  mkdirSync(join(folder, 'bin'))
  npx(`mkdir -p node_modules/node/bin && ln -sf "${process.execPath}" node_modules/node/bin/node`)
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('every command of the repository goes through the bootstrap, so that a fresh clone can run it', () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect(Object.keys(scripts).length).toBeGreaterThan(5)
  for (const [name, command] of Object.entries(scripts)) {
    expect(command, name).toMatch(/^node scripts\/(start|run)\.mjs/)
  }
})

describe('the bootstrap', () => {
  test('installs once, runs the script with its arguments and ends with its exit code', async () => {
    const first = await run('scripts/say.mjs', 'one', 'two words')
    expect(first).toMatchObject({ code: 7, stdout: 'one|two words\n' })
    expect(first.stderr).toMatch(/✔ dependencies +\d+\.\d s/)
    expect(await run('scripts/say.mjs', 'again')).toEqual({ code: 7, signal: null, stdout: 'again\n', stderr: '' })
    expect(installs()).toEqual(['--yes pnpm@12.21.0 install --frozen-lockfile'])
  })

  test('says how far the install is while it lasts', async () => {
    const goOn = join(folder, 'go-on')
    npx(
      `echo "Progress: resolved 900, reused 0, downloaded 1, added 0"
       echo "Progress: resolved 900, reused 20, downloaded 300, added 290"
       until [ -e "${goOn}" ]; do :; done
       mkdir -p node_modules/node/bin && ln -sf "${process.execPath}" node_modules/node/bin/node`,
    )
    let said = ''
    const { code } = await run('scripts/say.mjs', {
      onStderr: (text) => {
        said += text
        if (said.includes('320 of 900 packages fetched, 290 in place')) writeFileSync(goOn, '')
      },
    })
    expect(code).toBe(7)
  })

  test('is not needed to read what npm start can do', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(checkout, 'scripts', 'start.mjs'), '--help'], {
      encoding: 'utf8',
    })
    expect([status, stdout]).toEqual([0, expect.stringContaining('Usage: npm start -- [options]')])
    expect(installs()).toEqual([])
  })

  test.each(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'packages/domain/package.json'])(
    'installs again when %s changed',
    async (file) => {
      await run('scripts/say.mjs')
      appendFileSync(join(checkout, file), '\n')
      await run('scripts/say.mjs')
      expect(installs()).toHaveLength(2)
    },
  )

  test('installs again when its Node is gone', async () => {
    await run('scripts/say.mjs')
    rmSync(join(checkout, 'node_modules'), { recursive: true })
    expect(await run('scripts/say.mjs')).toMatchObject({ code: 7 })
  })

  test('a failed install says what the installer said, runs nothing and is tried again', async () => {
    npx('echo ERR_PNPM_OUTDATED_LOCKFILE; exit 3')
    const failed = await run('scripts/say.mjs', 'never')
    expect(failed).toMatchObject({ code: 1, stdout: '' })
    expect(failed.stderr).toMatch(/ERR_PNPM_OUTDATED_LOCKFILE[^]*install ended with code 3/)
    await run('scripts/say.mjs')
    expect(installs()).toHaveLength(2)
  })

  test('an install that breaks half-way is not taken for the good one before it', async () => {
    await run('scripts/say.mjs')
    appendFileSync(join(checkout, 'pnpm-lock.yaml'), 'changed\n')
    npx('exit 3')
    expect(await run('scripts/say.mjs')).toMatchObject({ code: 1 })
    writeFileSync(join(checkout, 'pnpm-lock.yaml'), '{}\n')
    npx('true')
    expect(await run('scripts/say.mjs')).toMatchObject({ code: 7 })
    expect(installs()).toHaveLength(3)
  })

  test('two at once install once', async () => {
    npx(`sleep 1; mkdir -p node_modules/node/bin && ln -sf "${process.execPath}" node_modules/node/bin/node`)
    const both = await Promise.all([run('scripts/say.mjs'), run('scripts/say.mjs')])
    expect(both.map(({ code }) => code)).toEqual([7, 7])
    expect(installs()).toHaveLength(1)
  })

  test.each([
    ['that a full disk left empty', () => ''],
    ['of a process that is gone', () => String(2 ** 22 + 1)],
    ['whose number is another process’s by now', () => `${process.pid} 1`],
  ])('a lock %s is taken over', async (_whose, text) => {
    leaveLock(text())
    expect(await run('scripts/say.mjs')).toMatchObject({ code: 7 })
    expect(installs()).toHaveLength(1)
    expect(readdirSync(join(checkout, '.local'))).toEqual(['home', 'installed'])
  })

  test('a lock with the number of this very process is of one before it, and is taken over', async () => {
    // As in a container that was killed and restarts.
    mkdirSync(join(checkout, '.local'))
    const preload = join(folder, 'preload.mjs')
    const lock = join(checkout, '.local', 'install.lock')
    writeFileSync(
      preload,
      `import fs from 'node:fs'
       const stat = process.platform === 'linux' ? fs.readFileSync('/proc/self/stat', 'utf8') : ''
       const since = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
       if (process.argv[1].endsWith('run.mjs')) fs.writeFileSync(${JSON.stringify(lock)}, process.pid + ' ' + since)`,
    )
    expect(await run('scripts/say.mjs', { NODE_OPTIONS: `--import=${preload}` })).toMatchObject({ code: 7 })
    expect(installs()).toHaveLength(1)
    expect(existsSync(lock)).toBe(false)
  })

  test('an install that goes on elsewhere is waited for, and named after two seconds', async () => {
    leaveLock(`${process.pid} ${startOfThisProcess()}`)
    const lock = join(checkout, '.local', 'install.lock')
    const waited = await run('scripts/say.mjs', {
      onStderr: (text) => {
        if (text.includes('waiting for process')) rmSync(lock)
      },
    })
    expect(waited).toMatchObject({ code: 7 })
    expect(waited.stderr).toContain(`waiting for process ${process.pid}, which installs the dependencies`)
    expect(installs()).toHaveLength(1)
  })

  test('where HOME cannot be written the installer gets one in the checkout', async () => {
    npx(
      `echo "$HOME" > home; mkdir -p node_modules/node/bin && ln -sf "${process.execPath}" node_modules/node/bin/node`,
    )
    expect(await run('scripts/say.mjs')).toMatchObject({ code: 7 })
    expect(readFileSync(join(checkout, 'home'), 'utf8').trim()).toBe(join(checkout, '.local', 'home'))
  })

  test('a Node that is too old is refused by name', async () => {
    const pretend = 'Object.defineProperty(process, "versions", { value: { node: "18.20.0" } })'
    const refused = await run('scripts/say.mjs', {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(pretend)}`,
    })
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('Concert needs Node 20 or newer')
    expect(installs()).toEqual([])
  })

  test('a disk without room for the install is refused before anything is installed', async () => {
    const pretend = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'
      fs.statfsSync = () => ({ bavail: 1024, bsize: 1024 }); syncBuiltinESMExports()`
    const refused = await run('scripts/say.mjs', {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(pretend)}`,
    })
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('needs 2 GB of disk')
    expect(installs()).toEqual([])
    expect(existsSync(join(checkout, '.local'))).toBe(false)
  })

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s reaches the script, which ends in its own order',
    async (signal) => {
      writeFileSync(
        join(checkout, 'scripts', 'wait.mjs'),
        `const keep = setInterval(() => {}, 1000)
       process.once('${signal}', () => { console.log('ended in order'); process.exitCode = 5; clearInterval(keep) })
       console.log('ready')`,
      )
      const ended = await run('scripts/wait.mjs', { signal })
      expect(ended).toMatchObject({ code: 5, stdout: 'ready\nended in order\n' })
    },
  )

  test('ends what it runs when the shell that npm put in between is gone', async () => {
    const wait = `const keep = setInterval(() => {}, 1000)
       process.once('SIGTERM', () => { console.log('ended in order'); clearInterval(keep) })
       console.log('ready')`
    writeFileSync(join(checkout, 'scripts', 'wait.mjs'), wait)
    const shell = spawn('sh', ['-c', `"${process.execPath}" scripts/run.mjs scripts/wait.mjs; true`], {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...bareEnvironment(), npm_lifecycle_event: 'start' },
    })
    let said = ''
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (text.includes('ready')) shell.kill('SIGKILL')
    })
    // The last process that holds the pipe closes it.
    await once(shell.stdout, 'close')
    expect(said).toContain('ended in order')
  })

  test('a script that a signal ended is reported as ended by that signal', async () => {
    writeFileSync(
      join(checkout, 'scripts', 'die.mjs'),
      "process.kill(process.pid, 'SIGTERM')\nsetInterval(() => {}, 1000)\n",
    )
    expect(await run('scripts/die.mjs')).toMatchObject({ code: null, signal: 'SIGTERM' })
  })
})

type Ended = { code: number | null; signal: string | null; stdout: string; stderr: string }
type RunOptions = { signal?: NodeJS.Signals; NODE_OPTIONS?: string; onStderr?: (text: string) => void }

async function run(...given: readonly (string | RunOptions)[]): Promise<Ended> {
  const options = given.find((value) => typeof value === 'object') ?? {}
  const args = given.filter((value) => typeof value === 'string')
  const child = spawn(process.execPath, [join(checkout, 'scripts', 'run.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...bareEnvironment(),
      ...(options.NODE_OPTIONS === undefined ? {} : { NODE_OPTIONS: options.NODE_OPTIONS }),
    },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    if (text.includes('ready') && options.signal !== undefined) child.kill(options.signal)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    options.onStderr?.(text)
  })
  const [code, signal] = await once(child, 'close')
  return { code, signal, stdout, stderr }
}

/** The environment of this run without what npm added, and with the replacement for npx first. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const { npm_execpath: _npm, NODE_OPTIONS: _options, ...inherited } = process.env
  const PATH = [join(folder, 'bin'), process.env['PATH']].join(delimiter)
  // Not a folder in which anybody, root included, can create another.
  return { ...inherited, HOME: '/proc', PATH }
}

function npx(script: string): void {
  const path = join(folder, 'bin', 'npx')
  writeFileSync(path, `#!/bin/sh\necho "$@" >> "${join(folder, 'installs')}"\n${script}\n`)
  chmodSync(path, 0o755)
}

function startOfThisProcess(): string {
  if (process.platform !== 'linux') return ''
  const stat = readFileSync('/proc/self/stat', 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function leaveLock(text: string): void {
  mkdirSync(join(checkout, '.local'))
  writeFileSync(join(checkout, '.local', 'install.lock'), text)
}

function installs(): string[] {
  const path = join(folder, 'installs')
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []
}
