import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@concert/postgres/free-port'
import { textOf } from './compose-file.ts'

/** Where the packages of distributions put it. */
export const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find((path) => existsSync(path))

export interface StartedProxy {
  readonly port: number
  readonly tlsPort: number
  readonly clearPort: number
  stop(): Promise<void>
}

/** The proxy of a deployment as its files say, before services that do not answer; with a certificate also its TLS. */
export async function startProxy(
  program: string,
  certificate?: { readonly certificate: string; readonly key: string },
): Promise<StartedProxy> {
  const [port, tlsPort, clearPort] = [await freePort(), await freePort(), await freePort()]
  const folder = mkdtempSync(join(tmpdir(), 'concert-proxy-'))
  const adapted = (file: string) =>
    textOf(file)
      .replaceAll(' /tmp/', ` ${folder}/`)
      .replaceAll('/etc/nginx/', `${folder}/`)
      .replace('listen 8080;', `listen 127.0.0.1:${port};`)
      .replace('listen 8081;', `listen 127.0.0.1:${clearPort};`)
      .replace('listen 8443 ssl;', `listen 127.0.0.1:${tlsPort} ssl;`)
      // There is no engine here that knows the services: each is one that does not answer.
      .replace('resolver 127.0.0.11 valid=5s ipv6=off;', 'resolver 127.0.0.1:1; resolver_timeout 100ms;')
  writeFileSync(join(folder, 'concert-routes.map'), textOf('infra/proxy/routes.map'))
  writeFileSync(join(folder, 'concert-hosts.map'), textOf('infra/proxy/hosts.map'))
  writeFileSync(join(folder, 'proxy.conf'), adapted('infra/proxy/proxy.conf'))
  if (certificate !== undefined) {
    mkdirSync(join(folder, 'tls'))
    writeFileSync(join(folder, 'tls/certificate.pem'), certificate.certificate)
    writeFileSync(join(folder, 'tls/key.pem'), certificate.key, { mode: 0o600 })
    writeFileSync(join(folder, 'concert-tls.conf'), adapted('infra/proxy/tls.conf'))
    writeFileSync(join(folder, 'concert-tls-server.conf'), adapted('infra/proxy/tls-server.conf'))
  }
  const server = spawn(program, ['-c', join(folder, 'proxy.conf'), '-g', 'daemon off;'], { stdio: 'ignore' })
  return {
    port,
    tlsPort,
    clearPort,
    stop: async () => {
      server.kill('SIGTERM')
      if (server.exitCode === null) await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An answer in its parts. */
export function answerIn(text: string) {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const [line = '', ...fields] = head.split('\r\n')
  const headers = Object.fromEntries(
    fields.map((field) => [field.split(':')[0]?.toLowerCase(), field.replace(/^[^:]+: */, '')]),
  )
  return { status: Number(line.split(' ')[1]), headers, body }
}
