import { Menu, Popover } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lead } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import { atHour } from '../../ui/zone.ts'
import { useRemind } from '../use-remind.ts'
import { RemindItems } from './remind-items.tsx'

const PickMoment = lazy(() => import('./pick-moment.tsx'))

/** A menu of reminder presets and a calendar. The child is the button that opens it. */
export function RemindMenu({ lead, children }: { lead: Lead; children: ReactNode }) {
  const { t } = useTranslation()
  const remind = useRemind(lead)
  const format = useFormat()
  const [isPicking, setPicking] = useState(false)
  const place = useRef<HTMLSpanElement>(null)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [note, setNote] = useState('')

  return (
    <Popover
      opened={isPicking}
      onChange={(is) => (is ? setPicking(true) : close())}
      position="bottom-start"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <span ref={place}>
          <Menu
            position="bottom-start"
            width={264}
            returnFocus={!isPicking}
            opened={isMenuOpen}
            onChange={(is) => {
              setMenuOpen(is)
              setNote(lead.remind_note ?? '')
            }}
          >
            <Menu.Target>{children as never}</Menu.Target>
            <Menu.Dropdown>
              <RemindItems
                note={note}
                setNote={setNote}
                current={lead.remind_at}
                canClear={lead.remind_at !== null}
                pick={(moment) => {
                  setMenuOpen(false)
                  remind(moment, note)
                }}
                more={() => {
                  setMenuOpen(false)
                  setPicking(true)
                }}
              />
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown p={0} role="dialog" aria-label={t('card.remind.pick')}>
        {isPicking && (
          <Suspense fallback={null}>
            <PickMoment
              value={lead.remind_at ?? atHour(new Date(), 1, 10, format.timeZone)}
              close={close}
              save={(moment) => {
                close()
                remind(moment, note)
              }}
            />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  )

  function close(): void {
    setPicking(false)
    setTimeout(() => place.current?.querySelector('button')?.focus()) // after the calendar is gone
  }
}
