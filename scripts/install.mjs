// Only built-in modules, and nothing newer than Node 20: this runs before anything is installed.
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { homedir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const PNPM = 'pnpm@12.21.0'
const DISK_BYTES_MIN = 2 * 1024 ** 3
const LOOKED_AT_LOCK_EVERY_MS = 200
const SILENT_FOR_MS = 2_000

/** The project's own Node, which the `node` package of the npm registry contains. */
export function ownNode(root) {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/**
 * Installs the dependencies from the lockfile, unless the last success was for the same lockfile and manifests.
 * Resolves to the duration in seconds, or to `undefined` when there was nothing to do. Throws with the message of the
 * installer. `say` receives a line when another install is waited for, and while much is still to come.
 */
export async function installDependencies(root, say) {
  if (isInstalled(root)) return undefined
  requireDisk(root)
  const releaseLock = await takeLock(join(root, '.local', 'install.lock'), say)
  try {
    // Another bootstrap may have installed them while this one waited.
    if (isInstalled(root)) return undefined
    // From here on the earlier success is not valid: an interrupted install must not look like it.
    fs.rmSync(stampFile(root), { force: true })
    const startedAt = Date.now()
    await runInstaller(root, say)
    if (!fs.existsSync(ownNode(root))) throw new Error('The install succeeded, but the project’s Node is missing.')
    fs.writeFileSync(stampFile(root), fingerprint(root))
    return (Date.now() - startedAt) / 1000
  } finally {
    releaseLock()
  }
}

function isInstalled(root) {
  if (!fs.existsSync(ownNode(root)) || !fs.existsSync(stampFile(root))) return false
  return fs.readFileSync(stampFile(root), 'utf8') === fingerprint(root)
}

function stampFile(root) {
  return join(root, '.local', 'installed')
}

/**
 * A digest of the lockfile, every manifest of the workspace and the machine: a tree that is copied to another kind of
 * machine is installed again.
 */
function fingerprint(root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${PNPM}\n`)
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', ...manifests(root)]) {
    hash.update(`${file}\n`).update(fs.readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function manifests(root) {
  const members = ['packages', 'services', 'infra'].flatMap((folder) => {
    const path = join(root, folder)
    return fs.existsSync(path) ? fs.readdirSync(path).map((name) => `${folder}/${name}/package.json`) : []
  })
  return ['package.json', ...members.filter((file) => fs.existsSync(join(root, file))).sort(byName)]
}

function byName(one, other) {
  return one < other ? -1 : 1
}

function requireDisk(root) {
  const { bavail, bsize } = fs.statfsSync(root)
  if (bavail * bsize < DISK_BYTES_MIN) {
    const free = (bavail * bsize) / 1024 ** 3
    throw new Error(`The install needs 2 GB of disk at ${root}; ${free.toFixed(1)} GB are free.`)
  }
}

const SAID_EVERY_MS = 1_000

function runInstaller(root, say) {
  const command = npxCommand()
  const child = spawn(command.file, [...command.args, PNPM, 'install', '--frozen-lockfile'], {
    cwd: root,
    env: installerEnvironment(root),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command.shell,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  let said = ''
  const progress = setInterval(() => {
    const line = progressIn(output)
    if (line !== said) say(`  … installing the dependencies: ${line}`)
    said = line
  }, SAID_EVERY_MS)
  child.once('close', () => clearInterval(progress))
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`npx could not be started: ${error.message}`)))
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${output.trim()}\n\n${PNPM} install ended with code ${code}.`))
    })
  })
}

/** How far pnpm says it is; before that, what is to come. */
function progressIn(output) {
  const last = output.match(/Progress: resolved (\d+), reused (\d+), downloaded (\d+), added (\d+)(?![^]*Progress:)/)
  if (last === null) return 'about 265 MB when nothing of them is there yet'
  const [, resolved, reused, downloaded, added] = last
  return `${Number(reused) + Number(downloaded)} of ${resolved} packages fetched, ${added} in place`
}

