import { createElement as h, type ReactElement } from 'react'
import { authorityNames } from '#authority-names.ts'
import type { RegisteredCertificate } from '#store/certificates.ts'
import type { Reader } from './page.ts'

/** Where the credential and the keys are downloaded, and the commands that verify it without this server. */
export function certificateDownloads(reader: Reader, certificate: RegisteredCertificate): ReactElement[] {
  const { language, texts } = reader
  const { certificate: label } = texts
  const entry = `/registry/v1/certificates/${certificate.certificateNumber}`
  const links: [string, string][] = [
    [`${entry}/credential`, label.credential],
    ...certificate.signedBy.map((authority): [string, string] => [
      `${entry}/credential/${authority}`,
      `${label.compactCredential} ${authorityNames[authority][language]} (JWS)`,
    ]),
    ...certificate.signedBy.map((authority): [string, string] => [
      keysPath(authority),
      `${label.keys} ${authorityNames[authority][language]} (JWKS)`,
    ]),
    [`${entry}/effect-statements`, label.statements],
    [entry, label.machineReadable],
  ]
  return [
    h(
      'section',
      { key: 'downloads' },
      h('h2', null, label.downloads),
      h('ul', null, ...links.map(([href, text]) => h('li', null, h('a', { href }, text)))),
    ),
    h(
      'section',
      { key: 'offline' },
      h('h2', null, label.offline),
      h('p', null, label.offlineLead),
      h('pre', null, h('code', null, commands(reader.publicOrigin, certificate).join('\n'))),
    ),
  ]
}

function keysPath(authority: string): string {
  return `/registry/v1/authorities/${authority}/jwks.json`
}

function commands(origin: string, { certificateNumber, signedBy }: RegisteredCertificate): string[] {
  const credential = `${certificateNumber}.jws.json`
  return [
    `curl -o ${credential} ${origin}/registry/v1/certificates/${certificateNumber}/credential`,
    ...signedBy.map((authority) => `curl -o ${authority}.jwks.json ${origin}${keysPath(authority)}`),
    `npm run concert -- verify ${credential} --keys ${signedBy.map((authority) => `${authority}.jwks.json`).join(' ')}`,
  ]
}
