import { type Machine, type RowOf, stampOf, type Table } from '../machine.ts'
import { authorised, authorityPinned, authorityPinnedAtOpening, reasonRecorded } from '../standing-guards.ts'
import { evolveRisk, type RiskTypes } from './events.ts'
import {
  blocksSomebody,
  isAboutAnother,
  isIdentifiedOfAnother,
  namedAreOnRecord,
  reviewIsToCome,
  riskIsStated,
  stillBlocksSomebody,
} from './guards.ts'

const by = ['personnel-administrator'] as const
const answers = [authorityPinned, authorised('personnel-administrator'), isAboutAnother, reasonRecorded] as const

const treatRisk: RowOf<RiskTypes, 'treatRisk'> = {
  to: 'treated',
  by,
  guards: [...answers, reviewIsToCome],
  then: (_state, { reason, reviewOn, ...command }) => [{ type: 'RiskTreated', ...stampOf(command), reason, reviewOn }],
}
const acceptRisk: RowOf<RiskTypes, 'acceptRisk'> = {
  to: 'accepted',
  by,
  guards: [...answers, reviewIsToCome],
  then: (_state, { reason, reviewOn, ...command }) => [{ type: 'RiskAccepted', ...stampOf(command), reason, reviewOn }],
}
const reopenRisk: RowOf<RiskTypes, 'reopenRisk'> = {
  to: 'identified',
  by,
  guards: [...answers, reviewIsToCome, stillBlocksSomebody],
  then: (_state, { reason, isBlocking, reviewOn, ...command }) => [
    { type: 'RiskReopened', ...stampOf(command), reason, isBlocking, reviewOn },
  ],
}
const closeRisk: RowOf<RiskTypes, 'closeRisk'> = {
  to: 'closed',
  by,
  guards: answers,
  then: (_state, { reason, ...command }) => [{ type: 'RiskClosed', ...stampOf(command), reason }],
}

/**
 * The table of a risk to impartiality (ISO/IEC 17065 4.2.3, 4.2.4): it is treated or accepted, looked at again on its day, and closed when
 * it is no more. Administrators keep it, who act in no case.
 */
const table = {
  none: {
    identifyRisk: {
      to: 'identified',
      by,
      guards: [
        authorityPinnedAtOpening,
        authorised('personnel-administrator'),
        riskIsStated,
        namedAreOnRecord,
        isIdentifiedOfAnother,
        blocksSomebody,
        reviewIsToCome,
      ],
      then: (_state, { name: _name, actor, ...identified }) => [
        { ...identified, type: 'RiskIdentified', by: actor.id },
      ],
    },
  },
  identified: { treatRisk, acceptRisk, closeRisk },
  treated: { treatRisk, acceptRisk, reopenRisk, closeRisk },
  accepted: { treatRisk, acceptRisk, reopenRisk, closeRisk },
  closed: {},
} satisfies Table<RiskTypes>

/** The machine of a risk to impartiality. */
export const riskMachine: Machine<RiskTypes> = { name: 'risk', table, evolve: evolveRisk }
