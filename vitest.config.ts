import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { compatibilityReporter } from './test/compatibility-reporter.ts'
import { flakyReporter } from './test/flaky-reporter.ts'
import { keepTestFilesInMemory } from './test/memory-folder.ts'
import { forgone } from './test/needs.ts'
import { needsReporter } from './test/needs-reporter.ts'
import { LongestFirst } from './test/order.ts'
import { leftToAll } from './test/tiers.ts'

const long = 'test/long/**/*.test.ts'
const short = 'test/faults/kill.test.ts' // in both, with more kills in the long one

keepTestFilesInMemory()

/** `--mode quick` is `npm test`; `--mode long` runs what soaks, and nothing else; without a mode all others run. */
export default defineConfig(({ mode }) => config({ isLong: mode === 'long', isQuick: mode === 'quick' }))

function config({ isLong, isQuick }: { isLong: boolean; isQuick: boolean }): ViteUserConfig {
  const lacks = forgone(isLong)
  const left = [...(isQuick ? leftToAll(import.meta.dirname) : []), ...lacks.flatMap(({ files }) => files)]
  return {
    test: {
      include: isLong ? [long, short] : ['src/**/*.test.ts', 'test/**/*.test.ts'],
      // a file whose program is not there is left out, and named in the end
      exclude: [...(isLong ? [] : [long]), ...left.map((path) => `${path}**`)],
      provide: { isQuick },
      globalSetup: ['./test/server-build.ts', './test/postgres.ts', './test/templates.ts'],
      setupFiles: ['./test/health/setup.ts'],
      pool: 'forks',
      sequence: { sequencer: LongestFirst },
      maxWorkers: 4, // on two cores: tests also wait, for timers, disks and databases
      isolate: false, // files share what is loaded: loading it for each was a tenth of the whole
      // these end what hangs; a busy machine may take several times as long as one that is alone
      testTimeout: 120_000,
      hookTimeout: 120_000,
      // a test that fails is run once more where it is asked for, and named though it passes then
      retry: Number(process.env.RETRY ?? 0),
      expect: { poll: { timeout: 20_000 } }, // as long as a story waits for what it looks for
      // a forgotten `.only` would switch off the rest of its file; for one test alone there is `-t`
      allowOnly: false,
      reporters: ['default', needsReporter(lacks, isLong), compatibilityReporter(), flakyReporter()],
    },
  }
}
