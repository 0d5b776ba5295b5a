import { Popover } from '@mantine/core'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lead } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import { useMinute } from '../../ui/use-minute.ts'
import { fromWallTime, wallTime } from '../../ui/zone.ts'
import { useCanChange } from '../rights.ts'
import { useSaveField } from '../use-save-field.ts'
import { Add, ReadOnlyFact } from './fact.tsx'
import css from './facts.module.css'
import { RemindMenu } from './remind-menu.tsx'

const PickMoment = lazy(() => import('./pick-moment.tsx'))

/** The reminder; an overdue one is red. */
export function RemindFact({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useMinute()
  const canChange = useCanChange(lead)
  const label = t('card.field.remind_at')
  const isLate = lead.remind_at !== null && Date.parse(lead.remind_at) < now.getTime()
  const shown =
    lead.remind_at === null ? (
      <Add canChange={canChange}>{t('card.add.remind_at')}</Add>
    ) : (
      <span>
        <span className={isLate ? `num ${css.late}` : 'num'} title={format.whole(lead.remind_at)}>
          {format.planned(lead.remind_at, now)}
          {isLate && ` · ${t('card.late')}`}
        </span>
        {lead.remind_note !== null && <span className={css.remindNote}>{lead.remind_note}</span>}
      </span>
    )
  if (!canChange) return <ReadOnlyFact label={label}>{shown}</ReadOnlyFact>
  const text =
    lead.remind_at === null
      ? t('card.none')
      : [format.planned(lead.remind_at, now), lead.remind_note].filter(Boolean).join(', ')
  return (
    <>
      <dt>{label}</dt>
      <dd className={css.fact}>
        <RemindMenu lead={lead}>
          <button type="button" className={css.begin} data-edit aria-label={`${label}: ${text}`} />
        </RemindMenu>
        {shown}
      </dd>
    </>
  )
}

type Props = { lead: Lead; field: 'creation_date' | 'paid_date'; canClear?: boolean }

/** A date field of a lead, edited in a calendar. */
export function MomentFact({ lead, field, canClear = false }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const save = useSaveField(lead)
  const canChange = useCanChange(lead)
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const label = t(`card.field.${field}`)
  const value = lead[field]
  const text = value === null ? null : format.longMoment(value)
  const shown =
    value === null ? (
      <Add canChange={canChange}>{t(`card.add.${field}`)}</Add>
    ) : (
      <span className="num" title={format.whole(value)}>
        {text}
      </span>
    )
  if (!canChange) return <ReadOnlyFact label={label}>{shown}</ReadOnlyFact>
  const close = () => {
    setOpen(false)
    setTimeout(() => trigger.current?.focus()) // after the calendar is gone
  }
  return (
    <>
      <dt>{label}</dt>
      <dd className={css.fact}>
        <Popover
          opened={isOpen}
          onChange={(is) => (is ? setOpen(true) : close())}
          position="bottom-start"
          trapFocus
          returnFocus
          withinPortal
        >
          <Popover.Target>
            <button
              ref={trigger}
              type="button"
              className={css.begin}
              data-edit
              aria-label={`${label}: ${text ?? t('card.none')}`}
              onClick={() => setOpen(!isOpen)}
            />
          </Popover.Target>
          <Popover.Dropdown p={0} aria-label={label}>
            {isOpen && (
              <Suspense fallback={null}>
                <PickMoment
                  value={value ?? fromWallTime(wallTime(new Date().toISOString(), format.timeZone), format.timeZone)}
                  canClear={canClear && value !== null}
                  close={close}
                  save={(moment) => {
                    close()
                    if (moment !== value) save(field, moment)
                  }}
                />
              </Suspense>
            )}
          </Popover.Dropdown>
        </Popover>
        {shown}
      </dd>
    </>
  )
}
