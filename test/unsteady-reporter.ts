import type { Reporter, TestCase, Vitest } from 'vitest/node'

/** Names, in the last lines of a run, each test that failed and then passed: a fault of the test or of the program, to be looked for. */
export function unsteadyReporter(): Reporter {
  let vitest: Vitest
  const unsteady: string[] = []
  return {
    onInit(started) {
      vitest = started
    },
    onTestCaseResult(test: TestCase) {
      if (!test.diagnostic()?.flaky) return
      const why = test.result().errors?.map(({ message }) => message.split('\n')[0]) ?? []
      unsteady.push(`unsteady: ${test.module.relativeModuleId} > ${test.fullName} (${why.join('; ')})`)
    },
    onTestRunEnd() {
      for (const line of unsteady) vitest.logger.log(line)
    },
  }
}
