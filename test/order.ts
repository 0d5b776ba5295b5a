import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The slowest files and folders. They start first, so that no worker ends long after the others. */
const longest = [
  'test/browser/',
  'test/faults/',
  'src/store/leads/indexes.test.ts',
  'test/properties/',
  'src/capture/worst.test.ts',
  'src/first-start.test.ts',
  'test/fuzz/',
  'test/api-scopes.test.ts',
]

/** The order of test files: `longest` first, the others as usual. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const path = relative(this.ctx.config.root, moduleId)
      const place = longest.findIndex((each) => path.startsWith(each))
      return place < 0 ? longest.length : place
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}
