import type { ReactNode } from 'react'
import { Bar } from './bar.tsx'
import css from './phone-rows.module.css'
import type { Across } from './table.tsx'

type Line = {
  key: string
  name: ReactNode
  value: ReactNode
  /** The length of the bar; null for none. */
  share: number | null
  /** The texts below on the left and on the right. */
  below?: ReactNode
  end?: ReactNode
}

/** The rows of a table on a phone: name and number, a bar, and two words below. */
export function PhoneRows({ label, lines }: { label: string; lines: (Line | Across)[] }) {
  return (
    <ul className={css.rows} aria-label={label}>
      {lines.map((line) => (
        <li key={line.key}>{'across' in line ? <div className={css.bar}>{line.across}</div> : <Cells {...line} />}</li>
      ))}
    </ul>
  )
}

function Cells({ name, value, share, below, end }: Line) {
  return (
    <>
      <span className="cut">{name}</span>
      <span className={css.value}>{value}</span>
      {share !== null && (
        <span className={css.bar}>
          <Bar share={share} />
        </span>
      )}
      {below && <small>{below}</small>}
      {end && <small className={css.end}>{end}</small>}
    </>
  )
}
