import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Service } from '@concert/contracts/operation'
import { operations } from '@concert/contracts/operations'
import { authorities } from '@concert/domain/jurisdictions'
import { expect, test } from 'vitest'
import { readyUrl } from '../../infra/docker/config.ts'
import { readConfig as readIdentityConfig } from '../../infra/identity/src/config.ts'
import { nobody } from '../../infra/local/src/cast.ts'
import { databaseName, planes, root } from '../../infra/local/src/databases.ts'
import { databaseVariable, readConfig as readPrepareConfig } from '../../infra/local/src/prepare/config.ts'
import { keysFor, secretEnvironment, secretHolders } from '../../infra/local/src/prepare/service-secrets.ts'
import { cast, castFolder } from '../story/cast.ts'
import { containerOf, mountAt, readComposeFile, textOf } from './compose-file.ts'
import { services, variablesRead } from './service-configurations.ts'

const compose = readComposeFile()
const secrets = { databasePassword: 'of nobody', cursorKey: '00'.repeat(32) }
const adminUrls = Object.fromEntries(
  planes.map((plane) => [plane, `postgres://postgres:x@postgres:5432/${databaseName(plane)}`]),
) as Record<(typeof planes)[number], string>
const databases = { adminUrls, description: 'of no server', stop: async () => undefined }

/** What the process of a service finds in its environment: docker-compose.yml, and the file that the preparation wrote. */
function environmentOf(service: Service): Record<string, string> {
  return { ...secretEnvironment(service, databases, secrets), ...containerOf(compose, service).environment }
}

test('every service of the contracts is a container of its own, and runs its own program from its own image', () => {
  const declared = new Set(Object.values(operations).map((operation) => operation.service))
  expect(new Set(services)).toEqual(declared)
  for (const service of services) {
    const { build, command } = containerOf(compose, service)
    expect(build?.args.PACKAGE).toBe(`@concert/${service}-service`)
    expect(command).toEqual(['--env-file=/secrets/service.env', `services/${service}/src/main.ts`])
  }
})

test.each(services)('%s finds every variable it needs and is told none that it does not read', (service) => {
  const environment = environmentOf(service)
  const read = variablesRead(service, environment)
  expect(Object.keys(environment).filter((name) => !read.has(name))).toEqual([])
})

test.each(services)('%s has its own database of every plane it serves, as its own role', (service) => {
  const urls = Object.entries(environmentOf(service)).filter(([name]) => name.startsWith('DATABASE_URL_'))
  const expected = service === 'registry' ? ['joint' as const] : authorities
  expect(urls.map(([name]) => name)).toEqual(expected.map(databaseVariable))
  for (const [, url] of urls) expect(new URL(url).username).toMatch(new RegExp(`_${service}$`))
})

test('a variable that is missing, and one that nobody reads, would be noticed', () => {
  const { CONCERT_ISSUER: _issuer, ...missing } = environmentOf('reviews')
  expect(() => variablesRead('reviews', missing)).toThrow(/CONCERT_ISSUER/)
  const { DATABASE_URL_MO: _url, ...withoutMacao } = environmentOf('reviews')
  expect(() => variablesRead('reviews', withoutMacao)).toThrow(/DATABASE_URL_MO/)
  const read = variablesRead('reviews', { ...environmentOf('reviews'), CONCERT_ISUER: 'misspelt' })
  expect(read.has('CONCERT_ISUER')).toBe(false)
})

test('each of the cell’s services serves every authority, with a key and a store of its own where it has one', () => {
  const perAuthority = {
    evidence: 'CONCERT_EVIDENCE_DIR',
    certificates: 'CONCERT_CERTIFICATE_KEY',
    exchange: 'CONCERT_EXCHANGE_KEY',
    workflows: 'CONCERT_WORKFLOWS_KEY',
  } as const
  for (const [service, name] of Object.entries(perAuthority)) {
    const { environment } = containerOf(compose, service)
    // Every authority is the default.
    expect(environment).not.toHaveProperty('CONCERT_AUTHORITIES')
    const values = authorities.map((authority) => environment[name]?.replace('{authority}', authority))
    expect(new Set(values).size).toBe(authorities.length)
  }
})

