import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Figure, Summary } from '../../api/reports.ts'
import { useFormat } from '../../ui/format.ts'
import { IconArrowDown, IconArrowUp } from '../../ui/icons.ts'
import { useIsPhone } from '../../ui/use-phone.ts'
import { useListAddress } from '../listed.ts'
import { type Numbers, type Part, useNumbers } from '../numbers.ts'
import css from './key-figures.module.css'

type Figures = Pick<
  Summary,
  'leads' | 'paid' | 'revenue' | 'conversion' | 'average_price' | 'responded' | 'median_response'
>

/** One key figure: its present value, its former one, and its leads. */
type Key = {
  name: 'leads' | 'paid' | 'revenue' | 'conversion' | 'average' | 'response'
  list(figures: Figures): Figure
  value(figures: Figures): number | null
  parts(figures: Figures, numbers: Numbers, number: (value: number) => string): Part[]
  change(now: number, before: number, numbers: Numbers): string | undefined
}

const relative: Key['change'] = (now, before, numbers) => numbers.change(now, before)

const keys: Key[] = [
  {
    name: 'leads',
    list: ({ leads }) => leads,
    value: ({ leads }) => leads.leads,
    parts: ({ leads }, _, number) => [{ value: number(leads.leads), unit: '' }],
    change: relative,
  },
  {
    name: 'paid',
    list: ({ paid }) => paid,
    value: ({ paid }) => paid.leads,
    parts: ({ paid }, _, number) => [{ value: number(paid.leads), unit: '' }],
    change: relative,
  },
  {
    name: 'revenue',
    list: ({ revenue }) => revenue,
    value: ({ revenue }) => Number(revenue.sum),
    parts: ({ revenue }, { roundSum }) => [roundSum(revenue.sum)],
    change: relative,
  },
  {
    name: 'conversion',
    list: ({ paid }) => paid,
    value: ({ conversion }) => conversion,
    parts: ({ conversion }, { percentParts }) => [percentParts(conversion ?? 0)],
    change: (now, before, numbers) => numbers.points(now, before),
  },
  {
    name: 'average',
    list: ({ revenue }) => revenue,
    value: ({ average_price }) => (average_price === null ? null : Number(average_price)),
    parts: ({ average_price }, { roundSum }) => [roundSum(average_price ?? '0')],
    change: relative,
  },
  {
    name: 'response',
    list: ({ responded }) => responded,
    value: ({ median_response }) => median_response,
    parts: ({ median_response }, { durationParts }) => durationParts(median_response ?? 0),
    change: (now, before, numbers) => numbers.difference(now, before),
  },
]

type Props = { now: Figures | undefined; before: Figures | null; isOld: boolean }

/** The six key figures of a period, each with its former value and a link to its leads. */
export function KeyFigures({ now, before, isOld }: Props) {
  return (
    <div className={css.keys} aria-busy={isOld}>
      {keys.map((key) =>
        now ? (
          <KeyFigure key={key.name} of={key} now={now} before={before} />
        ) : (
          <Waiting key={key.name} name={key.name} />
        ),
      )}
    </div>
  )
}

function KeyFigure({ of, now, before }: { of: Key; now: Figures; before: Figures | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const numbers = useNumbers()
  const address = useListAddress()
  const { leads, list } = of.list(now)
  const write = (figures: Figures): ReactNode =>
    of.value(figures) === null
      ? '—'
      : of.parts(figures, numbers, format.number).map(({ value, unit }) => (
          <span key={unit}>
            {value}
            {unit && <small>{unit}</small>}
          </span>
        ))
  return (
    <a
      className={css.key}
      href={address(list)}
      data-list={leads}
      data-key={of.name}
      title={t('reports.open', { count: leads, number: format.number(leads) })}
    >
      <span className={css.name}>{t(`reports.key.${of.name}`)}</span>
      <span className={css.value}>{write(now)}</span>
      <span className={css.change}>{before && <Change of={of} now={now} before={before} />}</span>
    </a>
  )
}

function Change({ of, now, before }: { of: Key; now: Figures; before: Figures }) {
  const { t } = useTranslation()
  const format = useFormat()
  const numbers = useNumbers()
  const isPhone = useIsPhone()
  const [here, there] = [of.value(now), of.value(before)]
  if (there === null) return t('reports.wasNone')
  const units = of.parts(now, numbers, format.number).map(({ unit }) => unit)
  const was = of.parts(before, numbers, format.number).map(({ value, unit }) => {
    const isPlain = unit === '%' ? isPhone : unit.includes(format.currencySign) && units.includes(unit)
    return isPlain ? value : `${value}\u00a0${unit}`
  })
  const change = here === null || here === there ? undefined : of.change(here, there, numbers)
  const Arrow = Number(here) > there ? IconArrowUp : IconArrowDown
  return (
    <>
      {change && <Arrow className="i" aria-hidden />}
      {change && <b>{change}</b>} {t('reports.was', { value: was.join(' ').trim() })}
    </>
  )
}

function Waiting({ name }: { name: Key['name'] }) {
  const { t } = useTranslation()
  return (
    <div className={css.key}>
      <span className={css.name}>{t(`reports.key.${name}`)}</span>
      <span className={css.value}>
        <span className="sk tall" />
      </span>
      <span className={css.change} />
    </div>
  )
}
