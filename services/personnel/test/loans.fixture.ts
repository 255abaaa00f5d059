import { operations } from '@concert/contracts/operations'
import { signEnvelope } from '@concert/testing/authority-keys'
import { expect } from 'vitest'
import { type Cell, type Sent, startPersonnel } from './personnel.fixture.ts'

export type Loans = Awaited<ReturnType<typeof startLoans>>

/** Hong Kong borrows of Macao. What the two say to each other is signed and handed over as the workflows do it. */
export async function startLoans(postgresUrl: string) {
  const personnel = await startPersonnel(postgresUrl)
  let serial = 0
  const request = async (loanId: string, from: Cell = 'hk', to: Cell = 'mo', change: object = {}) => {
    const { function: asked, competences, seat, validFrom, validUntil } = asking
    const body = { loanId, function: asked, competences, seat, validFrom, validUntil, ...change }
    return signEnvelope(personnel.keys, { from, to, type: 'loan-request.v1', body })
  }
  const asking = terms()
  return {
    ...personnel,
    asking,
    request,
    answer: (loanId: string, answer: string, said: object = {}, from: Cell = 'mo', to: Cell = 'hk') =>
      signEnvelope(personnel.keys, {
        from,
        to,
        type: 'loan-answer.v1',
        body: { loanId, answer, competences: [], engagements: [], ...said },
      }),
    async asked(change: object = {}): Promise<string> {
      const answer = await personnel.call('POST', '/loans', { ...asking, ...change })
      expect(answer.status, JSON.stringify(answer.body)).toBe(201)
      return answer.body.loanId
    },
    /** A loan that both cells have, to which Macao has consented. @returns its id, and what was consented to */
    async agreed(personId = 'evaluator-1', change: object = {}) {
      const loanId = await this.asked(change)
      const { function: asked, competences, seat } = { ...asking, ...change }
      const statement = await request(loanId, 'hk', 'mo', { function: asked, competences, seat })
      expect((await personnel.asSystem('mo', '/loans/requests', { statement })).status).toBe(201)
      const consented = await personnel.call(
        'POST',
        `/loans/${loanId}/agree`,
        { personId },
        { authority: 'mo', version: 1 },
      )
      expect(consented.status, JSON.stringify(consented.body)).toBe(200)
      const { consent } = consented.body
      const heard = await personnel.asSystem('hk', '/loans/answers', {
        statement: await this.answer(loanId, 'agreed', consent),
      })
      expect(heard).toMatchObject({ status: 200, body: { status: 'agreed' } })
      return { loanId, consent }
    },
    /** Somebody who came to Hong Kong and is on record there with these competences. */
    async comer(codes: readonly string[] = ['TS']): Promise<string> {
      serial += 1
      const personId = `comer-${serial}`
      const names = { displayName: personId, otherNames: [], languages: ['en'], distinctFrom: [] }
      const made = await personnel.call('POST', '/people', { personId, accounts: [personId], ...names })
      expect(made.status, JSON.stringify(made.body)).toBe(201)
      let version = 1
      for (const code of codes) {
        const body = {
          ...operations.recordCompetence.example.body,
          code,
          function: 'evaluator',
          place: null,
          assessedBy: 'planner-1',
          assessedOn: '2026-01-15',
          validUntil: null,
        }
        const answer = await personnel.call('POST', `/people/${personId}/competences`, body, { version })
        expect(answer.status, JSON.stringify(answer.body)).toBe(200)
        version += 1
      }
      return personId
    },
    propose: (personId: string, loanId: string, change: object = {}, sent: Sent = {}) =>
      personnel.call(
        'POST',
        '/authorisations/grants',
        {
          ...operations.proposeAuthorisation.example.body,
          personId,
          function: 'evaluator',
          office: { entity: 'TEST:hk', place: 'HK', city: null },
          validFrom: asking.validFrom,
          validUntil: asking.validUntil,
          undertakingOn: '2026-01-15',
          loanId,
          ...change,
        },
        sent,
      ),
    confirm: (grantId: string, version = 1) =>
      personnel.call('POST', `/authorisations/grants/${grantId}/confirm`, {}, { as: 'admin-2', version }),
  }
}

function terms() {
  const year = 365 * 24 * 60 * 60 * 1000
  return {
    ...operations.askForLoan.example.body,
    lender: 'mo',
    competences: ['TS'],
    validFrom: new Date().toISOString(),
    validUntil: new Date(Date.now() + year).toISOString(),
  }
}