test('every key that a service is told of is one that the preparation hands to it', () => {
  for (const service of secretHolders) {
    const told = Object.entries(containerOf(compose, service).environment).filter(([name]) => name.endsWith('_KEY'))
    const files = told.flatMap(([, file]) => authorities.map((authority) => file.replace('{authority}', authority)))
    const handed = keysFor(service, '/prepared').map(({ name }) => `/secrets/${name}`)
    expect(files.toSorted()).toEqual(handed.toSorted())
  }
})

test('a service sees its own secrets only, and cannot change them', () => {
  for (const service of services) {
    const container = containerOf(compose, service)
    expect(mountAt(container, '/secrets')).toEqual({ source: `${service}-secrets`, isReadOnly: true })
    expect(container.volumes.filter((volume) => volume.includes('-secrets:'))).toHaveLength(1)
    expect(container.volumes.some((volume) => volume.startsWith('prepared:'))).toBe(false)
    expect(container.secrets).toEqual([])
    expect(mountAt(containerOf(compose, 'prepare'), `/outlets/${service}`)?.source).toBe(`${service}-secrets`)
  }
})

test('no secret stands in docker-compose.yml', () => {
  for (const [name, { environment }] of Object.entries(compose.services)) {
    for (const [variable, value] of Object.entries(environment)) {
      const parsed = URL.canParse(value) ? new URL(value) : undefined
      expect(parsed?.password ?? '', `${name} ${variable}`).toBe('')
      expect(variable, name).not.toMatch(/(PASSWORD|SECRET|TOKEN|CURSOR_KEY)$/)
    }
  }
})

test('the services that nobody outside the cell may reach stand on the cell’s network alone', () => {
  for (const name of ['certificates', 'postgres', 'prepare', 'audit']) {
    expect(containerOf(compose, name).networks, name).toEqual(['cell'])
  }
})

test('only the proxy has a way out, and it is not on the cell’s network', () => {
  const ways = Object.entries(compose.networks).filter(([, { internal }]) => !internal)
  expect(ways.map(([name]) => name)).toEqual(['front'])
  expect(membersOf('front')).toEqual(['proxy'])
  expect(containerOf(compose, 'proxy').networks).toEqual(['front', 'edge'])
})

test('one service touches the queue, which nothing else can reach', () => {
  expect(membersOf('queue')).toEqual(['workflows', 'redis'])
  expect(containerOf(compose, 'redis').networks).toEqual(['queue'])
  expect(containerOf(compose, 'workflows').environment['REDIS_URL']).toBe('redis://redis:6379')
})

function membersOf(network: string): string[] {
  return Object.entries(compose.services).flatMap(([name, { networks }]) => (networks.includes(network) ? [name] : []))
}

test('no container can be written to but in its volumes, and none has a privilege', () => {
  for (const [name, container] of Object.entries(compose.services)) {
    expect(container.read_only, name).toBe(true)
    expect(container.cap_drop, name).toEqual(['ALL'])
    expect(container.security_opt, name).toEqual(['no-new-privileges:true'])
    // The images of ours name their user themselves.
    if (container.build === undefined) expect(container.user, name).toMatch(/^(nginx|postgres|redis)$/)
  }
})

test('only the proxy is published, on loopback', () => {
  const published = Object.entries(compose.services).filter(([, { ports }]) => ports.length > 0)
  expect(published.map(([name]) => name)).toEqual(['proxy'])
  for (const port of containerOf(compose, 'proxy').ports) expect(port).toMatch(/^127\.0\.0\.1:8080:8080$/)
})

test('images are pinned by version; Node and pnpm are the same in the images, in the bootstrap and in package.json', () => {
  const images = Object.values(compose.services).flatMap(({ image }) => image ?? [])
  const bases = [...textOf('infra/Dockerfile').matchAll(/^FROM (\S+)/gm)].map((match) => match[1] ?? '')
  expect(images.length).toBeGreaterThan(0)
  const { devDependencies, packageManager } = JSON.parse(textOf('package.json')) as {
    devDependencies: Record<string, string>
    packageManager: string
  }
  expect(textOf('.node-version').trim()).toBe(devDependencies['node'])
  expect(new Set(bases)).toEqual(new Set([`node:${devDependencies['node']}-bookworm-slim`]))
  expect(textOf('infra/Dockerfile')).toContain(`npx --yes ${packageManager} install`)
  expect(textOf('scripts/install.mjs')).toContain(`const PNPM = '${packageManager}'`)
  for (const image of images) expect(image).toMatch(/^[a-z]+:\d+\.\d+[\w.-]*$/)
})

