import { useElementSize, useReducedMotion } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { useIsPhone } from '../../ui/use-phone.ts'
import type { Bars } from './bars.ts'
import css from './chart.module.css'
import type { Chart } from './draw.ts'

const load = () => import('./draw.ts')
void load().catch(() => undefined) // loaded together with the page, not after its numbers

type Props = { bars: Bars; label: string; open(address: string): void }

/** Stacked bars that can be read by pointer and by arrow keys; Enter or a click opens the list of a bar. */
export function BarChart({ bars, label, open }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const isStill = useReducedMotion(true, { getInitialValueInEffect: false })
  const height = useIsPhone() ? 152 : 232
  const { ref, width } = useElementSize<HTMLDivElement>()
  const canvas = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<Chart>()
  const [at, setAt] = useState<{ index: number; isByKey: boolean }>()
  const left = 12 + 7 * format.number(bars.most).length
  const band = (width - left) / bars.points.length
  const point = at && bars.points[at.index]

  useEffect(() => {
    let opened: Chart | undefined
    let isGone = false
    void load().then(({ openChart }) => {
      if (isGone || !canvas.current) return
      opened = openChart(canvas.current)
      setChart(opened)
    })
    return () => {
      isGone = true
      opened?.close()
    }
  }, [])
  useEffect(() => {
    if (width > 0) chart?.draw(bars, { width, height, left, isStill })
  }, [chart, bars, width, height, left, isStill])

  return (
    <div
      ref={ref}
      className={css.chart}
      style={{ height }}
      role="application"
      aria-label={`${label}. ${t('reports.chart.how')}`}
      aria-roledescription={t('reports.chart.kind')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the bars are read by arrow keys
      tabIndex={0}
      onKeyDown={move}
      onBlur={() => setAt(undefined)}
      onPointerDown={follow}
      onPointerMove={follow}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setAt(undefined)}
      onClick={({ nativeEvent }) => point && !isTouch(nativeEvent) && open(point.address)}
    >
      {at && <span className={css.band} style={{ left: left + at.index * band, width: band }} />}
      <div ref={canvas} className={css.canvas} aria-hidden="true" />
      {at && point && (
        <Tip bars={bars} index={at.index} place={left + (at.index + 0.5) * band} isLeft={at.index * band > width / 2} />
      )}
      <span className="sr" role="status">
        {at?.isByKey && spoken(at.index)}
      </span>
    </div>
  )

  function move(event: KeyboardEvent): void {
    const last = bars.points.length - 1
    const here = at?.index
    const target = {
      ArrowRight: here === undefined ? 0 : Math.min(here + 1, last),
      ArrowLeft: here === undefined ? last : Math.max(here - 1, 0),
      Home: 0,
      End: last,
    }[event.key]
    if (event.key === 'Enter' && point) open(point.address)
    else if (event.key === 'Escape' && at) setAt(undefined)
    else if (target !== undefined && last >= 0) setAt({ index: target, isByKey: true })
    else return
    event.preventDefault()
  }

  function follow({ clientX, currentTarget }: PointerEvent): void {
    const index = Math.floor((clientX - currentTarget.getBoundingClientRect().left - left) / band)
    setAt(bars.points[index] && { index, isByKey: false })
  }

  function spoken(index: number): string {
    const values = shownAt(bars, index).map(({ name, value }) => `${name} ${format.number(value)}`)
    const total = totalAt(bars, index)
    return t('reports.chart.point', {
      name: bars.points[index]?.name,
      count: total,
      number: format.number(total),
      values: values.join(', '),
    })
  }
}

function Tip({ bars, index, place, isLeft }: { bars: Bars; index: number; place: number; isLeft: boolean }) {
  const format = useFormat()
  return (
    <div className={css.tip} data-left={isLeft || undefined} style={{ left: place }} aria-hidden="true">
      <b>
        <span>{bars.points[index]?.name}</span>
        <span className="num">{format.number(totalAt(bars, index))}</span>
      </b>
      {shownAt(bars, index)
        .toReversed()
        .map(({ key, name, colour, value }) => (
          <span key={key}>
            <i style={{ background: colour }} />
            <span>{name}</span>
            <span className="num">{format.number(value)}</span>
          </span>
        ))}
    </div>
  )
}

/** Whether an event comes from a finger, which is wider than a bar, so it only shows the values there. */
function isTouch(event: Event): boolean {
  return (event as globalThis.PointerEvent).pointerType === 'touch'
}

function shownAt({ series }: Bars, index: number) {
  return series.map((each) => ({ ...each, value: each.values[index] ?? 0 })).filter(({ value }) => value > 0)
}

function totalAt({ series }: Bars, index: number): number {
  return series.reduce((total, { values }) => total + (values[index] ?? 0), 0)
}
