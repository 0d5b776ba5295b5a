import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReceiptSummary } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { shortDate } from '../ui/short-date.ts'
import { useIsPhone } from '../ui/use-phone.ts'
import css from './histogram.module.css'
import { ends } from './inbox-view.ts'

type Props = { summary: ReceiptSummary; onChoose(period: string): void }
type Bar = ReceiptSummary['items'][number]

/** Receipts by hours, days, weeks or months, stacked by outcome. A bar opens its own days; arrows go from bar to bar. */
export function Histogram({ summary, onChoose }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { items, unit } = summary
  const [chosen, setChosen] = useState(items.length - 1)
  const here = Math.min(chosen, items.length - 1)
  const top = scaleOf(items)
  const month = new Intl.DateTimeFormat(i18n.language, { timeZone: format.timeZone, month: 'short', year: 'numeric' })
  const label = ({ from }: Bar) =>
    unit === 'hour' ? format.clock(from) : unit === 'month' ? shortDate(month, new Date(from)) : format.day(from)
  const every = Math.ceil(items.length / (useIsPhone() ? 5 : 12))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a default style
    <div className={css.chart} role="group" aria-label={t('inbox.histogram', { unit: t(`inbox.unit.${unit}`) })}>
      <span className={css.top} aria-hidden>
        {format.number(top)}
      </span>
      <div className={css.bars}>
        {items.map((bar, index) => (
          <button
            key={bar.from}
            type="button"
            className={css.bar}
            tabIndex={index === here ? 0 : -1}
            aria-label={`${label(bar)}: ${numbersOf(bar)}`}
            title={`${label(bar)}: ${numbersOf(bar)}`}
            onClick={() => onChoose(daysOf(bar))}
            onFocus={() => setChosen(index)}
            onKeyDown={step}
          >
            <span className={css.stack} style={{ height: `${(sumOf(bar) / top) * 100}%` }}>
              {ends.map((end) => bar[end] > 0 && <i key={end} data-end={end} style={{ flexGrow: bar[end] }} />)}
            </span>
            <small aria-hidden>{index % every === 0 ? label(bar) : '\u00a0'}</small>
          </button>
        ))}
      </div>
    </div>
  )

  function numbersOf(bar: Bar): string {
    const some = ends.filter((end) => bar[end] > 0)
    if (some.length === 0) return t('inbox.nothingCame')
    return some.map((end) => `${t(`receipt.end.${end}`)} ${format.number(bar[end])}`).join(', ')
  }

  function daysOf({ from, to }: Bar): string {
    return `${format.dayKey(new Date(from))}..${format.dayKey(new Date(to))}`
  }
}

function step(event: KeyboardEvent<HTMLButtonElement>): void {
  const by = { ArrowLeft: 'previousElementSibling', ArrowRight: 'nextElementSibling' }[event.key] as
    | 'previousElementSibling'
    | 'nextElementSibling'
    | undefined
  const next = by && event.currentTarget[by]
  if (!(next instanceof HTMLElement)) return
  event.preventDefault()
  next.focus()
}

function sumOf(bar: Bar): number {
  return ends.reduce((sum, end) => sum + bar[end], 0)
}

/** The highest bar, but at least four, so that one receipt does not look like many. */
function scaleOf(items: readonly Bar[]): number {
  return Math.max(4, ...items.map(sumOf))
}
