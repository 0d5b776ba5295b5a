import { expect, test } from 'vitest'
import { channelOf, type Rule } from './channel.ts'

test('the texts of a rule are folded once for many leads', () => {
  let reads = 0
  const rule: Rule = {
    channel: 7,
    match: {
      source: {
        get contains() {
          reads++
          return ['ЁЛКА']
        },
      },
    },
  }
  const channels = ['Ёлка у дома', 'ёлка', 'Сосна', null].map((source) =>
    channelOf([rule], { source, lastTouch: null }),
  )
  expect(channels).toEqual([7, 7, null, null])
  expect(reads).toBe(1)
})
