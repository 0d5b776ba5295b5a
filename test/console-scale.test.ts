import { describe, expect, test } from 'vitest'
import { scaleFor } from '../console/leads/scroll-scale.ts'

const view = 800

describe('the scale of a list', () => {
  test('is one to one while an element can be that long', () => {
    const { isScaled, drawn, furthest, topOf, offsetOf } = scaleFor(100_000 * 40, view)
    expect({ isScaled, drawn, furthest }).toEqual({ isScaled: false, drawn: 4_000_000, furthest: 3_999_200 })
    expect([topOf(123_456), offsetOf(123_456)]).toEqual([123_456, 123_456])
  })

  const { drawn, furthest, topOf, offsetOf } = scaleFor(1_000_000 * 40, view)

  test('of a longer list is as long as browsers allow', () => {
    expect({ drawn, furthest }).toEqual({ drawn: 8_000_000, furthest: 39_999_200 })
  })

  test.each([0, 1, 40, 500_000, 1_000_000, 20_000_000, 39_000_000, 39_999_160, 39_999_200])(
    'maps offset %d to a place of the bar and back',
    (offset) => {
      expect(topOf(offset)).toBeGreaterThanOrEqual(0)
      expect(topOf(offset)).toBeLessThanOrEqual(drawn - view)
      expect(offsetOf(topOf(offset))).toBeCloseTo(offset, 3)
    },
  )

  test('reaches both ends, and moves pixel by pixel near them', () => {
    expect([offsetOf(0), offsetOf(drawn - view)]).toEqual([0, furthest])
    expect(offsetOf(400_000)).toBe(400_000)
    expect(furthest - offsetOf(drawn - view - 400_000)).toBe(400_000)
  })

  test('is monotonic', () => {
    const tops = Array.from({ length: 1_000 }, (_, index) => ((drawn - view) / 999) * index)
    const offsets = tops.map(offsetOf)
    expect(offsets).toEqual(offsets.toSorted((one, other) => one - other))
  })
})
