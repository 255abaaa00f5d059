import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** The files that take minutes, the slowest first: whichever began last would be waited for alone. */
export const longest = [
  'test/journeys/fourth-authority.test.ts',
  'test/journeys/start-otherwise.test.ts',
  'test/journeys/start.test.ts',
  'test/chaos/kill-in-the-middle.test.ts',
  'test/journeys/story-script.test.ts',
  'test/pages/pages.test.ts',
  'test/journeys/concurrent-cases.test.ts',
]

/** Vitest's order, after the files that take longest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isOf = (file: TestSpecification, path: string): boolean => file.moduleId.endsWith(`/${path}`)
    const first = longest.flatMap((path) => files.filter((file) => isOf(file, path)))
    const others = await super.sort(files.filter((file) => !first.includes(file)))
    return [...first, ...others]
  }
}
