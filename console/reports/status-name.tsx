import css from './status-name.module.css'

/** A status with its dot. */
export function StatusName({ status }: { status: { name: string; colour: string } }) {
  return (
    <span className={css.status}>
      <span className={`dot ${status.colour}`} />
      <span className="cut">{status.name}</span>
    </span>
  )
}
