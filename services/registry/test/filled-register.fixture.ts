import type { CertificateContent } from '@concert/contracts/certificate-content'
import { formatCertificateNumber } from '@concert/domain/identifiers/certificate-number'
import type { Client } from 'pg'
import { registeredCertificateOf } from '#register/representation.ts'
import { searchableOf } from '#register/search-text.ts'
import { contentOf } from './registry.fixture.ts'

const BATCH = 5_000
const DAY = 86_400_000
const NEWEST = Date.parse('2026-11-20T08:00:00.000Z')

const PLACES = { 'cn-gd': 'CN', hk: 'HK', mo: 'MO' } as const
type Statuses = Readonly<Record<keyof typeof PLACES, string>>

/** Words of which every other name has some, from those in half of the register to those in a thousandth of it. */
const TRADE = ['Limited', 'Harbour', 'Legal', 'Vision', 'Logistics', 'Clinic', 'Ceramic', 'Lantern', 'Estuary', 'Ferry']
const SYLLABLES = ['ba', 'ce', 'do', 'fi', 'gu', 'ha', 'je', 'ko', 'li', 'mu', 'na', 'pe', 'ro', 'si', 'tu', 'va']
const CHARACTERS = [
  ...'港海法律大模型智能物流視覺醫療銀行保險教育語音翻譯機器人數據安全雲計算未來創新科技集團灣區粵澳珠江南沙橫琴前海河套九龍新界',
]
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
  const name = Array.from(
    { length },
    (_, place) => CHARACTERS[Math.floor(chance(certificate, purpose + place) * CHARACTERS.length)],
  )
  const common = chance(certificate, purpose + 50) < 0.5 ? '科技' : '集團'
  return certificate % 10_000 === 77
    ? `${RARE_HAN}${name.join('')}`
    : `${name.join('').replaceAll('海律', '海港')}${common}`
}

/** How many of the newest certificates have none of the words of former times. */
const RECENT = 5_000

/** A word that has gone out of use: one that many had, or one of several thousand that begin alike. */
function formerWord(certificate: number): string {
  const kind = certificate < RECENT ? 1 : chance(certificate, 30)
  if (kind < 0.2) return ' Vestige'
  return kind < 0.25 ? ` Zex${ownWord(certificate, 31).toLowerCase()}` : ''
}

/** One invented certificate of the register; the same number always makes the same one. */
function inventedCertificate(template: CertificateContent, index: number): CertificateContent {
  const issuedAt = new Date(NEWEST - index * 157_000).toISOString()
  const validFrom = issuedAt.slice(0, 10)
  const year = Number(validFrom.slice(0, 4))
  const { holder, aiSystem } = template
  return {
    ...template,
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
    aiSystem: { ...aiSystem, names: { en: `${ownWord(index, 10)} ${ownWord(index, 20)}${formerWord(index)}` } },
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
 * connection is a superuser's, who can keep the register's triggers from running; what the triggers derive is derived here in bulk, and the
 * indexes are made afterwards.
 */
export async function fillRegister(client: Client, count: number): Promise<void> {
  const template = contentOf()
  const indexes = await dropIndexes(client)
  await client.query('set session_replication_role = replica')
  for (let from = 0; from < count; from += BATCH) {
    const indices = Array.from({ length: Math.min(BATCH, count - from) }, (_, place) => from + place)
    const rows = indices.map((index) => rowOf(inventedCertificate(template, index), index))
    await client.query(INSERT, [
      JSON.stringify(rows),
      JSON.stringify(registeredCertificateOf(template, 'ab'.repeat(32))),
    ])
  }
  await client.query(DERIVE)
  await client.query('reset session_replication_role')
  for (const index of indexes) await client.query(index)
  for (const table of FILLED) await client.query(`vacuum analyze registry.${table}`)
}

const FILLED = ['certificates', 'standing_effects', 'searched', 'search_words']

/** Drops the indexes that are no keys, and says how they are made. */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where not indisprimary and indrelid = any($1::regclass[])`,
    [FILLED.map((table) => `registry.${table}`)],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

/** What of a certificate differs from the others, and what it is found by. */
function rowOf(content: CertificateContent, index: number) {
  const { certificateNumber, holder, aiSystem, validFrom, validTo, issuedAt } = content
  const differing = { certificateNumber, holder, aiSystem, validFrom, validTo, issuedAt }
  return { differing, ...searchableOf(content), ...inventedStatuses(index) }
}

/** What was signed is read by nobody who searches. */
const INSERT = `
  with given as (
    select $2::jsonb || differing || jsonb_build_object('effects', effects, 'history', effects) as document, names, forms,
      differing->>'certificateNumber' as number, (differing->>'issuedAt')::timestamptz as issued_at,
      (differing->>'validFrom')::date as valid_from, (differing->>'validTo')::date as valid_to
    from jsonb_to_recordset($1::jsonb) as row (differing jsonb, names text, forms text, "cn-gd" text, hk text, mo text),
      lateral (select jsonb_agg(effect || jsonb_build_object('since', differing->'issuedAt', 'status',
        case effect->>'authority' when 'hk' then hk when 'mo' then mo else "cn-gd" end)) as effects
        from jsonb_array_elements($2::jsonb->'effects') as effect) standing
  ), registered as (
    insert into registry.certificates (certificate_number, lead_authority, content, certificate_digest, credential, document,
      search_text, search_forms, valid_from, valid_to, issued_at, published_at)
    select number, 'hk', '{}', '', '{}', document, names, forms, valid_from, valid_to, issued_at, issued_at from given
  )
  insert into registry.standing_effects
  select number, effect->>'authority', 0, effect->>'jurisdiction', effect->>'status', issued_at, 'hk', valid_from, valid_to
  from given, jsonb_array_elements(document->'effects') as effect`

/** As the owner's function derives it. */
const DERIVE = `
  insert into registry.searched
    select certificate_number, certificates.issued_at, certificates.lead_authority, certificates.valid_from, certificates.valid_to,
      search_text, search_forms, array_agg(term) || ('<' || registry.week_of(certificates.issued_at))
    from registry.certificates join registry.standing_effects using (certificate_number),
      unnest(array['=' || jurisdiction, '=' || status, '=' || jurisdiction || ' ' || status]) as term
    group by certificate_number;
  insert into registry.search_words
    select distinct word from registry.searched, string_to_table(replace(names, chr(10), ''), ' ') as word
    where word <> '' and not registry.is_dense(word)`
