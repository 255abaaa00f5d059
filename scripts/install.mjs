// Builtins only, and nothing newer than Node 20: this runs before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { homedir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const PNPM = 'pnpm@12.21.0'
const DISK_BYTES_MIN = 2 * 1024 ** 3

/** The project's own Node, which the `node` package of the npm registry brings. */
export function ownNode(root) {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/**
 * Installs what the lockfile says, unless the last success was for the same lockfile and manifests.
 * Resolves to the seconds it took, or to `undefined` when there was nothing to do. Throws with the installer's own words.
 */
export async function installDependencies(root) {
  if (isInstalled(root)) return undefined
  const releaseLock = await takeLock(join(root, '.local', 'install.lock'))
  try {
    // Another bootstrap may have done it while this one waited.
    if (isInstalled(root)) return undefined
    requireDisk(root)
    const startedAt = Date.now()
    await runInstaller(root)
    if (!fs.existsSync(ownNode(root)))
      throw new Error('The install ended well but brought no Node of the project’s own.')
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

/** The lockfile and every manifest of the workspace, with the machine: a tree copied to another kind is installed anew. */
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

function runInstaller(root) {
  const command = npxCommand()
  const child = spawn(command.file, [...command.args, PNPM, 'install', '--frozen-lockfile'], {
    cwd: root,
    env: installerEnvironment(root),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command.shell,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`npx could not be started: ${error.message}`)))
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${output.trim()}\n\n${PNPM} install ended with code ${code}.`))
    })
  })
}

/** Under `npm start` npm says where it is itself; that one works even where npx is not on the PATH. */
function npxCommand() {
  const npm = process.env.npm_execpath
  if (npm !== undefined && basename(npm) === 'npm-cli.js') {
    return { file: process.execPath, args: [npm, 'exec', '--yes', '--'], shell: false }
  }
  return { file: 'npx', args: ['--yes'], shell: process.platform === 'win32' }
}

/** Where HOME cannot be written, the caches and the store of npm and pnpm go to `.local/home`; its .npmrc still counts. */
function installerEnvironment(root) {
  // CI: pnpm asks nothing.
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
    // Asked by writing: for root `access` says yes to everything.
    fs.rmdirSync(fs.mkdtempSync(join(folder, '.concert-')))
    return true
  } catch {
    return false
  }
}

/** One install at a time in a checkout. A lock whose holder is gone is taken over. */
async function takeLock(path) {
  fs.mkdirSync(dirname(path), { recursive: true })
  for (;;) {
    try {
      fs.writeFileSync(path, String(process.pid), { flag: 'wx' })
      return () => fs.rmSync(path, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isHeld(path)) await delay(200)
    else fs.rmSync(path, { force: true })
  }
}

function isHeld(path) {
  try {
    const pid = Number(fs.readFileSync(path, 'utf8'))
    // The number is written after the file is made; an empty file is being made this moment.
    if (pid === 0) return true
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
