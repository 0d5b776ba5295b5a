import css from './bar.module.css'

/** A bar with the share of a value in the largest one; its number is beside it. */
export function Bar({ share, isTall = false }: { share: number; isTall?: boolean }) {
  return (
    <svg
      className={isTall ? `${css.bar} ${css.high}` : css.bar}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width={Math.max(0, share * 100)} height="8" />
    </svg>
  )
}
