import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mainStories, thorough } from './tiers.ts'

test('every file that is named for npm test or for npm run test:all exists', () => {
  const named = [...thorough, ...mainStories.map((name) => `test/browser/${name}.test.ts`)]
  expect(named.filter((path) => !existsSync(path))).toEqual([])
})
