import type { Finding, Nonconformity } from '@concert/domain/evaluation/state'
import type { Client } from 'pg'

// What must be true of an evaluation after every commit, whoever wrote what. It is read from the tables by the superuser and judged here:
// no function of a trigger has a part in it, so a trigger that judges wrongly cannot agree with itself.

/** A finding, a recommendation or a vote. */
interface Act {
  readonly kind: 'finding' | 'recommendation' | 'vote'
  readonly key: string
  readonly person: string
  readonly round: number | null
  readonly digest: string | null
  /** The grade of a finding, the outcome of an opinion. */
  readonly says: string
  readonly requirement: string | null
  readonly version: number | null
  /** By the clock of the database when its statement began to run, in seconds. */
  readonly at: number
  /** Whether an authorisation for it is on record that was in force then. */
  readonly authorised: boolean
}

interface Content {
  readonly findings: Readonly<Record<string, Finding>>
  readonly nonconformities: readonly Nonconformity[]
}

/** What stands of one evaluation, and on record about its people, at one moment. */
export interface Facts {
  readonly status: string
  readonly version: number
  readonly quorum: number
  readonly round: number
  readonly digest: string | null
  /** SHA-256 of the content's bytes. */
  readonly sha256: string
  readonly content: Content
  readonly openNonconformities: number
  readonly decidedAt: number | null
  /** A digest of what a decision leaves as it is. */
  readonly fixed: string
  readonly declarations: readonly unknown[]
  readonly declaredInVersions: readonly number[]
  readonly acts: readonly Act[]
  /** Of whom a conflict is on record, with the evaluation, the application or the organisation; and since when. */
  readonly conflicts: Readonly<Record<string, number>>
  /** Who served the client within two years. */
  readonly engaged: readonly string[]
}

const ACTS = `
  select 'finding' as kind, requirement_id || ' ' || evaluation_version as key, evaluator_id as person, null::integer as round, null as digest,
    grade as says, requirement_id as requirement, evaluation_version as version, recorded_at as at, 'evaluator' as function
  from reviews.findings where evaluation_id = $1
  union all
  select 'recommendation', review_round::text, person_id, review_round, evaluation_digest, outcome, null, null, recommended_at, 'report-reviewer'
  from reviews.recommendations where evaluation_id = $1
  union all
  select 'vote', review_round || ' ' || person_id, person_id, review_round, evaluation_digest, outcome, null, null, cast_at, 'decision-maker'
  from reviews.votes where evaluation_id = $1`

const CONFLICTS = `
  select person_id, declared_at from reviews.conflicts where evaluation_id = $1
  union all
  select person_id, declared_at from applications.declarations
  where conflict and application_id = (select application_id from reviews.evaluations where evaluation_id = $1)
  union all
  select apart.person_id, apart.declared_at from applications.organisation_conflicts apart
  join applications.applications using (authority, organisation_id)
  where application_id = (select application_id from reviews.evaluations where evaluation_id = $1)`

const FACTS = `
  select status, version, quorum, review_round as round, evaluation_digest as digest,
    encode(sha256(convert_to(content::text, 'UTF8')), 'hex') as sha256, content, open_nonconformities as "openNonconformities",
    extract(epoch from decided_at)::float8 as "decidedAt",
    md5((to_jsonb(held) - '{guard_counter, version, state, updated_at}'::text[] || jsonb_build_object('content', content::text,
      'state', state - 'declarations'))::text) as fixed,
    state -> 'declarations' as declarations,
    array(select version from reviews.declarations where evaluation_id = $1 and conflict) as "declaredInVersions",
    (select coalesce(jsonb_agg(to_jsonb(act) || jsonb_build_object('at', extract(epoch from act.at)::float8, 'authorised', exists (
        select from personnel.authorisations given
        where given.person_id = act.person and given.function = act.function
          and given.valid_from <= clock_timestamp() and given.valid_until > act.at))), '[]')
      from (${ACTS}) act) as acts,
    (select coalesce(jsonb_object_agg(person_id, since), '{}') from (
        select person_id, min(extract(epoch from declared_at)::float8) as since from (${CONFLICTS}) one group by person_id) each) as conflicts,
    array(select person_id from personnel.engagements
      where identifier_value = held.client_identifier and (identifier_scheme is null or identifier_scheme = held.client_scheme)
        and (until_on is null or until_on + interval '24 months' > clock_timestamp() at time zone 'Asia/Hong_Kong')) as engaged
  from reviews.evaluations held where evaluation_id = $1`

export async function readFacts(admin: Client, evaluationId: string): Promise<Facts> {
  const { rows } = await admin.query<Facts>(FACTS, [evaluationId])
  const [facts] = rows
  if (facts === undefined) throw new Error(`there is no evaluation ${evaluationId}`)
  return facts
}

