import type { Logger } from 'pino'
import type { EvidenceContext } from '#context.ts'
import { checkObject } from './check-object.ts'
import { takeCheckTurn } from './check-turn.ts'
import { dueObjects } from './due-objects.ts'

/** How long a process reads before it lets others use the device: a tenth of the time between two turns. */
const TURN_MS = 60_000

/** How many objects were read in a turn, by what they were. */
export type CheckedStore = { readonly right: number; readonly wrong: number; readonly unread: number }

/**
 * Reads again and hashes the objects of an authority that are due, until none is left, a minute is over or `stopping` is aborted. Another
 * turn, of whichever process, goes on where this one ends. What is not right is told to the operators as an error.
 *
 * @returns null while another process does it
 */
export async function checkStore(
  context: Pick<EvidenceContext, 'authority' | 'pool' | 'objects' | 'recheckMs'>,
  logger: Logger,
  stopping: AbortSignal,
): Promise<CheckedStore | null> {
  const turn = await takeCheckTurn(context)
  if (turn === undefined) return null
  const checked = { right: 0, wrong: 0, unread: 0 }
  try {
    const endsAt = Date.now() + TURN_MS
    const failed = new Set<string>()
    const left = async () => (await dueObjects(context, turn.begunAt)).filter((digest) => !failed.has(digest))
    for (let due = await left(); due.length > 0; due = await left()) {
      for (const digest of due) {
        if (stopping.aborted || Date.now() > endsAt || !(await turn.renew())) return checked
        try {
          const { found, ...files } = await checkedAndSealed(context, digest, stopping)
          tell(logger, { authority: context.authority, digest, found, ...files })
          if (found === 'right' || found === 'unread') checked[found] += 1
          else if (found !== 'unneeded') checked.wrong += 1
        } catch (err) {
          if (stopping.aborted) return checked
          // It is due in the next turn again; the others are not kept waiting for it.
          failed.add(digest)
          logger.error({ err, authority: context.authority, digest }, 'an evidence object was not checked')
        }
      }
    }
    return checked
  } finally {
    await turn.release()
  }
}

/** What was stored before there were keys is sealed once it is known to be right. */
async function checkedAndSealed(...[context, digest, stopping]: Parameters<typeof checkObject>) {
  const checked = await checkObject(context, digest, stopping)
  if (checked.found === 'right') await context.objects.sealPlain(digest)
  return checked
}

function tell(logger: Logger, about: { authority: string; digest: string } & Awaited<ReturnType<typeof checkObject>>) {
  if (about.found === 'unread') logger.error(about, 'an evidence object cannot be read')
  else if (about.quarantined.length > 0)
    logger.error(about, 'evidence put in quarantine: its object is not what was recorded')
  else if (about.released.length > 0) logger.info(about, 'evidence released: its object is what was recorded')
}
