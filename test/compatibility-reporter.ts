import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node'
import { type Proof, strayMarks, untestedSections, writePage } from './compatibility-page.ts'
import { testFiles } from './needs-reporter.ts'

/**
 * Compares docs/compatibility.md with the results of a whole run: a test with a mark such as `§6` in its title is a rule. COMPATIBILITY=write
 * rewrites the page instead. Each run ends with one line of counts.
 */
export function compatibilityReporter(): Reporter {
  let vitest: Vitest
  return {
    onInit(started) {
      vitest = started
    },
    onTestRunEnd(modules, errors, reason) {
      const isWhole = reason !== 'interrupted' && isWholeRun(vitest, modules)
      const complaint = isWhole ? checkPage(vitest.config.root, proofsOf(modules)) : undefined
      if (complaint) {
        process.exitCode = 1
        vitest.logger.error(`\n${complaint}\n`)
      }
      if (isAsked && !isWhole) vitest.logger.log(`${file} is as it was: only a run of all tests writes it.`)
      const failed = errors.length + (complaint ? 1 : 0) + failuresOf(modules)
      vitest.logger.log(`${testsOf(modules, 'passed').length} passed, ${failed} failed`)
    },
  }
}

const file = 'docs/compatibility.md'
const isAsked = process.env.COMPATIBILITY === 'write'

/** Whether every test file was loaded and no test was filtered out. */
function isWholeRun(vitest: Vitest, modules: readonly TestModule[]): boolean {
  const { root, tagsFilter } = vitest.config
  if (vitest.getGlobalTestNamePattern() || tagsFilter?.length) return false
  const loaded = new Set(modules.filter(({ children }) => children.size > 0).map(({ moduleId }) => moduleId))
  return testFiles(root).every((path) => loaded.has(join(root, path)))
}

/** The faults of the page, after it was rewritten on request. */
function checkPage(root: string, proofs: Proof[]): string | undefined {
  const stray = strayMarks(proofs)
  if (stray.length) return `A test's title has the mark ${stray.join(', ')}, which has no section in ${file}.`
  const untested = untestedSections(proofs)
  if (untested.length) return `No test's title has the mark ${untested.join(', ')}, which has a section in ${file}.`
  const path = join(root, file)
  const page = writePage(proofs)
  if (isAsked) return void writeFileSync(path, page)
  const kept = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (kept === page) return
  return `${file} differs from this run. If the run is right: npm run compatibility\n${changes(kept, page)}`
}

/** The lines that differ, at most twenty. */
function changes(before: string, after: string): string {
  const [old, young] = [before.split('\n'), after.split('\n')]
  const gone = old.filter((line) => !young.includes(line)).map((line) => `- ${line}`)
  const come = young.filter((line) => !old.includes(line)).map((line) => `+ ${line}`)
  return [...gone, ...come].slice(0, 20).join('\n')
}

/** Every test in the order of files and of tests within each, independent of the order of execution. */
function proofsOf(modules: readonly TestModule[]): Proof[] {
  const inOrder = modules.toSorted((one, other) => (one.moduleId < other.moduleId ? -1 : 1))
  return testsOf(inOrder).map((test) => ({ names: namesOf(test), state: test.result().state }))
}

function namesOf(test: TestCase): string[] {
  const names = [test.name]
  for (let suite = test.parent; suite.type === 'suite'; suite = suite.parent) names.unshift(suite.name)
  return names
}

/** Failed tests, and failures outside of tests: when a file is loaded, or in a hook. */
function failuresOf(modules: readonly TestModule[]): number {
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
  return testsOf(modules, 'failed').length + suites.flatMap((suite) => suite.errors()).length
}

function testsOf(modules: readonly TestModule[], state?: Proof['state']): TestCase[] {
  return modules.flatMap(({ children }) => [...children.allTests(state)])
}
