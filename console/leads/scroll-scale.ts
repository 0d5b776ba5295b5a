/** The longest element (px) that every browser renders: Chromium's limit is 33 M device pixels, four to a CSS pixel on dense screens. */
const longest = 8_000_000

/** This close to either end (px) the scale is 1:1. */
const exact = 500_000

/** Converts between positions in a list, which may be longer than any element, and scroll positions. */
export type Scale = {
  isScaled: boolean
  /** The height of the rendered element (px). */
  drawn: number
  /** The largest offset into the list (px). */
  furthest: number
  topOf(offset: number): number
  offsetOf(top: number): number
}

/** The scale of a list of `length` pixels in a viewport of `view` pixels. */
export function scaleFor(length: number, view: number): Scale {
  const furthest = Math.max(0, length - view)
  if (length <= longest)
    return { isScaled: false, drawn: length, furthest, topOf: (offset) => offset, offsetOf: (top) => top }
  const end = longest - view
  const ratio = (furthest - 2 * exact) / (end - 2 * exact)
  return {
    isScaled: true,
    drawn: longest,
    furthest,
    topOf: (offset) => {
      if (offset <= exact) return offset
      if (offset >= furthest - exact) return end - (furthest - offset)
      return exact + (offset - exact) / ratio
    },
    offsetOf: (top) => {
      if (top <= exact) return Math.max(0, top)
      if (top >= end - exact) return Math.min(furthest, furthest - (end - top))
      return exact + (top - exact) * ratio
    },
  }
}
