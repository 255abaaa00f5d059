import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')

const names = z.array(z.string())

const container = z.looseObject({
  image: z.string().optional(),
  build: z
    .strictObject({ context: z.string(), dockerfile: z.string(), args: z.strictObject({ PACKAGE: z.string() }) })
    .optional(),
  command: names.optional(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: names.default([]),
  networks: names.default([]),
  network_mode: z.string().optional(),
  ports: names.default([]),
  secrets: names.default([]),
  profiles: names.default([]),
  user: z.string().optional(),
  read_only: z.boolean().default(false),
  cap_drop: names.default([]),
  security_opt: names.default([]),
})
export type Container = z.infer<typeof container>

const composeFile = z.looseObject({
  services: z.record(z.string(), container),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean().default(false) })),
  volumes: z.record(z.string(), z.strictObject({})),
})
export type ComposeFile = z.infer<typeof composeFile>

/** docker-compose.yml with its anchors merged, as the engine would see it. */
export function readComposeFile(): ComposeFile {
  return composeFile.parse(parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }))
}

/** One container of it. @throws Error when there is none of the name */
export function containerOf(compose: ComposeFile, name: string): Container {
  const found = compose.services[name]
  if (found === undefined) throw new Error(`docker-compose.yml has no service ${name}`)
  return found
}

/** The volume that a container has at a path, and whether it may write there. */
export function mountAt(of: Container, path: string): { source: string; isReadOnly: boolean } | undefined {
  const mounts = of.volumes.map((volume) => volume.split(':'))
  const found = mounts.find(([, target]) => target === path)
  return found === undefined ? undefined : { source: found[0] ?? '', isReadOnly: found[2] === 'ro' }
}

/** A file of the repository as text. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
