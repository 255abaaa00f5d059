import { authorities, jurisdictions, leadLetters } from '@concert/domain/jurisdictions'
import { riskClasses } from '@concert/domain/risk-class'
import { modalities } from '@concert/domain/scheme/requirement'
import { z } from 'zod'
import { unreadableIn } from './readable.ts'
import { ofForm, refinedAs } from './schema-faults.ts'

/** Text as it was stored or signed, read as it is: at most `max` UTF-16 code units that PostgreSQL can store. */
export function keptText(max: number, min = 1) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), refinedAs('text-broken'))
    .refine((value) => min === 0 || value.trim() !== '', refinedAs('text-blank'))
}

/** Text that somebody writes, of at most `max` UTF-16 code units, that reads as it is written. */
export function text(max: number, min = 1) {
  return keptText(max, min).superRefine(refuse((value) => unreadableIn(value, false)))
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/**
 * One line of at most `max` UTF-16 code units that reads as it is written, for what stands on a certificate or is taken for a
 * name: brought to normalization form C and to single spaces with none at its ends, so that equal names are equal texts.
 */
export function line(max: number) {
  return z
    .string()
    .normalize('NFC')
    .overwrite((value) => value.replaceAll(/^\p{Zs}+|\p{Zs}+$|(?<=\p{Zs})\p{Zs}+/gu, ''))
    .min(1)
    .max(max)
    .superRefine(
      refuse(
        (value) =>
          unreadableIn(value, true) ??
          (value === '' || LETTER_OR_DIGIT.test(value) ? undefined : refinedAs('name-without-letter')),
      ),
    )
    .meta({ description: 'One line of visible signs, taken in Unicode normalization form C and with single spaces' })
}

function refuse(faultOf: (value: string) => ReturnType<typeof unreadableIn> | ReturnType<typeof refinedAs>) {
  return (value: string, context: z.RefinementCtx<string>): void => {
    const fault = faultOf(value)
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault.error, params: fault.params })
  }
}

/** What an address may have before the @ besides dots (RFC 5322 3.2.3), and letters of every script (RFC 6532 3.2). */
const ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~\\-]+"
const LABEL = String.raw`(?!-)[\p{L}\p{M}\p{N}\-]{1,63}(?<!-)`
/** A top-level domain as its registry writes it: in its own script, or in the form of the DNS, which has digits and hyphens. */
const TOP_LEVEL = String.raw`(?:[\p{L}\p{M}]{2,63}|xn--[a-z0-9\-]{1,58}[a-z0-9])`
const EMAIL = new RegExp(String.raw`^(?=[^@]{1,64}@)${ATOM}(?:\.${ATOM})*@(?:${LABEL}\.)+${TOP_LEVEL}$`, 'iu')

/** An e-mail address, in any script: domains are registered in those of the users, for example under .香港, .澳門 and .中国. */
export const emailAddress = z
  .email({ pattern: EMAIL })
  .max(254)
  .superRefine(refuse((value) => unreadableIn(value, true)))
  .meta({ description: 'At most 64 signs before the @ and 254 in all (RFC 5321 4.5.3.1)' })

/** A branded identifier: a prefix that names its kind and a UUID version 7 in lower case. */
function prefixedId<Brand extends string>(prefix: Brand) {
  const example = `${prefix}_0197f3a0-0000-7000-8000-000000000001`
  return z
    .string()
    .regex(
      new RegExp(`^${prefix}_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`),
      ofForm('identifier', example),
    )
    .brand<Brand>()
    .meta({ example })
}

