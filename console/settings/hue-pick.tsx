import { Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../api/types.ts'
import css from './settings.module.css'

const hues = ['grey', 'blue', 'violet', 'pink', 'red', 'orange', 'amber', 'green'] as const

/** Picks one of the eight colours. */
export function HuePick({
  hue,
  label,
  onPick,
}: {
  hue: Status['colour']
  label: string
  onPick(hue: Status['colour']): void
}) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="ib" aria-label={label} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span className="dot" style={{ background: `var(--${hue}-dot)`, width: 14, height: 14 }} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={`pop ${css.hues}`} aria-label={label}>
        {hues.map((each) => (
          <button
            key={each}
            type="button"
            aria-label={t(`settings.hue.${each}`)}
            aria-pressed={each === hue}
            onClick={() => {
              onPick(each)
              setOpen(false)
            }}
          >
            <span className="dot" style={{ background: `var(--${each}-dot)` }} />
          </button>
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
