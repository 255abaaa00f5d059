import { newId } from '@concert/db/identifiers'
import * as teams from '@concert/contracts/evaluation-teams'
import * as contracts from '@concert/contracts/evaluations'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as cases from './case.fixture.ts'
import { type Cells, startReviews } from './cell.fixture.ts'

// Whoever serves an organisation of the group of a client is kept from its cases as whoever serves the client itself (ISO/IEC 17065 4.2).

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(async () => {
  await cells.close()
})
afterEach(async () => {
  await cells.rows('delete from personnel.group_links', [])
  await cells.rows("delete from personnel.engagements where identifier_value like 'group-%'", [])
})

/** The new members declare, and find again what the person found who left. */
async function foundAgain(one: cases.Case, leaving: string): Promise<void> {
  const { findings, team } = await one.read()
  const again = (findings ?? []).filter((found) => found.evaluatorId === leaving).map((found) => found.requirementId)
  for (const { personId, requirements, declared } of team ?? []) {
    if (!declared) await one.act(contracts.declareImpartiality, personId, cases.declaration('evaluator'))
    const mine = requirements.filter((id) => again.includes(id)).map((id) => cases.finding(id))
    if (mine.length > 0) await one.act(contracts.recordFindings, personId, { findings: mine })
  }
}

/** The identifier of the client of a case. */
async function clientOf(one: cases.Case): Promise<string> {
  const [row] = await cells.rows<{ client: string }>(
    'select client_identifier as client from reviews.evaluations where evaluation_id = $1',
    [one.evaluationId],
  )
  return row?.client ?? ''
}

async function link(parent: string, child: string, change: { status?: string; endedOn?: string } = {}): Promise<void> {
  await cells.rows(
    `insert into personnel.group_links (authority, link_id, version, status, kind, one_scheme, one_value, other_scheme, other_value,
       ended_on, state, recorded_at)
     values ('hk', $1, 1, $2, 'parent', 'HK-UBI', $3, 'HK-UBI', $4, $5, '{}', now())`,
    [newId('grp'), change.status ?? 'in-force', parent, child, change.endedOn ?? null],
  )
}

async function engaged(personId: string, by: string, untilOn: string | null = null): Promise<void> {
  await cells.rows(
    `insert into personnel.engagements (authority, person_id, identifier_scheme, identifier_value, kind, from_on, until_on)
     values ('hk', $1, 'HK-UBI', $2, 'consultancy', '2020-01-01', $3)`,
    [personId, by, untilOn],
  )
}

async function wasEngaged(personId: string, client: string): Promise<boolean | undefined> {
  const [row] = await cells.rows<{ was: boolean }>("select reviews.was_engaged('hk', $1, 'HK-UBI', $2) as was", [
    personId,
    client,
  ])
  return row?.was
}

describe('the group of a client', () => {
  test('keeps who advises an affiliate of its parent off the team, and the plan owner reads whom', async () => {
    const one = await cases.openCase(cells)
    await link('group-parent', await clientOf(one))
    await link('group-parent', 'group-sister')
    await engaged('evaluator-1', 'group-sister')
    const proposed = await one.act(teams.assignEvaluators, 'planner-1', { teamSize: 2 })
    const told = proposed.body.exclusions?.find((person) => person.personId === 'evaluator-1')?.reasons
    expect(told).toMatchObject([
      { code: 'engaged-in-group', sentence: { en: 'Advises group-sister, which is of the group of the client.' } },
      { code: 'cooling-off' },
    ])
  })

  test('is no larger for a circle, and ends with the sixth link', async () => {
    const one = await cases.openCase(cells)
    const client = await clientOf(one)
    await link(client, 'group-1')
    for (const place of [1, 2, 3, 4, 5, 6]) await link(`group-${place}`, `group-${place + 1}`)
    await link('group-3', client)
    await engaged('evaluator-1', 'group-3')
    await engaged('evaluator-2', 'group-7')
    await engaged('evaluator-3', 'group-elsewhere')
    const people = ['evaluator-1', 'evaluator-2', 'evaluator-3']
    // Along the circle the seventh is five links away, and four without it.
    expect(await Promise.all(people.map((id) => wasEngaged(id, client)))).toEqual([true, true, false])
    await cells.rows("delete from personnel.group_links where one_value = 'group-3' and other_value = $1", [client])
    expect(await Promise.all(people.map((id) => wasEngaged(id, client)))).toEqual([true, false, false])
    expect(await cells.rows("select * from personnel.group_of('hk', 'HK-UBI', $1)", [client])).toHaveLength(7)
  })

  test.each([
    ['of a link that ended a year ago still counts', { status: 'ended', endedOn: daysAgo(365) }, true],
    ['of a link that ended three years ago counts no more', { status: 'ended', endedOn: daysAgo(1100) }, false],
    ['of a link that was withdrawn never counted', { status: 'withdrawn' }, false],
  ])('%s, whichever organisation it names first', async (_name, change, counts) => {
    const one = await cases.openCase(cells)
    const client = await clientOf(one)
    await link('group-parent', client, change)
    await link(client, 'group-affiliate', change)
    await engaged('evaluator-1', 'group-parent')
    await engaged('evaluator-2', 'group-affiliate')
    expect(await wasEngaged('evaluator-1', client)).toBe(counts)
    expect(await wasEngaged('evaluator-2', client)).toBe(counts)
  })

  test('cools off as the client does', async () => {
    const one = await cases.openCase(cells)
    await link('group-parent', await clientOf(one))
    await engaged('evaluator-1', 'group-parent', daysAgo(100))
    await engaged('evaluator-2', 'group-parent', daysAgo(1100))
    expect(await wasEngaged('evaluator-1', await clientOf(one))).toBe(true)
    expect(await wasEngaged('evaluator-2', await clientOf(one))).toBe(false)
    expect((await one.read()).access).toBe('file')
    await engaged('planner-1', 'group-parent', daysAgo(100))
    expect((await one.read()).access).toBe('parties')
  })
})

