import { expect, test } from 'vitest'
import { readCsv } from './csv-rows.ts'

test('rows come as they are asked for, so that half a million wrong ones are not kept', () => {
  const rows = readCsv('a;b\n"x ""y"""; 1\n\nz')
  expect(rows.next().value).toEqual({ line: 1, cells: ['a', 'b'] })
  expect([...rows]).toEqual([
    { line: 2, cells: ['x "y"', ' 1'] },
    { line: 4, cells: ['z'] },
  ])
})

test('what follows a closing quote belongs to the cell, and the lines after it keep their numbers', () => {
  expect([...readCsv('"Окна ""Эталон"" ";1\n"a"b;2\nc;3')]).toEqual([
    { line: 1, cells: ['Окна "Эталон" ', '1'] },
    { line: 2, cells: ['ab', '2'] },
    { line: 3, cells: ['c', '3'] },
  ])
})
