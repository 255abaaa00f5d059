import type { Period } from '@concert/credentials/period-of-validity'
import { createElement as h, type ReactElement, type ReactNode } from 'react'
import { authorityNames } from '#authority-names.ts'
import type { RegisteredCertificate } from '#store/certificates.ts'
import type { Verdict } from '#verdict/judge.ts'
import { sentenceOf } from '#verdict/sentence.ts'
import { certificateDownloads } from './certificate-downloads.ts'
import { dataTable } from './data-table.ts'
import { historyTable, presentEffectsTable } from './effects-table.ts'
import type { Page, Reader } from './page.ts'
import { written, writtenDay, writtenInstant, writtenNames } from './written-text.ts'

/** A certificate: first whether it is authentic and what it is worth where, then everything that this rests on. */
export function certificatePage(reader: Reader, certificate: RegisteredCertificate, verdict: Verdict): Page {
  const { certificateNumber } = certificate
  const { texts } = reader
  const main = h(
    'div',
    null,
    h('h1', { className: `verdict ${toneOf(verdict.answer)}` }, sentenceOf(verdict, reader.language)),
    h('p', { className: 'soft' }, `${texts.certificate.checkedAt} `, writtenInstant(verdict.checkedAt, reader)),
    ...body(reader, certificate, verdict),
  )
  const title = `${texts.certificate.heading} ${certificateNumber}`
  return { status: 200, title, path: `/register/${certificateNumber}`, parameters: {}, main }
}

function toneOf(answer: Verdict['answer']): 'ok' | 'warn' | 'bad' {
  switch (answer) {
    case 'authentic-and-in-force':
      return 'ok'
    case 'authentic-not-in-force':
      return 'warn'
    case 'altered':
    case 'unknown-issuer':
      return 'bad'
  }
}

/** What is not authentic is not shown as if it were: only the signatures and where to ask. */
function body(reader: Reader, certificate: RegisteredCertificate, verdict: Verdict): ReactNode[] {
  const { texts } = reader
  const signatures = section(texts.certificate.signatures, signaturesTable(reader, verdict))
  switch (verdict.answer) {
    case 'altered':
    case 'unknown-issuer':
      return [h('p', { key: 'warning' }, texts.certificate.doNotRely), signatures]
    case 'authentic-and-in-force':
    case 'authentic-not-in-force':
      return [
        section(texts.certificate.effects, presentEffectsTable(reader, certificate, periodOf(verdict))),
        section(texts.certificate.facts, facts(reader, certificate)),
        section(texts.certificate.history, historyTable(reader, certificate)),
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
  const { language, texts } = reader
  const { certificate: label } = texts
  const { holder, aiSystem } = certificate
  const validity = [writtenDay(certificate.validFrom, reader), ` ${label.to} `, writtenDay(certificate.validTo, reader)]
  const rows: [string, ReactNode[]][] = [
    [label.number, [certificate.certificateNumber]],
    [label.holder, writtenNames(holder.names, language)],
    [label.identifier, [`${holder.identifier.scheme} `, h('bdi', null, holder.identifier.value)]],
    [label.place, [texts.places[holder.place]]],
    [label.system, writtenNames(aiSystem.names, language)],
    [label.version, [h('bdi', null, aiSystem.version)]],
    [label.weightsDigest, [h('code', null, aiSystem.weightsDigest)]],
    [label.scope, [written(certificate.scope, language)]],
    [label.riskClass, certificate.riskClass === 'unacceptable' ? [] : [texts.riskClasses[certificate.riskClass]]],
    [label.edition, [certificate.edition]],
    [label.leadAuthority, [authorityNames[certificate.leadAuthority][language]]],
    [label.validity, validity],
    [label.issuedAt, [writtenInstant(certificate.issuedAt, reader)]],
  ]
  return h('dl', null, ...rows.flatMap(([term, value]) => [h('dt', null, term), h('dd', null, ...value)]))
}

function signaturesTable({ language, texts }: Reader, { signatures }: Verdict): ReactElement {
  const { certificate: label } = texts
  return dataTable({
    caption: label.signatures,
    headings: [label.authority, label.key, label.result],
    rows: signatures.map(({ authority, kid, valid, reason }) => [
      authority === null ? label.unknownSigner : authorityNames[authority][language],
      kid === null ? '–' : h('code', null, kid),
      valid ? label.signatureValid : `${label.signatureNotValid} (${reason})`,
    ]),
  })
}