export const organisationId = prefixedId('org')
export const aiSystemId = prefixedId('sys')
export const applicationId = prefixedId('app')
export const evidenceId = prefixedId('evd')
export const uploadId = prefixedId('upl')
export const evaluationId = prefixedId('evl')
export const nonconformityId = prefixedId('ncf')
export const objectionId = prefixedId('obj')
export const recognitionId = prefixedId('rec')
export const envelopeId = prefixedId('env')
export const messageId = prefixedId('msg')
export const basisId = prefixedId('bas')
export const borderReadId = prefixedId('brd')
export const holdId = prefixedId('hld')
export const engagementId = prefixedId('eng')
export const competenceId = prefixedId('cmp')
export const absenceId = prefixedId('abs')
export const linkId = prefixedId('grp')
export const dataRequestId = prefixedId('dar')
export const riskId = prefixedId('rsk')
export const grantId = prefixedId('gra')
export const loanId = prefixedId('loa')
export const correctionId = prefixedId('cor')
export const clockNoticeId = prefixedId('cln')
export const closedDayId = prefixedId('cld')
export const clockRecountId = prefixedId('clr')

/** A natural person on an authority's staff, as the authority's identity provider names them. */
export const personId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{1,62}$/, ofForm('person', 'mei.lin'))
  .meta({ example: 'mei.lin' })

/** The longest name of an organisation or a system, and so the longest text that is searched for. */
export const LONGEST_NAME = 200

export const authority = z.enum(authorities).meta({ example: 'hk' })
export const jurisdiction = z.enum(jurisdictions)

/**
 * A text in the languages it is known in; at least one. Names are facts of each script and are never converted. Names that enter
 * are a `line`; names that were signed or stored are `keptText`, read as they are.
 */
export function localised(max: number, entry: typeof line = text) {
  return z
    .strictObject({
      en: entry(max).optional(),
      'zh-Hant': entry(max).optional(),
      'zh-Hans': entry(max).optional(),
      pt: entry(max).optional(),
    })
    .refine((value) => Object.values(value).some((entry) => entry !== undefined), refinedAs('language-missing'))
}

export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, ofForm('sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'))
  .meta({ example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' })

/** An instant, RFC 3339 in UTC. */
export const instant = z.iso.datetime({ offset: false }).meta({ example: '2026-11-23T09:00:00.000Z' })
/** A calendar date, YYYY-MM-DD. */
export const date = z.iso.date().meta({ example: '2026-11-23' })

export const requirementId = z.string().regex(/^GBA-AI-[A-Z]{2}-\d{2}$/, ofForm('requirement', 'GBA-AI-TS-01'))
/** What kind of document or record it is, as the edition asks for it. */
export const evidenceKind = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, ofForm('evidence-kind', 'risk-register'))
  .meta({ example: 'risk-register' })
export const editionId = z
  .string()
  .regex(/^[A-Z]+-[A-Z]+ \d{4}-\d+$/, ofForm('edition', 'GBA-AI 2026-1'))
  .meta({ example: 'GBA-AI 2026-1' })
export const certificateNumber = z
  .string()
  .regex(
    new RegExp(String.raw`^GBAAI-[${leadLetters.join('')}]\d{3}-\d{2}-[HLM]-\d{5}-[0-9A-Z]$`),
    ofForm('certificate-number', 'GBAAI-H001-26-L-00003-3'),
  )
  .meta({ example: 'GBAAI-H001-26-L-00003-3' })
export const riskClass = z.enum(riskClasses)
export const modality = z.enum(modalities)
export const finding = z.enum([
  'conforms',
  'conforms-with-observation',
  'minor-nonconformity',
  'major-nonconformity',
  'not-applicable',
])

/** One page of a list: opaque signed keyset cursors, never offsets. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item).max(100), nextCursor: z.string().nullable() })
}
/** How many items a page has that is asked for without a limit. */
export const PAGE_ITEMS = 20
export const pageQuery = {
  // Digits only: a coerced number would also be made of "", " 5", "1e1" and "0x10".
  limit: z
    .preprocess(
      (value) => (typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value),
      z.number().int().min(1).max(100),
    )
    .default(PAGE_ITEMS),
  cursor: z.string().max(2000).optional(),
}

/** How many distinct natural persons a file may be about: more than a contract can state are no count. */
export const dataSubjects = z.number().int().min(1).max(2_000_000_000)
export const smallestGroup = z.number().int().min(1).max(2_000_000_000)