const FROZEN = ['in-review', 'reviewed', 'granted', 'refused']
const OUTCOMES: Readonly<Record<string, string>> = { granted: 'grant', refused: 'refuse' }

/** What is broken after a commit, of which `before` are the facts after the commit before it: no other came between. */
export function brokenBy(before: Facts, after: Facts): string[] {
  const broken: string[] = []
  const must = (holds: boolean, what: string) => {
    if (!holds) broken.push(what)
  }
  const known = new Set(before.acts.map(({ kind, key }) => `${kind} ${key}`))
  const added = after.acts.filter(({ kind, key }) => !known.has(`${kind} ${key}`))
  must(after.acts.length - added.length === before.acts.length, 'an act was removed')

  // Of an earlier commit it was on record for everything in this one; of this commit, for what came after it.
  const isTainted = (person: string, at: number) =>
    person in before.conflicts || before.engaged.includes(person) || (after.conflicts[person] ?? Infinity) < at
  for (const { kind, person, at, authorised } of added) {
    must(authorised, `a ${kind} of ${person}, who was not authorised`)
    must(!isTainted(person, at), `a ${kind} of ${person}, who stood in a conflict`)
  }

  const isFrozen = FROZEN.includes(after.status)
  must(after.digest === (isFrozen ? after.sha256 : null), `the digest of what is ${after.status} is ${after.digest}`)
  const evaluators = new Set(after.acts.filter(({ kind }) => kind === 'finding').map(({ person }) => person))
  if (isFrozen) for (const { evaluatorId } of Object.values(after.content.findings)) evaluators.add(evaluatorId)
  const judges = after.acts.filter(({ kind }) => kind !== 'finding').map(({ person }) => person)
  must(!judges.some((person) => evaluators.has(person)), 'somebody is on both sides')
  const { open } = nonconformitiesOf(after.content)
  must(after.openNonconformities === open, `${open} nonconformities are open, and not ${after.openNonconformities}`)
  if (isFrozen && before.digest === null) must(isAsFound(before, after, added), 'the content is not what was found')

  if (before.status in OUTCOMES) must(isKept(before, after), 'what was decided has changed')
  else if (after.status in OUTCOMES) broken.push(...brokenByDecision(after, isTainted))
  return broken
}

function brokenByDecision(after: Facts, isTainted: (person: string, at: number) => boolean): string[] {
  const at = after.decidedAt ?? 0
  const { open, major } = nonconformitiesOf(after.content)
  const ofRound = after.acts.filter((act) => act.round === after.round && act.digest === after.digest)
  const untainted = ofRound.filter(({ person }) => !isTainted(person, at))
  const votes = untainted.filter(({ kind, says }) => kind === 'vote' && says === OUTCOMES[after.status])
  const work = Object.values(after.content.findings).map(({ evaluatorId }) => evaluatorId)
  const musts: [holds: boolean, what: string][] = [
    [new Set(votes.map(({ person }) => person)).size >= after.quorum, 'without a quorum'],
    [untainted.some(({ kind }) => kind === 'recommendation'), 'without a review'],
    [!work.some((person) => isTainted(person, at)), 'on findings of somebody in a conflict'],
    [after.status === 'refused' || (open === 0 && !major), 'with a nonconformity'],
  ]
  return musts.flatMap(([holds, what]) => (holds ? [] : [`it is ${after.status} ${what}`]))
}

function nonconformitiesOf(content: Content): { readonly open: number; readonly major: boolean } {
  return {
    open: content.nonconformities.filter(({ closedAt }) => closedAt === undefined).length,
    major: Object.values(content.findings).some(({ grade }) => grade === 'major-nonconformity'),
  }
}

/** Whether each finding of a content that was just frozen is the latest on its requirement, or one of the same commit. */
function isAsFound(before: Facts, after: Facts, added: readonly Act[]): boolean {
  return Object.entries(after.content.findings).every(([requirement, { evaluatorId, grade }]) => {
    const earlier = before.acts.filter((act) => act.requirement === requirement)
    const latest = earlier.toSorted((one, other) => (other.version ?? 0) - (one.version ?? 0)).slice(0, 1)
    const candidates = [...latest, ...added.filter((act) => act.requirement === requirement)]
    return candidates.some(({ person, says }) => person === evaluatorId && says === grade)
  })
}

/** Whether a decided evaluation has taken nothing but declarations of a conflict, each with a version of its own. */
function isKept(before: Facts, after: Facts): boolean {
  const steps = after.version - before.version
  const versions = Array.from({ length: steps }, (_none, index) => before.version + 1 + index)
  const declaredBefore = after.declarations.slice(0, before.declarations.length)
  return (
    after.fixed === before.fixed &&
    versions.every((version) => after.declaredInVersions.includes(version)) &&
    after.declarations.length === before.declarations.length + steps &&
    JSON.stringify(declaredBefore) === JSON.stringify(before.declarations)
  )
}
