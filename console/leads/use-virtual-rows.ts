import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { scaleFor } from './scroll-scale.ts'

/** Rows that are rendered above and below the visible ones, so that fast scrolling shows no gaps. */
const around = 16

/** The rendered range changes by this many rows, so that not each row causes a render. */
const step = 4

/** A scroll over more than this at once (px) is a drag of the scroll bar. */
const leap = 4_000

/** After this pause (ms) the scroll bar is aligned with the position in a scaled list. */
const rest = 150

type Options = { count: number; row: number; head: number }
type Range = { first: number; end: number; shift: number }

/** The rendered part of a long list, and its scrolling. */
export type VirtualRows = ReturnType<typeof useVirtualRows>

/**
 * Virtual scrolling with rows of one height, so nothing is measured. A list that is longer than the browser's largest element is
 * scaled: the wheel moves it row by row, the scroll bar jumps anywhere.
 */
export function useVirtualRows({ count, row, head }: Options) {
  const [box, ref] = useState<HTMLElement | null>(null)
  const view = useHeight(box) - head
  const scale = useMemo(() => scaleFor(count * row, Math.max(0, view)), [count, row, view])
  const place = useRef({ top: 0, offset: 0 })
  const [range, setRange] = useState<Range>({ first: 0, end: 0, shift: 0 })

  const show = useCallback(() => {
    const { top, offset } = place.current
    const first = Math.max(0, Math.floor((offset / row - around) / step) * step)
    const end = Math.min(count, Math.ceil(((offset + view) / row + around) / step) * step)
    const shift = scale.isScaled ? Math.round(top - offset) : 0
    setRange((was) => (was.first === first && was.end === end && was.shift === shift ? was : { first, end, shift }))
  }, [count, row, view, scale])

  useLayoutEffect(show, [show])

  useEffect(() => {
    if (!box) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const scrolled = () => {
      const top = box.scrollTop
      const moved = top - place.current.top
      if (moved === 0) return
      const isStep = scale.isScaled && Math.abs(moved) <= leap
      const offset = isStep ? place.current.offset + moved : scale.offsetOf(top)
      place.current = { top, offset: Math.max(0, Math.min(scale.furthest, offset)) }
      show()
      if (!scale.isScaled) return
      clearTimeout(timer)
      timer = setTimeout(settle, rest)
    }
    const settle = () => {
      place.current = { ...place.current, top: Math.round(scale.topOf(place.current.offset)) }
      show()
    }
    box.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      clearTimeout(timer)
      box.removeEventListener('scroll', scrolled)
    }
  }, [box, scale, show])

  // The scroll bar and the rows move in one frame, so the move is invisible.
  useLayoutEffect(() => {
    if (!box || !scale.isScaled) return
    const top = range.shift + place.current.offset
    if (Math.abs(box.scrollTop - top) < 1) return
    box.scrollTop = top
    place.current = { ...place.current, top: box.scrollTop }
  }, [box, scale, range.shift])

  const goTo = useCallback(
    (target: number) => {
      const offset = Math.max(0, Math.min(scale.furthest, target))
      place.current = { top: Math.round(scale.topOf(offset)), offset }
      show()
      if (box) box.scrollTop = place.current.top
    },
    [box, scale, show],
  )

  /** Scrolls along with rows that were inserted above or removed, so that the visible ones stay in place. */
  const follow = useCallback(
    (rows: number) => {
      const moved = rows * row
      place.current = { top: place.current.top + moved, offset: place.current.offset + moved }
      if (box) box.scrollTop = place.current.top
      show()
    },
    [box, row, show],
  )

  /** Scrolls a row into view at the nearer edge. */
  const reveal = useCallback(
    (index: number) => {
      const { offset } = place.current
      if (index * row < offset) goTo(index * row)
      else if ((index + 1) * row > offset + view) goTo((index + 1) * row - view)
    },
    [row, view, goTo],
  )

  const seen = useCallback(
    () => ({ first: Math.floor(place.current.offset / row), end: Math.ceil((place.current.offset + view) / row) }),
    [row, view],
  )

  const end = Math.min(range.end, count)
  const first = Math.min(range.first, end)
  const above = Math.max(0, range.shift + first * row)
  return {
    ref,
    box,
    first,
    end,
    above,
    below: Math.max(0, scale.drawn - above - (end - first) * row),
    goTo,
    follow,
    reveal,
    seen,
  }
}

function useHeight(box: HTMLElement | null): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    if (!box) return
    const measure = () => setHeight(box.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [box])
  return height
}