/** Under `npm start`, npm passes its own path; that one works even if npx is not on the PATH. */
function npxCommand() {
  const npm = process.env.npm_execpath
  if (npm !== undefined && basename(npm) === 'npm-cli.js') {
    return { file: process.execPath, args: [npm, 'exec', '--yes', '--'], shell: false }
  }
  return { file: 'npx', args: ['--yes'], shell: process.platform === 'win32' }
}

/** If HOME is not writable, the caches and the store of npm and pnpm are in `.local/home`; its .npmrc is still read. */
function installerEnvironment(root) {
  // With CI set, pnpm asks no questions.
  const env = { ...process.env, CI: 'true' }
  const home = homedir()
  if (isWritable(home)) return env
  const substitute = join(root, '.local', 'home')
  fs.mkdirSync(substitute, { recursive: true })
  for (const name of ['XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_CONFIG_HOME', 'PNPM_HOME'])
    delete env[name]
  return {
    ...env,
    HOME: substitute,
    npm_config_cache: join(substitute, '.npm'),
    npm_config_userconfig: process.env.npm_config_userconfig ?? join(home, '.npmrc'),
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  }
}

function isWritable(folder) {
  try {
    // Tested by writing: for root, `access` always returns yes.
    fs.rmdirSync(fs.mkdtempSync(join(folder, '.concert-')))
    return true
  } catch {
    return false
  }
}

/** One install at a time in a checkout. A lock whose holder has ended is taken over. */
async function takeLock(path, say) {
  fs.mkdirSync(dirname(path), { recursive: true })
  const own = `${process.pid} ${startOf(process.pid)}`
  const waitingSince = Date.now()
  let said = ''
  for (;;) {
    const holder = claim(path, own)
    if (holder === own) return () => release(path, own)
    if (holder !== said && Date.now() - waitingSince >= SILENT_FOR_MS) {
      say(`  … waiting for process ${pidOf(holder)}, which installs the dependencies (it holds ${path})`)
      said = holder
    }
    await delay(LOOKED_AT_LOCK_EVERY_MS)
  }
}

/**
 * Claims the lock if it is free or its holder has ended, and returns the current holder. The process that first claims
 * to succeed exactly that text replaces a stale lock: two processes that judge the same lock never delete each other's.
 */
function claim(path, own) {
  for (;;) {
    if (isPlaced(path, own)) return own
    const holder = readText(path)
    if (holder === undefined) continue
    if (isLiving(holder)) return holder
    const succession = `${path}.after-${createHash('sha256').update(holder).digest('hex').slice(0, 16)}`
    const successor = claim(succession, own)
    if (successor !== own) return successor
    try {
      if (readText(path) !== holder) continue
      writeBeside(path, own, (draft) => fs.renameSync(draft, path))
      return own
    } finally {
      fs.rmSync(succession, { force: true })
    }
  }
}

function release(path, own) {
  if (readText(path) === own) fs.rmSync(path, { force: true })
}

/** The file appears completely, by a link, or not at all: a full disk leaves no lock without a holder. */
function isPlaced(path, own) {
  return writeBeside(path, own, (draft) => {
    try {
      fs.linkSync(draft, path)
      return true
    } catch (error) {
      if (error.code === 'EEXIST') return false
      throw error
    }
  })
}

function writeBeside(path, text, place) {
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    fs.writeFileSync(draft, text, { flag: 'wx' })
    return place(draft)
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

function readText(path) {
  try {
    return fs.readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function pidOf(holder) {
  return Number(holder.split(' ')[0])
}

/** A lock with this process's own number belongs to an earlier process: in a restarted container the numbers are the same. */
function isLiving(holder) {
  const pid = pidOf(holder)
  return pid > 0 && pid !== process.pid && startOf(pid) === (holder.split(' ')[1] ?? '')
}

/** The start time of a process, if the system shows it without a program of its own; `undefined` if there is none. */
function startOf(pid) {
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0) && ''
    // proc(5): the twenty-second field; the second is a name in brackets that can contain spaces.
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch (error) {
    return error.code === 'EPERM' ? '' : undefined
  }
}
