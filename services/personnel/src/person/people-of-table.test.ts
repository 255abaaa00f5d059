import { expect, test } from 'vitest'
import { peopleOfTable } from './people-of-table.ts'

const header = 'personId,displayName,otherNames,languages,accounts,distinctFrom'
const wrongIn = (text: string) =>
  peopleOfTable(text).faults.map(({ pointer, code, subject }) => `${pointer} ${code} ${subject}`)

test.each([
  ['plain', `${header}\nmei.lin,Lin Mei,林美;Lam Mei,en; zh-Hant,mei.lin,\n`],
  ['with a byte order mark', `\uFEFF${header}\nmei.lin,Lin Mei,林美;Lam Mei,en;zh-Hant,mei.lin,\n`],
  ['with CRLF and without an end', `${header}\r\nmei.lin,Lin Mei,林美;Lam Mei,en;zh-Hant,mei.lin,`],
  ['quoted', `${header}\n"mei.lin","Lin Mei","林美;Lam Mei","en;zh-Hant","mei.lin",""\n`],
  [
    'in another order',
    'displayName,accounts,personId,languages,otherNames\nLin Mei,mei.lin,mei.lin,en;zh-Hant,林美;Lam Mei\n',
  ],
  ['with empty lines', `\n${header}\n\nmei.lin,Lin Mei,林美;Lam Mei,en;zh-Hant,mei.lin,\n\n`],
])('a table that is %s says who there is', (_how, text) => {
  expect(peopleOfTable(text)).toMatchObject({
    faults: [],
    people: [
      {
        person: {
          personId: 'mei.lin',
          displayName: 'Lin Mei',
          otherNames: ['林美', 'Lam Mei'],
          languages: ['en', 'zh-Hant'],
          accounts: ['mei.lin'],
          distinctFrom: [],
        },
      },
    ],
  })
})

test('a quoted cell may have commas and doubled quotation marks', () => {
  const { people } = peopleOfTable('personId,displayName\nmei.lin,"Lin, ""Amy"" Mei"\n')
  expect(people.map(({ person }) => person.displayName)).toEqual(['Lin, "Amy" Mei'])
})

test('lines are counted through cells of several lines and empty lines', () => {
  const rows = ['personId,displayName', 'aa,"Two', 'Lines"', '', 'bb,', 'cc,C', 'dd', '"e e",E']
  expect(wrongIn(rows.join('\n')).map((one) => one.split(' ')[0])).toEqual([
    '/2/displayName',
    '/5/displayName',
    '/7',
    '/8/personId',
  ])
  expect(peopleOfTable(rows.join('\r\n')).people.map(({ line }) => line)).toEqual([6])
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '"\t=1"', 'Lin;=1'])(
  'a cell that begins as a formula is refused: %s',
  (cell) => {
    expect(wrongIn(`personId,displayName,otherNames\nmei.lin,Lin Mei,${cell}\n`)).toContain(
      '/2/otherNames table-formula line 2',
    )
  },
)

test.each([
  ['nothing', ''],
  ['a header of semicolons', 'personId;displayName\na;A\n'],
  ['a column that nobody knows', 'personId,displayName,salary\na,A,1\n'],
  ['a column twice', 'personId,displayName,personId\na,A,a\n'],
])('a table of %s is refused by its header', (_what, text) => {
  expect(wrongIn(text)).toEqual(['/1 table-columns line 1'])
})

test('a table whose quotation marks do not close is refused where they open', () => {
  expect(wrongIn('personId,displayName\na,A\nb,"B\n')).toEqual([expect.stringMatching(/^\/[34] table-unreadable/)])
  expect(wrongIn('personId,displayName\na,A"A\n')).toEqual([expect.stringMatching(/table-unreadable/)])
})

test('a table has somebody, and no more than 500', () => {
  expect(wrongIn('personId,displayName\n')).toEqual([expect.stringContaining('too-small')])
  const many = Array.from({ length: 501 }, (_one, place) => `p${place},P${place}`)
  expect(wrongIn(['personId,displayName', ...many].join('\n'))).toEqual([expect.stringContaining('too-big')])
  expect(peopleOfTable(['personId,displayName', ...many.slice(1)].join('\n')).people).toHaveLength(500)
})
