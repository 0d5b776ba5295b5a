import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import css from './board.module.css'

/** The columns as tabs on a phone, where the board is swiped: they show the visible one and scroll to any. */
export function ColumnTabs({ board, frame }: { board: Board; frame: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [here, setHere] = useState(board.columns[0]?.status.id)
  useEffect(() => {
    const box = frame.current
    if (!box) return
    const watch = new IntersectionObserver(
      (seen) => {
        const most = seen.filter(({ isIntersecting }) => isIntersecting).at(-1)
        if (most) setHere((most.target as HTMLElement).dataset.status)
      },
      { root: box, threshold: 0.7 },
    )
    for (const column of box.querySelectorAll('[data-status]')) watch.observe(column)
    return () => watch.disconnect()
  }, [frame])
  return (
    <nav className={css['ph-dots']} aria-label={t('board.columns')}>
      {board.columns.map(({ status, leads }) => (
        <button
          key={status.id}
          type="button"
          aria-current={status.id === here || undefined}
          onClick={() =>
            frame.current
              ?.querySelector(`[data-status="${status.id}"]`)
              ?.scrollIntoView({ inline: 'start', block: 'nearest' })
          }
        >
          <span className={`dot ${status.colour}`} />
          {status.name} <span className="num">{format.number(leads)}</span>
        </button>
      ))}
    </nav>
  )
}
