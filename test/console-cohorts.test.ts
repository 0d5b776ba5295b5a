import { expect, test } from 'vitest'
import { columnsOf } from '../console/reports/cohorts/columns.ts'

test.each([
  ['none are paid', [], [0]],
  ['months without payments between others', [3, 1], [0, 1, 2, 3]],
  ['paid before they came', [-2, 1], [-2, -1, 0, 1]],
  ['one wrong date', [1, -1_480, 3], [-1_480, 0, 1, 3]],
])('the columns of cohorts: %s', (_, months, columns) => expect(columnsOf(months)).toEqual(columns))
