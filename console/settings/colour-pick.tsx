import { Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../api/types.ts'
import css from './settings.module.css'

/** In the order of the picker. `test/console-colours.test.ts` asks that `console/look/` has the shades of each. */
const order = {
  grey: true,
  blue: true,
  violet: true,
  pink: true,
  red: true,
  orange: true,
  amber: true,
  green: true,
} satisfies Record<Status['colour'], true>
const colours = Object.keys(order) as Status['colour'][]

/** Picks one of the eight colours. */
export function ColourPick({
  colour,
  label,
  onPick,
}: {
  colour: Status['colour']
  label: string
  onPick(colour: Status['colour']): void
}) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="ib" aria-label={label} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span className="dot" style={{ background: `var(--${colour}-dot)`, width: 14, height: 14 }} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={`pop ${css.colours}`} aria-label={label}>
        {colours.map((each) => (
          <button
            key={each}
            type="button"
            aria-label={t(`settings.colour.${each}`)}
            aria-pressed={each === colour}
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
