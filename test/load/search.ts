import { Client } from 'pg'
import { fillRegister } from '../../services/registry/test/filled-register.fixture.ts'
import { type Ground, LIFTED, onGround } from './ground.ts'
import { type BenchResult, quantile, rounded, type Say } from './measure.ts'

/** The slowest of a hundred searches, for the worst shape of query, in milliseconds. */
const MOST_MS = 200
/** Beside the size that is asked for, a million unless said otherwise. */
const SMALL = 10_000
/** Each shape is asked so often after its first time, each time with other words where it has a choice of them. */
const REPETITIONS = 200
const CONNECTIONS = 2

/** Every kind of query that the register has, with what it is to find. The words are those of the filled register. */
const SHAPES: Readonly<Record<string, (turn: number) => Record<string, string>>> = {
  'no query': () => ({}),
  'Latin word, common': () => ({ q: 'Limited' }),
  'Latin word, rare': (turn) => ({ q: ['Bacedo', 'Gufiha', 'Rosiko', 'Napetu'][turn % 4] ?? '' }),
  'Latin name, whole': (turn) => ({ q: `${['Bacedo', 'Gufiha'][turn % 2]} Harbour Limited` }),
  'Latin words, another order': () => ({ q: 'limited vision harbour' }),
  'Latin part of a word': (turn) => ({ q: ['bac', 'ufih', 'arbou', 'iko'][turn % 4] ?? '' }),
  'Latin parts of every frequency': (turn) => ({
    q: ['ceram', 'anter', 'stuar', 'erry', 'acedo', 'gufih', 'edoha', 'rosi', 'limite', 'logis'][turn % 10] ?? '',
  }),
  'Latin part of thousands of words of former times': (turn) => ({
    q: ['zex', 'zexb', 'exba', 'zexbaced'][turn % 4] ?? '',
  }),
  'Latin part with a common word': (turn) => ({ q: ['Limited zexb', 'Harbour ufih', 'exba vision'][turn % 3] ?? '' }),
  'Latin word of former times': () => ({ q: 'Vestige' }),
  'number of a former year': (turn) => ({ q: ['22', '23', 'H009'][turn % 3] ?? '' }),
  'Latin, common words that never meet': () => ({ q: 'Harbour Limited Vision Legal' }),
  'Latin, no hit': () => ({ q: 'Quillfeather Zzyzx' }),
  'Latin, typing error': (turn) => ({ q: ['Bacdeo', 'Gufija', 'Rosikoo', 'Napeu'][turn % 4] ?? '' }),
  'Latin, no hit and no word near': () => ({ q: 'Xylophonist' }),
  'one letter': (turn) => ({ q: ['b', 'z', 'x 1'][turn % 3] ?? '' }),
  'Han, two characters, common': () => ({ q: '科技' }),
  'Han, two characters, rare': () => ({ q: '海律' }),
  'Han, common with rare': () => ({ q: '海律 科' }),
  'Han, long': () => ({ q: '港海法律大模' }),
  'Han, one character': () => ({ q: '港' }),
  'Han, no hit': () => ({ q: '麤灪' }),
  'Han and Latin, common': () => ({ q: '集團 Limited' }),
  'Han and Latin, no hit': () => ({ q: '科技 Quillfeather' }),
  number: (turn) => ({ q: `H001 26 ${String(10 + turn).padStart(5, '0')}` }),
  identifier: (turn) => ({ q: String(10_000_000 + turn * 37) }),
  'identifier in groups': (turn) => ({ q: `1000 ${String(turn * 37).padStart(4, '0')}` }),
  'identifier, no hit': (turn) => ({ q: String(98_000_000 + turn) }),
  place: () => ({ jurisdiction: 'MO' }),
  'status, common': () => ({ status: 'active' }),
  'status, rare': () => ({ status: 'reserved' }),
  'status, no hit': () => ({ status: 'refused' }),
  'place and status': () => ({ jurisdiction: 'MO', status: 'suspended' }),
  'place and status, no hit': () => ({ jurisdiction: 'HK', status: 'suspended' }),
  'word with place and status': () => ({ q: 'Limited', jurisdiction: 'MO', status: 'suspended' }),
  'word with rare status': () => ({ q: 'Harbour', status: 'reserved' }),
  'common word with status, no hit': () => ({ q: 'Limited', jurisdiction: 'HK', status: 'suspended' }),
  'Han with status, no hit': () => ({ q: '科技', status: 'refused' }),
  'a hundred at once': () => ({ q: 'Limited', limit: '100' }),
}

