import type { Transaction } from '@concert/db/authority-transaction'
import { recordChange } from '@concert/db/record-change'
import type { EffectFacts } from '@concert/domain/effect/commands'
import type { EffectEvent } from '@concert/domain/effect/events'
import { effectMachine } from '@concert/domain/effect/table'
import { languagesOf } from '@concert/domain/jurisdictions'
import type { Language, LocalisedText } from '@concert/domain/languages'
import { type Decision, fold } from '@concert/domain/machine'
import { hasDeclared } from '@concert/domain/standing-guards'
import { requireVersion } from '@concert/platform/preconditions'
import { notFound } from '@concert/platform/refused-request'
import type { Act } from '#act.ts'
import type { EffectDocument } from '#effect-document.ts'
import { effectRepresentation } from '#representations/effect.ts'
import { insertEffectAction, lockEffect, type StoredEffect, updateEffect } from '#store/effects.ts'
import { accepted } from './accepted.ts'
import { caseOfEffect } from './case-of-effect.ts'
import { editionOf } from './edition-of.ts'
import { type StandingOnCase, standingOnCase } from './standing.ts'
import { storedEvents } from './stored-events.ts'

/** What one use case says of its transition. */
export interface EffectTransition {
  /** Subject and verb of the audit line. */
  readonly action: string
  readonly as: 'evaluator' | 'decision-maker'
  readonly reason: LocalisedText
  /** `reason` is the text that the machine judges and keeps. */
  readonly judge: (
    state: EffectDocument,
    by: StandingOnCase['by'],
    facts: EffectFacts['suspendEffect'],
    reason: string,
  ) => Decision<EffectEvent>
}

/**
 * Commands this authority's own effect on one certificate in the given transaction (7.11.1).
 *
 * @returns the effect after the change
 * @throws RefusedRequest 404, 412 with the present representation, or the domain's refusal
 */
export async function decideEffect(
  transaction: Transaction,
  act: Act,
  certificateNumber: string,
  { action, as, reason, judge }: EffectTransition,
): Promise<StoredEffect> {
  const before = (await lockEffect(transaction, certificateNumber)) ?? notFound('certificate')
  requireVersion(act.version, before.version, () => effectRepresentation(before, act))
  const { client, declarations } = await caseOfEffect(transaction, before.state, act.actor.id)
  const { by, facts } = await standingOnCase(transaction, act, { edition: before.state.edition, client, as })
  const declared = hasDeclared(declarations, act.actor.id, as)
  const reasonLacks = languagesLacking(reason, before.state)
  const decision = judge(before.state, by, { ...facts, declared, reasonLacks }, textOf(reason))
  const { events, receipts } = accepted(decision)
  const after = fold(effectMachine, events, before.state) ?? before.state
  const changed: StoredEffect = {
    certificateNumber,
    version: before.version + events.length,
    state: { ...before.state, ...after, reasons: [...before.state.reasons, reason] },
  }
  // Before the effect changes: the database wants the act of a person behind it (trigger effect_acted_on).
  await insertEffectAction(transaction, changed, { personId: act.actor.id, function: as })
  await updateEffect(transaction, changed)
  await recordChange(transaction, {
    stream: 'effect',
    streamId: certificateNumber,
    version: before.version,
    action,
    actor: by.actor,
    events: storedEvents(events, () => ({ certificateNumber, statement: statementOf(changed.state, reason) })),
    receipts,
    edition: before.state.edition,
    requestId: act.requestId,
  })
  return changed
}

/** The authoritative languages of the effect's place in which the reason is not written. */
function languagesLacking(reason: LocalisedText, { jurisdiction }: EffectDocument): Language[] {
  return languagesOf(jurisdiction).filter((language) => (reason[language] ?? '').trim() === '')
}

/** The machine keeps one text; the others stand beside it in the stored document. */
function textOf(reason: LocalisedText): string {
  return reason.en ?? reason['zh-Hant'] ?? reason['zh-Hans'] ?? reason.pt ?? ''
}

/** What the signing service states to the public; the changes after the issue count from 1. */
function statementOf(state: EffectDocument, reason: LocalisedText) {
  const latest = state.history.at(-1)
  return {
    certificateNumber: state.certificateNumber,
    authority: state.authority,
    jurisdiction: state.jurisdiction,
    status: state.status,
    conditions: state.conditions,
    reason,
    clause: latest?.clause,
    at: latest?.at,
    sequence: state.history.length - 1,
  }
}
