import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AuditedCell, openAuditedCell } from '#audit-log.fixture.ts'

/** Lines are written with their changes and get their places in the chain afterwards. */
let cell: AuditedCell

beforeAll(async () => {
  cell = await openAuditedCell(`cli_audit_places_${process.pid}`)
  await cell.append('hk', 3)
})
afterAll(() => cell.close())
afterEach(async () => {
  const { code, out } = await cell.verify('hk')
  if (code !== 0) throw new Error(`A tampered place was not put back: ${out}`)
})

const broken = (why: string) => ({ code: 1, out: `The audit chain of hk is broken at entry 4: ${why}.\n` })
const last = '(select max(line_id) from audit.lines)'

describe('concert audit verify', () => {
  test('counts the lines that wait, with the age of the oldest, and calls none of them lost', async () => {
    await cell.whileTampered('select 1', async () => {
      await cell.record('hk', 2)
      await cell.tamper(`update audit.lines set recorded_at = now() - interval '90 seconds' where line_id = ${last}`)
      const { code, out } = await cell.verify('hk')
      expect(out).toMatch(
        /^The audit chain of hk is intact: 3 entries, and 2 lines that wait for a place, the oldest for 9\d\.\d s\.$/m,
      )
      expect(code).toBe(0)
      const { waiting, oldestWaitingSeconds } = JSON.parse((await cell.verify('hk', '--json')).out)
      expect(waiting).toBe(2)
      expect(oldestWaitingSeconds).toBeGreaterThan(90)
      await cell.chain('hk')
      expect((await cell.verify('hk')).out).toBe('The audit chain of hk is intact: 5 entries.\n')
    })
  })

  test('calls no line lost that is recorded or chained while it reads', async () => {
    await cell.whileTampered('select 1', async () => {
      const writing = (async () => {
        for (let round = 0; round < 20; round += 1) {
          await cell.record('hk', 5)
          await cell.chain('hk')
        }
      })()
      const answers: unknown[] = []
      for (let round = 0; round < 10; round += 1) answers.push((await cell.verify('hk', '--json')).code)
      await writing
      expect(answers).toEqual(answers.map(() => 0))
    })
  })

  test('checks lines that wait like those in the chain', async () => {
    await cell.whileTampered('select 1', async () => {
      await cell.record('hk', 1)
      const line = String((await cell.admin.query(`select ${last} as id`)).rows[0]?.id)
      await cell.tamper(`update audit.receipts set guard = 'other' where line_id = ${line} and ordinal = 1`)
      expect(await cell.verify('hk')).toMatchObject(
        broken(`line ${line} waits for it: its receipt 1 is not the one that was recorded`),
      )
    })
  })

  test('finds a line that waits and is not there', async () => {
    await cell.whileTampered(`insert into audit.waiting values ('hk', 4711)`, async () => {
      expect(await cell.verify('hk')).toMatchObject(broken('line 4711 waits for it: it is missing'))
    })
  })

  test('finds a line that is neither in the chain nor waiting', async () => {
    await cell.whileTampered('select 1', async () => {
      await cell.record('hk', 2)
      const { rows } = await cell.admin.query<{ id: string }>('select min(line_id) as id from audit.waiting')
      const line = rows[0]?.id
      await cell.tamper(`delete from audit.waiting where line_id = ${line}`)
      expect(await cell.verify('hk')).toMatchObject(
        broken(`it is missing: line ${line} is neither in the chain nor waiting`),
      )
    })
  })

  test('finds a line that waits for a second place', async () => {
    const first = '(select min(line_id) from audit.lines)'
    await cell.whileTampered(`insert into audit.waiting select 'hk', ${first}`, async () => {
      expect((await cell.verify('hk')).out).toMatch(
        /broken at entry 4: line \d+ is in the chain and waits for another place/,
      )
    })
  })

  test('finds a line that has two places, and an entry without a line', async () => {
    await cell.admin.query('alter table audit.entries drop constraint entries_authority_line_id_key')
    const again = `insert into audit.entries select authority, place + 1, line_id, hash,
        sha256(hash || int8send(place + 1) || convert_to(line, 'UTF8')), chained_at
        from audit.entries join audit.lines using (authority, line_id) where place = 3;
      update audit.heads set place = 4, hash = (select hash from audit.entries where place = 4)`
    await cell.whileTampered(again, async () => {
      expect((await cell.verify('hk')).out).toMatch(/broken at entry 5: line \d+ is in the chain more than once/)
    })
    await cell.whileTampered(`delete from audit.lines where line_id = ${last}`, async () => {
      expect((await cell.verify('hk')).out).toContain('broken at entry 3: its line is missing')
    })
  })
})
