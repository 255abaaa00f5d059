import { run } from '#run.ts'

interface World {
  stdin?: string
  now?: string
  fetch?: typeof fetch | (() => Promise<Response>)
}

/** Runs the command as a person would, and returns its exit code and what it said. */
export async function concert(args: string[], world: World = {}) {
  const said = { out: '', err: '' }
  const code = await run(args, {
    stdin: (async function* () {
      yield world.stdin ?? ''
    })(),
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    fetch: world.fetch ?? (() => Promise.reject(new Error('nothing listens'))),
    now: () => new Date(world.now ?? '2026-12-01T00:00:00Z'),
  })
  return { code, ...said }
}
