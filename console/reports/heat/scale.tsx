import css from './heat.module.css'

/** The five steps of a heat map between its ends. */
export function Scale({ least, most }: { least: string; most: string }) {
  return (
    <span className={css.scale} aria-hidden="true">
      {least}
      {[1, 2, 3, 4, 5].map((step) => (
        <i key={step} data-heat={step} />
      ))}
      {most}
    </span>
  )
}
