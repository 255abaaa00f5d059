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

export function createInspections(inspecting: Inspecting): Inspections {
  const underWay = new Map<string, Promise<InspectedObject>>()
  return {
    of: async (file, waitMs) => {
      const { evidenceId } = file.state
      const inspection = underWay.get(evidenceId) ?? inspectObject(inspecting, file)
      underWay.set(evidenceId, inspection)
      // Nobody may be waiting when it fails.
      inspection.catch(() => undefined)
      const { promise: late, resolve } = Promise.withResolvers<undefined>()
      const timer = setTimeout(() => resolve(undefined), waitMs)
      try {
        const ended = await Promise.race([inspection.finally(() => clearTimeout(timer)), late])
        if (ended !== undefined) underWay.delete(evidenceId)
        return ended
      } catch (error) {
        underWay.delete(evidenceId)
        throw error
      }
    },
  }
}
