import { formatCertificateNumber } from '@concert/domain/identifiers/certificate-number'
import type { Client } from 'pg'
import { registeredCertificateOf } from '#register/representation.ts'
import { searchTextOf } from '#register/search-text.ts'
import { contentOf } from './registry.fixture.ts'

const BATCH = 5_000
const DAY = 86_400_000
const NEWEST = Date.parse('2026-11-20T08:00:00.000Z')

const PLACES = { 'cn-gd': 'CN', hk: 'HK', mo: 'MO' } as const
type Statuses = Readonly<Record<keyof typeof PLACES, string>>

/** Words of which every other name has some, from those in half of the register to those in a thousandth of it. */
const TRADE = ['Limited', 'Harbour', 'Legal', 'Vision', 'Logistics', 'Clinic', 'Ceramic', 'Lantern', 'Estuary', 'Ferry']
const SYLLABLES = ['ba', 'ce', 'do', 'fi', 'gu', 'ha', 'je', 'ko', 'li', 'mu', 'na', 'pe', 'ro', 'si', 'tu', 'va']
const CHARACTERS =
  '港海法律大模型智能物流視覺醫療銀行保險教育語音翻譯機器人數據安全雲計算未來創新科技集團灣區粵澳珠江南沙橫琴前海河套九龍新界'
/** Of common characters, in this order in one certificate of ten thousand. */
const RARE_HAN = '海律'

/** A number between 0 and 1 that is the same for the same certificate and purpose, and looks like chance. */
function chance(certificate: number, purpose: number): number {
  let bits = Math.imul(certificate + 1, 0x9e37_79b1) ^ Math.imul(purpose + 1, 0x85eb_ca6b)
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb_352d)
  bits = Math.imul(bits ^ (bits >>> 15), 0x846c_a68b)
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32
}

/** The word at the place of a list in which each word is about half as frequent as the one before it. */
function tradeWord(certificate: number, purpose: number): string {
  const place = Math.floor(-Math.log2(1 - chance(certificate, purpose)))
  return TRADE[Math.min(place, TRADE.length - 1)] ?? ''
}

function ownWord(certificate: number, purpose: number): string {
  const syllables = [0, 1, 2].map((place) => {
    return SYLLABLES[Math.floor(chance(certificate, purpose + place) * SYLLABLES.length)] ?? ''
  })
  const word = syllables.join('')
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function hanName(certificate: number, purpose: number, length: number): string {
  const all = [...CHARACTERS]
  const name = Array.from({ length }, (_, place) => all[Math.floor(chance(certificate, purpose + place) * all.length)])
  const common = chance(certificate, purpose + 50) < 0.5 ? '科技' : '集團'
  return certificate % 10_000 === 77
    ? `${RARE_HAN}${name.join('')}`
    : `${name.join('').replaceAll('海律', '海港')}${common}`
}

/** One invented certificate of the register; the same number always makes the same one. */
function inventedCertificate(index: number) {
  const issuedAt = new Date(NEWEST - index * 157_000).toISOString()
  const validFrom = issuedAt.slice(0, 10)
  const year = Number(validFrom.slice(0, 4))
  const { holder, aiSystem, ...content } = contentOf()
  return {
    ...content,
    certificateNumber: formatCertificateNumber({
      lead: 'H',
      body: String(1 + Math.floor(index / 90_000)).padStart(3, '0'),
      year,
      riskClass: 'limited',
      serial: 1 + (index % 90_000),
    }),
    holder: {
      ...holder,
      names: {
        en: `${ownWord(index, 1)} ${tradeWord(index, 5)} ${tradeWord(index, 6)}`,
        'zh-Hant': hanName(index, 100, 6),
      },
      identifier: { ...holder.identifier, value: String(10_000_000 + index) },
    },
    aiSystem: { ...aiSystem, names: { en: `${ownWord(index, 10)} ${ownWord(index, 20)}` } },
    validFrom,
    validTo: new Date(Date.parse(issuedAt) + 1095 * DAY).toISOString().slice(0, 10),
    issuedAt,
  }
}

/** Suspended in Macao in one of 25, with conditions reserved in Guangdong in one of 1,000, refused nowhere. */
function inventedStatuses(index: number): Statuses {
  return {
    'cn-gd': index % 1_000 === 3 ? 'reserved' : 'active',
    hk: 'active',
    mo: index % 25 === 4 ? 'suspended' : 'active',
  }
}

/**
 * Fills an empty register with invented certificates, searchable as if they had been published, newest first. Nobody signed them, so the
 * connection is a superuser's, who can keep the register's triggers from running; what the triggers derive is derived here in bulk.
 */
export async function fillRegister(client: Client, count: number): Promise<void> {
  await client.query('set session_replication_role = replica')
  for (let from = 0; from < count; from += BATCH) {
    const indices = Array.from({ length: Math.min(BATCH, count - from) }, (_, place) => from + place)
    await client.query(INSERT, [JSON.stringify(indices.map(rowOf))])
  }
  await client.query('reset session_replication_role')
  await client.query('vacuum analyze registry.certificates, registry.standing_effects')
}

function rowOf(index: number) {
  const content = inventedCertificate(index)
  const statuses = inventedStatuses(index)
  const document = registeredCertificateOf(content, 'ab'.repeat(32))
  const effects = document.effects.map((effect) => ({ ...effect, status: statuses[effect.authority] }))
  return { document: { ...document, effects, history: effects }, search_text: searchTextOf(content) }
}

/** What was signed is read by nobody who searches. */
const INSERT = `
  with given as (
    select document, search_text, document->>'certificateNumber' as number, (document->>'issuedAt')::timestamptz as issued_at,
      (document->>'validFrom')::date as valid_from, (document->>'validTo')::date as valid_to
    from jsonb_to_recordset($1::jsonb) as row (document jsonb, search_text text)
  ), registered as (
    insert into registry.certificates (certificate_number, lead_authority, content, certificate_digest, credential, document,
      search_text, valid_from, valid_to, issued_at, published_at)
    select number, 'hk', '{}', '', '{}', document, search_text, valid_from, valid_to, issued_at, issued_at from given
  )
  insert into registry.standing_effects
  select number, effect->>'authority', 0, effect->>'jurisdiction', effect->>'status', issued_at, 'hk', valid_from, valid_to
  from given, jsonb_array_elements(document->'effects') as effect`
