import type { CommandBase, Guard } from '../machine.ts'
import { isBlank, violation } from '../violation.ts'
import { undeclared } from '../standing-guards.ts'
import type { Pinned } from '../standing-guards.ts'
import type { StaffRole } from '../roles.ts'
import type {
  ActOnEffectFacts,
  OpenEffect,
  OpenEffectFacts,
  SubstantiateNonconformity,
  SuspendEffect,
} from './commands.ts'
import type { Effect } from './state.ts'

/** Like `declared`, where the declarations are stored outside the state document. */
export function declaredForCertificate(needed: StaffRole): Guard<Pinned, CommandBase, ActOnEffectFacts> {
  return {
    name: 'impartiality-declared',
    clause: 'iso17065-6.1.3',
    check: (_state, command, facts) => (isInForce(facts) ? [] : [undeclared(command.actor.id, needed)]),
    inputs: (_state, command, facts) => ({ person: command.actor.id, function: needed, inForce: isInForce(facts) }),
  }
}

function isInForce({ declared, hasConflict }: ActOnEffectFacts): boolean {
  return declared && !hasConflict
}

/** Who established the nonconformity does not also decide on what follows from it. */
export const didNotSubstantiate: Guard<Effect, SuspendEffect, ActOnEffectFacts> = {
  name: 'did-not-substantiate',
  clause: 'iso17065-7.6.2',
  check: (state, command) => {
    if (!state.substantiatedBy.includes(command.actor.id)) return []
    return [violation('substantiated-the-nonconformity', '', {}, command.actor.id)]
  },
  inputs: (state, command) => ({ actor: command.actor.id, substantiatedBy: state.substantiatedBy }),
}

/** What the public and the client read of an effect is written in every authoritative language of its place (17065 7.12). */
export const reasonInLanguages: Guard<Effect, SubstantiateNonconformity | SuspendEffect, ActOnEffectFacts> = {
  name: 'reason-in-languages',
  clause: 'gbaai-languages',
  check: (state, { reason }, { languages }) =>
    languages
      .filter((language) => isBlank(reason[language]))
      .map((language) => {
        const place = state.jurisdiction
        return violation('reason-language-missing', `/reason/${language}`, { place, language }, place)
      }),
  inputs: (state, { reason }, { languages }) => ({
    jurisdiction: state.jurisdiction,
    languages: [...languages],
    reason,
  }),
}

/** The content is what every authority signed that granted, recognised or reserved: nobody else says that a certificate was issued. */
export const contentIsSigned: Guard<null, OpenEffect, OpenEffectFacts> = {
  name: 'content-signed',
  clause: 'iso17065-7.7.3',
  check: (_state, _command, { signatureFaults }) => signatureFaults,
  inputs: (_state, { certificateNumber, certificateDigest }) => ({ certificateNumber, certificateDigest }),
}

/** A number has one content: an effect that is open is not opened again with another. */
export const contentIsTheFirst: Guard<null, OpenEffect, OpenEffectFacts> = {
  name: 'content-first-of-its-number',
  clause: 'iso17065-7.7.3',
  check: (_state, { certificateDigest }, { recordedDigest }) => {
    if (recordedDigest === null || recordedDigest === certificateDigest) return []
    return [violation('certificate-digest-differs', '/content', {})]
  },
  inputs: (_state, { certificateDigest }, { recordedDigest }) => ({ certificateDigest, recorded: recordedDigest }),
}

export const editionIsKnown: Guard<null, OpenEffect, OpenEffectFacts> = {
  name: 'edition-known',
  clause: 'iso17065-7.7.3',
  check: (_state, { edition }, { isEditionKnown }) =>
    isEditionKnown ? [] : [violation('edition-unknown', '/content/edition', { edition })],
  inputs: (_state, { edition }, { isEditionKnown }) => ({ edition, isEditionKnown }),
}

/** An authority that refused has no effect to open, nor has one that did not decide. */
export const authorityDecidedForIt: Guard<null, OpenEffect, OpenEffectFacts> = {
  name: 'authority-decided-for-it',
  clause: 'iso17065-7.7.3',
  check: (_state, { authority, decision }) => {
    if (decision !== 'refuse') return []
    return [violation('no-effect-here', '/content/decisions', { authority })]
  },
  inputs: (_state, { authority, decision }) => ({ authority, decision }),
}
