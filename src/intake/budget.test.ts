import { expect, test } from 'vitest'
import { BudgetExceeded, withinBudget } from './budget.ts'

test.each([
  ['a loop', () => loop()],
  ['one regular expression', () => /^\S+@\S+\.\S+$/.test(`${'@.'.repeat(20_000)} x`)],
])('%s that exceeds its time is cancelled, and the next one runs', (_, compute) => {
  expect(() => withinBudget(100_000, compute)).toThrow(BudgetExceeded)
  expect(withinBudget(100_000, () => 'done')).toBe('done')
})

test('an error of the function is thrown unchanged', () => {
  const error = new Error('broken')
  const fail = () => {
    throw error
  }
  expect(() => withinBudget(100_000, fail)).toThrow(error)
  expect(() => withinBudget(10, fail)).toThrow(error)
})

function loop(): never {
  for (;;);
}