interface Timed {
  readonly shape: string
  readonly rows: number
  readonly found: number
  readonly firstMs: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** The search of the register over HTTP, in each shape a query can have, among ten thousand certificates and among `most`. */
export async function benchSearch(say: Say, most: number): Promise<BenchResult> {
  const timed: Timed[] = []
  for (const rows of most > SMALL ? [SMALL, most] : [most]) {
    timed.push(...(await onGround({ isSplit: true, requestsMax: LIFTED }, (ground) => timeShapes(ground, rows, say))))
  }
  const worst = timed.toSorted((a, b) => b.p99Ms - a.p99Ms)[0]
  if (worst === undefined) throw new Error('nothing was measured')
  const ratio = rounded(MOST_MS / worst.p99Ms)
  return {
    name: 'search',
    ratio,
    bar: 1,
    met: ratio >= 1,
    mostMs: MOST_MS,
    worstPerSecond: rounded(1000 / worst.p99Ms, 1),
    worst,
    shapes: timed,
  }
}

async function timeShapes(ground: Ground, rows: number, say: Say): Promise<Timed[]> {
  const began = performance.now()
  const client = new Client({ connectionString: ground.databases.adminUrls.joint })
  await client.connect()
  await fillRegister(client, rows)
  await client.end()
  say(`search: ${rows} certificates filled in ${rounded((performance.now() - began) / 1000, 0)} s`)
  const timed: Timed[] = []
  for (const [shape, queryOf] of Object.entries(SHAPES)) {
    for (const page of ['', ', second page']) {
      const one = await timeShape(ground, queryOf, page !== '')
      if (one === undefined) continue
      timed.push({ shape: `${shape}${page}`, rows, ...one })
      say(
        `${rows} ${shape}${page}: ${one.found} found, first ${one.firstMs} ms, p50 ${one.p50Ms} ms, p99 ${one.p99Ms} ms`,
      )
    }
  }
  return timed
}

/** The first time is cold: nothing of what it reads was read since the register was filled, but by the shapes before it. */
async function timeShape(
  ground: Ground,
  queryOf: (turn: number) => Record<string, string>,
  second: boolean,
): Promise<Omit<Timed, 'shape' | 'rows'> | undefined> {
  const cursors = new Map<string, string | null>()
  const ask = async (turn: number) => {
    const query = queryOf(turn)
    const key = JSON.stringify(query)
    if (second && !cursors.has(key)) cursors.set(key, (await answerOf(ground, query)).nextCursor)
    const cursor = cursors.get(key) ?? null
    if (second && cursor === null) return undefined
    const began = performance.now()
    const { items } = await answerOf(ground, cursor === null ? query : { ...query, cursor })
    return { ms: performance.now() - began, found: items.length }
  }
  const first = await ask(0)
  if (first === undefined) return undefined
  const times: number[] = []
  let turn = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (turn < REPETITIONS) {
        turn += 1
        const answer = await ask(turn)
        if (answer !== undefined) times.push(answer.ms)
      }
    }),
  )
  return {
    found: first.found,
    firstMs: rounded(first.ms, 1),
    p50Ms: rounded(quantile(times, 0.5), 1),
    p99Ms: rounded(quantile(times, 0.99), 1),
  }
}

interface Answer {
  readonly items: readonly unknown[]
  readonly nextCursor: string | null
}

async function answerOf(ground: Ground, query: Record<string, string>): Promise<Answer> {
  const port = ground.constellation.ports.registry
  const url = `http://127.0.0.1:${port}/registry/v1/certificates?${new URLSearchParams(query).toString()}`
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}
