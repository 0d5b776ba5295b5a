/** The longest element that every browser draws: Chromium ends at 33 M device pixels, of which a dense screen has four to one of ours. */
const longest = 8_000_000

/** So near to either end a pixel of the scroll bar is a pixel of the list. */
const exact = 500_000

/** How the place in a list, which may be longer than any element, and the place of the scroll bar tell each other. */
export type Scale = {
  isScaled: boolean
  /** How long the element is that is drawn. */
  drawn: number
  /** The furthest offset into the list. */
  furthest: number
  topOf(offset: number): number
  offsetOf(top: number): number
}

/** The scale of a list of `length` pixels, of which `view` are in sight. */
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