describe('a group that becomes known when the work is done', () => {
  test('is shown in the case with whom it hits; what they found is found again by others', async () => {
    const one = await cases.openCase(cells)
    await cases.toFound(one)
    expect((await one.read()).peopleInConflict).toEqual([])
    const leaving = (await cases.planOf(one))[0]?.[0] ?? ''
    await engaged(leaving, 'group-parent')
    await link('group-parent', await clientOf(one))
    expect((await one.read()).peopleInConflict).toEqual([leaving])
    const other = (await cases.planOf(one))[1]?.[0] ?? ''
    const early = await one.act(contracts.completeEvaluation, other, {})
    expect(new Set(early.problem.errors?.map((error) => error.code))).toEqual(new Set(['finding-tainted']))
    const own = await one.act(contracts.completeEvaluation, leaving, {})
    expect(own.problem.errors?.map((error) => error.code)).toContain('cooling-off')
    const reassigned = await one.act(teams.reassignEvaluators, 'planner-1', { reason: 'The group of the client.' })
    expect(reassigned.body.team?.map((member) => member.personId)).not.toContain(leaving)
    await foundAgain(one, leaving)
    expect((await one.read()).peopleInConflict).toEqual([])
    expect((await one.act(contracts.completeEvaluation, other, {})).status).toBe(200)
  })

  test('counts on the case, so that who acts there at that moment waits for it or is waited for', async () => {
    const [one, other] = [await cases.openCase(cells), await cases.openCase(cells)]
    const counted = async (each: cases.Case) => {
      const [row] = await cells.rows<{ count: number }>(
        'select guard_counter::int as count from reviews.evaluations where evaluation_id = $1',
        [each.evaluationId],
      )
      return row?.count ?? 0
    }
    const before = [await counted(one), await counted(other)]
    await link('group-parent', 'group-grandparent')
    await link('group-parent', await clientOf(one))
    expect(await counted(one)).toBeGreaterThan(before[0] ?? 0)
    expect(await counted(other)).toBe(before[1])
  })

  test('lets nobody of it decide, whatever SQL the role of the service sends', async () => {
    const one = await cases.openCase(cells)
    await cases.toVoting(one)
    await engaged('decider-1', 'group-parent')
    await link('group-parent', await clientOf(one))
    const vote = await one.act(contracts.castVote, 'decider-1', await cases.opinionOn(one))
    expect(vote.problem.errors?.map((error) => error.code)).toEqual(['cooling-off'])
    const { evaluationDigest } = await one.read()
    const raw = cells.asService([
      `insert into reviews.votes (authority, evaluation_id, evaluation_digest, person_id, outcome, reasons, cast_at)
       values ('hk', '${one.evaluationId}', '${evaluationDigest}', 'decider-1', 'grant', 'x', now())`,
    ])
    await expect(raw).rejects.toMatchObject({ constraint: 'cooling_off' })
  })
})

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}
