import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseCLI, type Reporter, type Vitest } from 'vitest/node'
import { isFor, type Need } from './needs.ts'

/** Names, at the end of a run, each test file that was left out, and the package that it needs. */
export function needsReporter(forgone: readonly Need[], isLong: boolean): Reporter {
  let vitest: Vitest
  return {
    onInit(started) {
      vitest = started
    },
    onTestRunEnd() {
      const asked = filesAsked(process.argv)
      const isAsked = (file: string) => asked.length === 0 || asked.some((word) => file.includes(word))
      for (const line of leftOut(testFiles(vitest.config.root, isLong).filter(isAsked), forgone))
        vitest.logger.log(line)
    },
  }
}

/** The names of files in a command line of Vitest, without its options and their values. */
export function filesAsked(argv: readonly string[]): string[] {
  return parseCLI(['vitest', ...argv.slice(2)], { allowUnknownOptions: true }).filter
}

/** A line for each file that lacks something. */
export function leftOut(files: readonly string[], forgone: readonly Need[]): string[] {
  return files.flatMap((file) => {
    const lacks = forgone.filter((need) => isFor(file, need))
    if (lacks.length === 0) return []
    const packages = lacks.flatMap((need) => need.packages)
    return [
      `not run: ${file} needs ${lacks.map(({ name }) => name).join(' and ')} (apt-get install ${packages.join(' ')})`,
    ]
  })
}

/** Every test file of the repository: those of `npm run test:long`, or all others. */
export function testFiles(root: string, isLong = false): string[] {
  const under = (folder: string) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const paths = ['src', 'test'].flatMap((folder) => under(folder).map((path) => `${folder}/${path}`))
  return paths.filter((path) => path.endsWith('.test.ts') && path.startsWith('test/long/') === isLong).sort()
}
