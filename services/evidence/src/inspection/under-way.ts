import { type InspectedObject, inspectObject, type Inspecting, type StoredFile } from './inspect-object.ts'

/** The inspections of a cell that are under way in this process. Whether one is owed is for the workflows to remember. */
export interface Inspections {
  /**
   * What an inspection of this file finds: begins one unless one is under way.
   *
   * @returns undefined when it goes on after `waitMs`; a later question for the same file is answered with its end
   * @throws as `inspectObject`
   */
  readonly of: (file: StoredFile, waitMs: number) => Promise<InspectedObject | undefined>
}

/** How long the end of an inspection is kept for whoever began it: longer than the workflows wait before they call again. */
const KEPT_MS = 300_000

export function createInspections(inspecting: Inspecting): Inspections {
  const underWay = new Map<string, Promise<InspectedObject>>()
  const forget = (evidenceId: string, inspection: Promise<InspectedObject>): void => {
    if (underWay.get(evidenceId) === inspection) underWay.delete(evidenceId)
  }
  const begin = (file: StoredFile): Promise<InspectedObject> => {
    const { evidenceId } = file.state
    const inspection = inspectObject(inspecting, file)
    underWay.set(evidenceId, inspection)
    const forgotten = () => forget(evidenceId, inspection)
    // Another process may be asked the next time, and what was found today says nothing of an inspection in a month.
    inspection.then(() => setTimeout(forgotten, KEPT_MS).unref(), forgotten)
    return inspection
  }
  return {
    of: async (file, waitMs) => {
      const { evidenceId } = file.state
      const inspection = underWay.get(evidenceId) ?? begin(file)
      const { promise: late, resolve } = Promise.withResolvers<undefined>()
      const timer = setTimeout(() => resolve(undefined), waitMs)
      const ended = await Promise.race([inspection.finally(() => clearTimeout(timer)), late])
      if (ended !== undefined) forget(evidenceId, inspection)
      return ended
    },
  }
}
