import css from './range.module.css'

/** A bar up to the median and a line up to the 90th percentile, as shares of the longest; their times are beside it. */
export function Range({ median, p90 }: { median: number; p90: number }) {
  const [middle, end] = [median * 100, p90 * 100]
  return (
    <svg className={css.range} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      <line className={css.line} x1={middle} x2={end} y1="8" y2="8" vectorEffect="non-scaling-stroke" />
      <rect className={css.median} width={middle} y="4" height="8" />
      <line className={css.end} x1={end} x2={end} y1="4" y2="12" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
