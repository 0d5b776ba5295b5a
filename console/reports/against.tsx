import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSummary } from '../api/reports.ts'
import { useFormat } from '../ui/format.ts'
import { IconCheck } from '../ui/icons.ts'
import { queryOf, useView } from '../view.ts'
import { daysOf } from '../view-bar/periods.ts'
import { sayDays } from '../view-bar/say-days.ts'
import { useChoice } from './choice.ts'
import css from './reports.module.css'

/** What the period is compared with, and a switch that leaves the comparison out. */
export function Against() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const [view] = useView()
  const [{ against }, choose] = useChoice()
  const before = useSummary(queryOf(view)).data?.before?.period.name
  const today = format.dayKey(new Date())
  const days = before === undefined ? undefined : daysOf(before, today)
  if (!days) return null
  const said = sayDays(days, today.slice(0, 4), i18n.language)
  const isCompared = against !== 'none'
  return (
    <span className={css.against}>
      {isCompared && t('reports.against')}{' '}
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className="link">
            {isCompared ? said : t('reports.compare')}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['before', 'none'] as const).map((each) => (
            <Menu.Item
              key={each}
              rightSection={isCompared === (each === 'before') && <IconCheck className="i" aria-hidden />}
              onClick={() => choose({ against: each === 'none' ? 'none' : undefined })}
            >
              {each === 'before' ? t('reports.with', { days: said }) : t('reports.withNothing')}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
