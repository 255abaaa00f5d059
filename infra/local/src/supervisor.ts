import { setTimeout as delay } from 'node:timers/promises'
import { logEndOf, type Separate } from './separate-services.ts'

/** A process that ended although nobody asked it to. */
export interface Crash {
  readonly service: string
  readonly reason: string
  readonly logFile: string
  /** When it is started again, in ms; undefined when it is not. */
  readonly pauseMs: number | undefined
}

/** Who is told of the processes; nobody must be. */
export interface Watch {
  readonly onCrash?: ((crash: Crash) => void) | undefined
  readonly onRestart?: ((service: string) => void) | undefined
  /** A service that ends again and again stays down: the whole run ends with this error. */
  readonly onGivenUp?: ((error: Error) => void) | undefined
}

/** How one service is started, and until when it is waited for. */
export interface Plan {
  readonly start: (onCrash: (reason: string) => void) => Separate
  /** @throws Error when it ends, or is not ready in time */
  readonly untilReady: (separate: Separate) => Promise<void>
}

const RESTARTS_MAX = 5
const WINDOW_MS = 60_000
const FIRST_PAUSE_MS = 200

/** The pauses before a service is started again: twice as long each time, at most five within a minute. */
export class Pauses {
  #taken: number[] = []

  /** The next pause in ms, or undefined when there were too many. `now` is in ms. */
  next(now: number): number | undefined {
    this.#taken = this.#taken.filter((at) => at > now - WINDOW_MS)
    if (this.#taken.length >= RESTARTS_MAX) return undefined
    this.#taken.push(now)
    return FIRST_PAUSE_MS * 2 ** (this.#taken.length - 1)
  }
}

/** Starts processes, starts those again that end unasked, and ends all of them. */
export class Supervisor<Name extends string> {
  readonly processes = new Map<Name, Separate>()
  readonly #plans: ReadonlyMap<Name, Plan>
  readonly #watch: Watch
  readonly #pauses = new Map<Name, Pauses>()
  readonly #restarting = new Set<Promise<void>>()
  readonly #stopping = new AbortController()
  #isStarted = false

  constructor(plans: ReadonlyMap<Name, Plan>, watch: Watch) {
    this.#plans = plans
    this.#watch = watch
  }

  /** @throws Error when one does not become ready; nothing is started again before all are */
  async start(): Promise<void> {
    await Promise.all([...this.#plans.keys()].map((name) => this.#run(name)))
    this.#isStarted = true
  }

  /** Ends the process of a service if it runs, and starts it. */
  async restart(name: Name): Promise<void> {
    await this.processes.get(name)?.stop()
    await this.#run(name)
  }

  async stop(): Promise<void> {
    // From now on nothing is started, so that these are all.
    this.#stopping.abort()
    await Promise.all([...this.processes.values()].map((process) => process.stop()))
    await Promise.all(this.#restarting)
  }

  async #run(name: Name): Promise<void> {
    const plan = this.#plans.get(name)
    if (plan === undefined) throw new Error(`there is no service ${name}`)
    const separate = plan.start((reason) => this.#crashed(name, separate, reason))
    this.processes.set(name, separate)
    await plan.untilReady(separate)
  }

  #crashed(name: Name, ended: Separate, reason: string): void {
    // While all are started, who waits for this one tells that it ended.
    if (!this.#isStarted || this.#stopping.signal.aborted) return
    const pauses = this.#pauses.get(name) ?? new Pauses()
    this.#pauses.set(name, pauses)
    const pauseMs = pauses.next(performance.now())
    this.#watch.onCrash?.({ service: name, reason, logFile: ended.logFile, pauseMs })
    if (pauseMs === undefined) {
      const what = `ended ${RESTARTS_MAX + 1} times within a minute, the last time by ${reason}, and is not started again`
      this.#watch.onGivenUp?.(logEndOf(ended, what))
      return
    }
    const restarting = this.#again(name, ended, pauseMs)
    this.#restarting.add(restarting)
    void restarting.finally(() => this.#restarting.delete(restarting))
  }

  async #again(name: Name, ended: Separate, pauseMs: number): Promise<void> {
    await delay(pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined)
    // Stopped meanwhile, or started again on request.
    if (this.#stopping.signal.aborted || this.processes.get(name) !== ended) return
    try {
      await this.#run(name)
      this.#watch.onRestart?.(name)
    } catch (error) {
      const begun = this.processes.get(name) ?? ended
      // What has ended was told as a crash of its own.
      if (begun !== ended && begun.ended !== undefined) return
      if (begun !== ended) await begun.stop()
      this.#crashed(name, begun, error instanceof Error ? error.message : String(error))
    }
  }
}
