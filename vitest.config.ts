import { defineConfig } from 'vitest/config'
import { compatibilityReporter } from './test/compatibility-reporter.ts'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['./test/server-build.ts', './test/postgres.ts'],
    pool: 'forks',
    maxWorkers: 3, // on two cores: tests also wait, for timers, disks and databases
    isolate: false, // files share what is loaded: loading it for each was a tenth of the whole
    // these end what hangs; a busy machine may take several times as long as one that is alone
    testTimeout: 120_000,
    hookTimeout: 120_000,
    retry: 0,
    // a forgotten `.only` would switch off the rest of its file; for one test alone there is `-t`
    allowOnly: false,
    reporters: ['default', compatibilityReporter()],
  },
})
