import { Menu, Popover } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLead, say } from '../change-lead.ts'
import { useProjectId } from '../session.ts'
import type { Lead } from '../types.ts'
import { useFormat } from '../ui/format.ts'
import { atHour, wallOf } from '../ui/zone.ts'

const PickMoment = lazy(() => import('./pick-moment.tsx'))

type Preset = { name: string; at(now: Date, zone: string): string | undefined }

/** When people say that they will call back; one that is over, or said already, is not offered. */
const presets: readonly Preset[] = [
  { name: 'hour', at: (now) => new Date(now.getTime() + 3_600_000).toISOString().replace(/:\d\d\.\d+Z$/, ':00Z') },
  { name: 'evening', at: (now, zone) => later(now, atHour(now, 0, 18, zone)) },
  { name: 'tomorrow', at: (now, zone) => atHour(now, 1, 10, zone) },
  { name: 'monday', at: (now, zone) => atHour(now, daysToMonday(now, zone), 10, zone) },
]

/** Chooses when to call back: a usual time, or any. The child is the button that opens it. */
export function RemindMenu({ lead, children }: { lead: Lead; children: ReactNode }) {
  const { t } = useTranslation()
  const project = useProjectId()
  const format = useFormat()
  const [isPicking, setPicking] = useState(false)
  const place = useRef<HTMLSpanElement>(null)
  const now = new Date()
  const usual = presets.flatMap(({ name, at }) => {
    const moment = at(now, format.timeZone)
    return moment ? [{ name, moment }] : []
  })

  return (
    <Popover
      opened={isPicking}
      onChange={(is) => (is ? setPicking(true) : close())}
      position="bottom-start"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <span ref={place}>
          <Menu position="bottom-start" width={264}>
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
      <Popover.Dropdown p={0} aria-label={t('card.remind.pick')}>
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

  function remind(moment: string | null): void {
    const told = moment
      ? say('card.told.remind', { when: format.planned(moment) })
      : say('card.told.cleared', { field: t('card.field.remind_at') })
    void changeLead(project, lead, { remind_at: moment }, told)
  }
}

function later(now: Date, moment: string): string | undefined {
  return Date.parse(moment) > now.getTime() + 3_600_000 ? moment : undefined
}

function daysToMonday(now: Date, zone: string): number {
  const day = new Date(`${wallOf(now.toISOString(), zone).slice(0, 10)}T12:00:00Z`).getUTCDay()
  return (8 - day) % 7 || 7
}
