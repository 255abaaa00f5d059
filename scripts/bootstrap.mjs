// Only built-in modules, and nothing newer than Node 20: this runs before anything is installed.
import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installDependencies, ownNode } from './install.mjs'

const NODE_MAJOR_MIN = 20

/** The checkout this script is in. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Makes sure that the dependencies are installed, then runs a script of the project with the project's own Node and
 * ends with the same result. `say` receives a line when something was installed, or when another install is waited for.
 */
export async function runWithOwnNode(script, args, say = (line) => console.error(line)) {
  try {
    requireNode()
    const seconds = await installDependencies(root, say)
    if (seconds !== undefined) say(`  ✔ dependencies ${seconds.toFixed(1).padStart(13)} s   (only when they changed)`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
    return
  }
  runToEnd(spawn(ownNode(root), [join(root, script), ...args], { stdio: 'inherit', env: ownEnvironment() }))
}

function requireNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < NODE_MAJOR_MIN) {
    throw new Error(
      `Concert needs Node ${NODE_MAJOR_MIN} or newer to start; this is ${process.version} (${process.execPath}).`,
    )
  }
}

/** Programs that the script starts by name are found in the project first, `node` among them. */
function ownEnvironment() {
  return { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) }
}

const PARENT_LOOKED_AT_EVERY_MS = 300

/**
 * A signal to npm itself ends the shell between npm and this process, and the shell does not forward it; without this,
 * the processes that npm started would continue.
 */
function whenOrphaned(end) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    end()
  }, PARENT_LOOKED_AT_EVERY_MS)
  timer.unref()
}

/**
 * Forwards signals and returns the exit code of the child; if a signal ended the child, this process ends by the same
 * signal.
 */
function runToEnd(child) {
  const forward = (signal) => child.kill(signal)
  // Ctrl-C in a terminal reaches the child directly; the listener only keeps this process running until the child has
  // ended.
  process.on('SIGINT', process.stdin.isTTY ? () => {} : forward)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, forward)
  if (process.env.npm_lifecycle_event !== undefined) whenOrphaned(() => forward('SIGTERM'))
  child.once('error', (error) => {
    console.error(`The project’s Node could not be started: ${error.message}`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code ?? 1
      return
    }
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name)
    process.kill(process.pid, signal)
  })
}
