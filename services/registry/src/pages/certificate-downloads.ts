import type { Authority } from '@concert/domain/jurisdictions'
import { authorityNames } from '@concert/sentences/authorities'
import * as label from '@concert/sentences/pages/certificate-downloads'
import { say } from '@concert/sentences/sentence'
import { createElement as h, type ReactElement } from 'react'
import type { RegisteredCertificate } from '#register/representation.ts'
import type { Reader } from './page.ts'

/** Where the credential and the keys are downloaded, and the commands that verify it without this server. */
export function certificateDownloads(reader: Reader, certificate: RegisteredCertificate): ReactElement[] {
  const { language } = reader
  const nameOf = (authority: Authority): string => say(authorityNames[authority], language)
  const entry = `/registry/v1/certificates/${certificate.certificateNumber}`
  const links: [string, string][] = [
    [`${entry}/credential`, say(label.credential, language)],
    ...certificate.signedBy.map((authority): [string, string] => [
      `${entry}/credential/${authority}`,
      say(label.compactCredential, language, { authority: nameOf(authority) }),
    ]),
    ...certificate.signedBy.map((authority): [string, string] => [
      keysPath(authority),
      say(label.keys, language, { authority: nameOf(authority) }),
    ]),
    [`${entry}/effect-statements`, say(label.statements, language)],
    [entry, say(label.machineReadable, language)],
  ]
  return [
    h(
      'section',
      { key: 'downloads' },
      h('h2', null, say(label.downloads, language)),
      h('ul', null, ...links.map(([href, text]) => h('li', null, h('a', { href }, text)))),
    ),
    h(
      'section',
      { key: 'offline' },
      h('h2', null, say(label.offline, language)),
      h('p', null, say(label.offlineLead, language)),
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
