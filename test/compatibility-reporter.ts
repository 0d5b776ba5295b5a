import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node'
import { type Proof, strayMarks, writePage } from './compatibility-page.ts'
import { testFiles } from './needs-reporter.ts'

/**
 * Holds docs/compatibility.md against what a whole run proved: a test with a mark such as `§6` in its title is a rule.
 * COMPATIBILITY=write writes the page anew instead. Each run ends with one line for whoever counts.
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

/** True when every test file there is was loaded, and all its tests were meant to run. */
function isWholeRun(vitest: Vitest, modules: readonly TestModule[]): boolean {
  const { root, tagsFilter } = vitest.config
  if (vitest.getGlobalTestNamePattern() || tagsFilter?.length) return false
  const loaded = new Set(modules.filter(({ children }) => children.size > 0).map(({ moduleId }) => moduleId))
  return testFiles(root).every((path) => loaded.has(join(root, path)))
}

/** What is wrong with the page, after writing it when that was asked. */
function checkPage(root: string, proofs: Proof[]): string | undefined {
  const stray = strayMarks(proofs)
  if (stray.length) return `A test's title has the mark ${stray.join(', ')}, which has no section in ${file}.`
  const path = join(root, file)
  const page = writePage(proofs)
  if (isAsked) return void writeFileSync(path, page)
  const kept = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (kept === page) return
  return `${file} differs from this run. If the run is right: npm run compatibility\n${changes(kept, page)}`
}

/** The lines that differ, the first twenty of them. */
function changes(before: string, after: string): string {
  const [old, young] = [before.split('\n'), after.split('\n')]
  const gone = old.filter((line) => !young.includes(line)).map((line) => `- ${line}`)
  const come = young.filter((line) => !old.includes(line)).map((line) => `+ ${line}`)
  return [...gone, ...come].slice(0, 20).join('\n')
}

/** Every test in the order of files and of tests within each, whatever order they ran in. */
function proofsOf(modules: readonly TestModule[]): Proof[] {
  const inOrder = modules.toSorted((one, other) => (one.moduleId < other.moduleId ? -1 : 1))
  return testsOf(inOrder).map((test) => ({ names: namesOf(test), state: test.result().state }))
}

function namesOf(test: TestCase): string[] {
  const names = [test.name]
  for (let suite = test.parent; suite.type === 'suite'; suite = suite.parent) names.unshift(suite.name)
  return names
}

/** Failed tests, and what failed outside a test: in loading a file, in a hook. */
function failuresOf(modules: readonly TestModule[]): number {
  const suites = modules.flatMap((module) => [module, ...module.children.allSuites()])
  return testsOf(modules, 'failed').length + suites.flatMap((suite) => suite.errors()).length
}

function testsOf(modules: readonly TestModule[], state?: Proof['state']): TestCase[] {
  return modules.flatMap(({ children }) => [...children.allTests(state)])
}
