import type { Period } from '@concert/credentials/period-of-validity'
import { authorityNames } from '@concert/sentences/authorities'
import * as label from '@concert/sentences/pages/certificate'
import { to } from '@concert/sentences/pages/site'
import { placeNames } from '@concert/sentences/places'
import { riskClasses } from '@concert/sentences/risk-classes'
import { say, type Sentence } from '@concert/sentences/sentence'
import { createElement as h, type ReactElement, type ReactNode } from 'react'
import type { RegisteredCertificate } from '#register/representation.ts'
import type { Verdict } from '#verify/judge.ts'
import { sentenceOf } from '#verify/sentence.ts'
import { certificateDownloads } from './certificate-downloads.ts'
import { dataTable } from './data-table.ts'
import { historyTable, presentEffectsTable } from './effects-table.ts'
import { placesList } from './places-list.ts'
import type { Page, Reader } from './page.ts'
import { written, writtenDay, writtenInstant, writtenNames } from './written-text.ts'

/** The page of a certificate: first whether it is authentic and what it is worth in each place, then the data behind this. */
export function certificatePage(reader: Reader, certificate: RegisteredCertificate, verdict: Verdict): Page {
  const { certificateNumber, leadAuthority } = certificate
  const { language } = reader
  const main = h(
    'div',
    null,
    h('h1', { className: `verdict ${toneOf(verdict.answer)}` }, sentenceOf(verdict, language)),
    h(
      'p',
      { className: 'soft' },
      `${say(label.checkedAt, language)} `,
      writtenInstant(verdict.checkedAt, leadAuthority, reader),
    ),
    ...body(reader, certificate, verdict),
  )
  const title = say(label.heading, language, { certificateNumber })
  return { status: 200, title, path: `/register/${certificateNumber}`, parameters: {}, main }
}

function toneOf(answer: Verdict['answer']): 'ok' | 'warn' | 'bad' {
  switch (answer) {
    case 'authentic-and-in-force':
      return 'ok'
    case 'authentic-in-force-in-part':
    case 'authentic-not-in-force':
      return 'warn'
    case 'altered':
    case 'not-a-credential':
    case 'unknown-issuer':
      return 'bad'
  }
}

/** Content that is not authentic is not shown: only the signatures, and a notice to ask the authorities. */
function body(reader: Reader, certificate: RegisteredCertificate, verdict: Verdict): ReactNode[] {
  const { language } = reader
  const signatures = section(say(label.signatures, language), signaturesTable(reader, verdict))
  switch (verdict.answer) {
    case 'altered':
    case 'not-a-credential':
    case 'unknown-issuer':
      return [h('p', { key: 'warning' }, say(label.doNotRely, language)), signatures]
    case 'authentic-and-in-force':
    case 'authentic-in-force-in-part':
    case 'authentic-not-in-force':
      return [
        placesList(reader, certificate, periodOf(verdict)),
        section(say(label.effects, language), presentEffectsTable(reader, certificate, periodOf(verdict))),
        section(say(label.facts, language), facts(reader, certificate)),
        section(say(label.history, language), historyTable(reader, certificate)),
        signatures,
        ...certificateDownloads(reader, certificate),
      ]
  }
}

function periodOf({ period }: Verdict): Period {
  if (period === null) throw new Error('an authentic certificate has days of validity')
  return period
}

function section(heading: string, content: ReactNode): ReactElement {
  return h('section', { key: heading }, h('h2', null, heading), content)
}

function facts(reader: Reader, certificate: RegisteredCertificate): ReactElement {
  const { language } = reader
  const { holder, aiSystem } = certificate
  const validity = [
    writtenDay(certificate.validFrom, reader),
    ` ${say(to, language)} `,
    writtenDay(certificate.validTo, reader),
  ]
  const rows: [Sentence, ReactNode[]][] = [
    [label.number, [certificate.certificateNumber]],
    [label.holder, writtenNames(holder.names, language)],
    [label.identifier, [`${holder.identifier.scheme} `, h('bdi', null, holder.identifier.value)]],
    [label.place, [say(placeNames[holder.place], language)]],
    [label.system, writtenNames(aiSystem.names, language)],
    [label.version, [h('bdi', null, aiSystem.version)]],
    [label.weightsDigest, [h('code', null, aiSystem.weightsDigest)]],
    [label.scope, [written(certificate.scope, language)]],
    [
      label.riskClass,
      certificate.riskClass === 'unacceptable' ? [] : [say(riskClasses[certificate.riskClass], language)],
    ],
    [label.edition, [certificate.edition]],
    [label.leadAuthority, [say(authorityNames[certificate.leadAuthority], language)]],
    [label.validity, validity],
    [label.issuedAt, [writtenInstant(certificate.issuedAt, certificate.leadAuthority, reader)]],
  ]
  return h(
    'dl',
    null,
    ...rows.flatMap(([term, value]) => [h('dt', null, say(term, language)), h('dd', null, ...value)]),
  )
}

function signaturesTable({ language }: Reader, { signatures }: Verdict): ReactElement {
  return dataTable({
    caption: say(label.signatures, language),
    headings: [label.authority, label.key, label.result].map((heading) => say(heading, language)),
    rows: signatures.map(({ authority, kid, valid, reason }) => [
      say(authority === null ? label.unknownSigner : authorityNames[authority], language),
      kid === null ? '–' : h('code', null, kid),
      valid ? say(label.signatureValid, language) : say(label.signatureNotValid, language, { reason: String(reason) }),
    ]),
  })
}
