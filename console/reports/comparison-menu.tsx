import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'
import { IconCheck } from '../ui/icons.ts'
import { useView } from '../view.ts'
import { daysOf } from '../view-bar/periods.ts'
import { sayDays } from '../view-bar/say-days.ts'
import { comparisons, useChoice } from './choice.ts'
import { useComparedChannels, useComparedSummary } from './compared.ts'
import css from './reports.module.css'

/** Chooses the comparison of the summary. */
export function SummaryComparison() {
  return <ComparisonMenu before={useComparedSummary().data?.before?.period.name} />
}

/** Chooses the comparison of the channels. */
export function ChannelsComparison() {
  return <ComparisonMenu before={useComparedChannels().data?.before?.name} />
}

/** Chooses the compared period: the one before, the same days a year before, or none. */
function ComparisonMenu({ before }: { before: string | undefined }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const [{ against }, choose] = useChoice()
  const [{ period }] = useView()
  const today = format.dayKey(new Date())
  const days = before === undefined ? undefined : daysOf(before, today)
  const isNothing = against === 'none'
  if (isNothing ? period === 'all' : !days) return null
  return (
    <span className={css.comparison}>
      {!isNothing && `${t('reports.against')} `}
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className="link">
            {isNothing || !days ? t('reports.compare') : sayDays(days, today.slice(0, 4), i18n.language)}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {comparisons.map((each) => (
            <Menu.Item
              key={each}
              rightSection={each === against && <IconCheck className="i" aria-hidden />}
              onClick={() => choose({ against: each })}
            >
              {t(`reports.with.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
