import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const openssl = ['/usr/bin/openssl', '/usr/local/bin/openssl'].find((path) => existsSync(path))

/** A certificate for localhost that nobody else signed, of a key that only this run has. */
export function makeCertificate(program: string, names: string) {
  const folder = mkdtempSync(join(tmpdir(), 'concert-tls-'))
  try {
    const [key, file] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
    const of = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=localhost']
    const valid = ['-addext', `subjectAltName=${names}`, '-days', '2']
    execFileSync(program, ['req', '-x509', ...of, ...valid, '-keyout', key, '-out', file], { stdio: 'ignore' })
    return { certificate: readFileSync(file, 'utf8'), key: readFileSync(key, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
