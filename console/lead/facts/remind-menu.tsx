import { Menu, Popover } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lead } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import { atHour } from '../../ui/zone.ts'
import { useRemind } from '../use-remind.ts'
import { reminderPresets } from './remind-times.ts'

const PickMoment = lazy(() => import('./pick-moment.tsx'))

/** A menu of reminder presets and a calendar. The child is the button that opens it. */
export function RemindMenu({ lead, children }: { lead: Lead; children: ReactNode }) {
  const { t } = useTranslation()
  const remind = useRemind(lead)
  const format = useFormat()
  const [isPicking, setPicking] = useState(false)
  const place = useRef<HTMLSpanElement>(null)
  const now = new Date()
  const usual = reminderPresets(now, format.timeZone)

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
          <Menu position="bottom-start" width={264} returnFocus={!isPicking}>
            <Menu.Target>{children as never}</Menu.Target>
            <Menu.Dropdown>
              {usual.map(({ name, moment }) => (
                <Menu.Item
                  key={name}
                  rightSection={<span className="num t2">{format.planned(moment)}</span>}
                  onClick={() => remind(moment)}
                >
                  {t(`card.remind.${name}`)}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item onClick={() => setPicking(true)}>{t('card.remind.pick')}</Menu.Item>
              {lead.remind_at !== null && <Menu.Item onClick={() => remind(null)}>{t('card.remind.none')}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown p={0} role="dialog" aria-label={t('card.remind.pick')}>
        {isPicking && (
          <Suspense fallback={null}>
            <PickMoment
              value={lead.remind_at ?? atHour(now, 1, 10, format.timeZone)}
              close={close}
              save={(moment) => {
                close()
                remind(moment)
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
