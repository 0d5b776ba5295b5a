import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { compatibilityReporter } from './test/compatibility-reporter.ts'
import { flakyReporter } from './test/flaky-reporter.ts'
import { keepTestFilesInMemory } from './test/memory-folder.ts'
import { forgone } from './test/needs.ts'
import { needsReporter } from './test/needs-reporter.ts'
import { LongestFirst } from './test/order.ts'
import { eachDatabaseFiles, leftToAll, testsUnder } from './test/tiers.ts'

const long = 'test/long/**/*.test.ts'
const short = 'test/faults/kill.test.ts' // in both, with more kills in the long one
const root = import.meta.dirname

keepTestFilesInMemory()

/**
 * `--mode quick` is `npm test`; `slow` and `postgres` are what it leaves out, for `.ci/run`; `long` runs only `test/long/` and the kill test; without a
 * mode all but `long` run.
 */
export default defineConfig(({ mode }) => config(mode))

/** Which tests a mode runs. */
function filesOf(mode: string): ViteUserConfig['test'] {
  if (mode === 'long') return { include: [long, short] }
  if (mode === 'slow') return { include: leftToAll(root).map(testsUnder), exclude: [long] }
  if (mode === 'postgres')
    return { include: eachDatabaseFiles(root), exclude: [long], testNamePattern: /(^| )postgres / }
  const include = ['src/**/*.test.ts', 'test/**/*.test.ts']
  return { include, exclude: [long, ...(mode === 'quick' ? leftToAll(root).map(testsUnder) : [])] }
}

function config(mode: string): ViteUserConfig {
  const isLong = mode === 'long'
  const lacks = forgone(isLong)
  const files = filesOf(mode)
  // a file that needs a missing program is left out, and listed at the end
  const left = lacks.flatMap((need) => need.files.map((path) => `${path}**`))
  return {
    test: {
      ...files,
      exclude: [...(files?.exclude ?? []), ...left],
      provide: { isQuick: mode === 'quick' },
      globalSetup: ['./test/server-build.ts', './test/postgres.ts', './test/templates.ts'],
      setupFiles: ['./test/health/setup.ts'],
      pool: 'forks',
      sequence: { sequencer: LongestFirst },
      maxWorkers: 4, // on two cores: tests also wait, for timers, disks and databases
      isolate: false, // files share what is loaded: loading it for each was a tenth of the whole
      // without a mode, as for one file: it starts in half the time from modules that were compiled before
      experimental: { fsModuleCache: mode === 'test' },
      // these end what hangs; a busy machine may take several times as long as one that is alone
      testTimeout: 120_000,
      hookTimeout: 120_000,
      // with `RETRY=1` a failed test is repeated once, and listed as flaky if it passes then
      retry: Number(process.env.RETRY ?? 0),
      expect: { poll: { timeout: 20_000 } }, // as long as a story waits for what it looks for
      // a forgotten `.only` would switch off the rest of its file; for one test alone there is `-t`
      allowOnly: false,
      reporters: ['default', needsReporter(lacks, isLong), compatibilityReporter(), flakyReporter()],
    },
  }
}
