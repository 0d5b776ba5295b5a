import css from './mark.module.css'
/** The logo: the letter З made of three rows of a list, with a dot for a new enquiry. */
export function Mark() {
  return (
    <svg
      className={css.mark}
      viewBox="0 0 32 32"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M7 6h12a5 5 0 0 1 0 10M16.5 16H21a5 5 0 0 1 0 10H7" />
      <circle className={css.d} cx="7.5" cy="16" r="3" />
    </svg>
  )
}