test('the development identity provider starts with the demo profile only, and binds loopback', () => {
  const identity = containerOf(compose, 'identity')
  expect(identity.profiles).toEqual(['demo'])
  expect(identity.network_mode).toBe('service:issuer')
  const folder = mkdtempSync(join(tmpdir(), 'concert-identity-'))
  try {
    const file = join(folder, 'identity.json')
    writeFileSync(file, '{}')
    const config = readIdentityConfig({ ...identity.environment, CONCERT_IDENTITY_FILE: file })
    expect(config.host).toBe('127.0.0.1')
    expect(config.applicationsUrl).toBe(containerOf(compose, 'workflows').environment['CONCERT_URL_APPLICATIONS'])
    expect(new URL(config.personnelUrl).hostname).toBe('personnel')
    expect(textOf('infra/proxy/issuer.conf')).toContain(`proxy_pass http://127.0.0.1:${config.port};`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the preparation is told of the database of every plane', () => {
  const { CONCERT_ADMIN_PASSWORD_FILE: file, ...environment } = containerOf(compose, 'prepare').environment
  expect(file).toBe('/run/secrets/postgres-password')
  const config = readPrepareConfig({ ...environment, CONCERT_CAST_DIR: castFolder })
  for (const plane of planes) expect(new URL(config.adminUrls[plane]).pathname).toBe(`/${databaseName(plane)}`)
  expect(config.publicOrigin).toBe(containerOf(compose, 'registry').environment['CONCERT_PUBLIC_ORIGIN'])
})

test('the preparation is given the cast of the story, and without one writes nobody', () => {
  const { environment, volumes } = containerOf(compose, 'prepare')
  expect(volumes).toContain(`./${relative(root, castFolder)}:${environment['CONCERT_CAST_DIR']}:ro`)
  const { CONCERT_ADMIN_PASSWORD_FILE: _file, CONCERT_CAST_DIR: _folder, ...rest } = environment
  expect(readPrepareConfig({ ...rest, CONCERT_CAST_DIR: castFolder }).cast).toEqual(cast)
  expect(readPrepareConfig(rest).cast).toEqual(nobody)
})

test('the health of a container is asked at the address where its service listens', () => {
  expect(readyUrl(environmentOf('certificates'))).toBe('http://certificates:8080/ready')
  expect(readyUrl(environmentOf('reviews'))).toBe('http://127.0.0.1:8080/ready')
  expect(textOf('infra/Dockerfile')).toContain('CMD ["node", "infra/docker/check-ready.ts"]')
})

test('every folder that a volume is mounted on belongs to the service’s user in the image', () => {
  const made = new Set(textOf('infra/Dockerfile').match(/\/(secrets|trust|evidence|prepared|outlets)[\w/-]*/g))
  const images = Object.entries(compose.services).filter(([, { build }]) => build !== undefined)
  for (const [name, { volumes }] of images) {
    const own = volumes.filter((volume) => !volume.startsWith('.'))
    for (const volume of own) expect(made.has(volume.split(':')[1] ?? ''), `${name} ${volume}`).toBe(true)
  }
})

test('every volume that is mounted is declared, and none is declared for nobody', () => {
  const mounted = Object.values(compose.services)
    .flatMap(({ volumes }) => volumes.map((volume) => volume.split(':')[0] ?? ''))
    .filter((source) => !source.startsWith('.'))
  expect(new Set(mounted)).toEqual(new Set(Object.keys(compose.volumes)))
})

test('the queue’s server throws nothing away and writes down what it takes', () => {
  const command = containerOf(compose, 'redis').command?.join(' ')
  expect(command).toContain('--maxmemory-policy noeviction')
  expect(command).toContain('--appendonly yes')
})
