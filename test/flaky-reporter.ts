import type { Reporter, TestCase, Vitest } from 'vitest/node'

/** Names, at the end of a run, each test that failed and then passed. Such a test has a fault, or the program has one. */
export function flakyReporter(): Reporter {
  let vitest: Vitest
  const flaky: string[] = []
  return {
    onInit(started) {
      vitest = started
    },
    onTestCaseResult(test: TestCase) {
      if (!test.diagnostic()?.flaky) return
      const why = test.result().errors?.map(({ message }) => message.split('\n')[0]) ?? []
      flaky.push(`flaky: ${test.module.relativeModuleId} > ${test.fullName} (${why.join('; ')})`)
    },
    onTestRunEnd() {
      for (const line of flaky) vitest.logger.log(line)
    },
  }
}
