import { Menu } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RemindItems } from '../lead/facts/remind-items.tsx'
import { useFormat } from '../ui/format.ts'
import { IconChevronDown } from '../ui/icons.ts'
import css from '../ui/selection-bar.module.css'
import { atHour } from '../ui/zone.ts'

const PickMoment = lazy(() => import('../lead/facts/pick-moment.tsx'))

type Props = { begin(edit: { do: 'remind'; value: string | null; note: string; name: string }): void }

/** The reminder of the selected leads: a note, the usual times, a calendar. */
export function RemindChoice({ begin }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const [isPicking, setPicking] = useState(false)
  const [note, setNote] = useState('')
  const change = (is: boolean) => {
    setOpen(is)
    setPicking(false)
    setNote('')
  }
  const pick = (value: string | null) => {
    change(false)
    const name = value ? t('leads.bulk.callAt', { when: format.planned(value) }) : t('leads.bulk.noCall')
    begin({ do: 'remind', value, note: note.trim(), name })
  }
  return (
    <Menu position="top-start" width={isPicking ? 'auto' : 264} opened={isOpen} onChange={change}>
      <Menu.Target>
        <button type="button" className="btn quiet s" data-bulk="remind">
          {t('leads.column.remind_at')}
          <IconChevronDown className="i" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={css.tall}>
        {isPicking ? (
          <Suspense fallback={null}>
            <PickMoment value={atHour(new Date(), 1, 10, format.timeZone)} save={pick} close={() => change(false)} />
          </Suspense>
        ) : (
          <RemindItems
            note={note}
            setNote={setNote}
            current={null}
            canClear
            pick={pick}
            more={() => setPicking(true)}
          />
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
