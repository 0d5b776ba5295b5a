import { BarChart, type BarSeriesOption } from 'echarts/charts'
import { GridComponent, type GridComponentOption } from 'echarts/components'
import { type ComposeOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Bars } from './bars.ts'

use([BarChart, GridComponent, SVGRenderer])

type Option = ComposeOption<BarSeriesOption | GridComponentOption>

/** From this many bars each series is one shape, without gaps between its bars. */
const manyBars = 200

/**
 * A chart in an element. It is rendered as SVG with the design tokens as colours, so that it follows the theme and is sharp in print. The page
 * renders what moves with the pointer.
 */
export function openChart(element: HTMLElement) {
  const chart = init(element, undefined, { renderer: 'svg' })
  return {
    draw: (bars: Bars, frame: Frame) => {
      chart.resize({ width: frame.width, height: frame.height })
      chart.setOption(optionOf(bars, frame), { notMerge: true })
      element.querySelector('svg')?.setAttribute('viewBox', `0 0 ${frame.width} ${frame.height}`) // print is narrower
    },
    close: () => chart.dispose(),
  }
}

export type Chart = ReturnType<typeof openChart>

/** The position of the bars in the element. */
export type Frame = { width: number; height: number; left: number; isStill: boolean }

function optionOf({ points, series, most, only }: Bars, { left, isStill, width }: Frame): Option {
  const text = { fontFamily: 'inherit', fontSize: 12, color: 'var(--text-2)' }
  const isDense = points.length > manyBars
  const [last] = series.slice(-1)
  return {
    animation: !isStill && !isDense,
    animationDuration: 140,
    animationDurationUpdate: 0,
    grid: { left, right: 0, top: 12, bottom: 24 },
    xAxis: {
      type: 'category',
      data: points.map(({ axis }) => axis),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: 'var(--line-strong)' } },
      axisLabel: {
        ...text,
        margin: 8,
        hideOverlap: true,
        interval: everyNth(points, width - left),
        rich: { now: { ...text, color: 'var(--text)', fontWeight: 500 } },
        formatter: (label, index) => (points[index]?.isNow ? `{now|${label}}` : label),
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: most,
      interval: most / Math.min(3, most),
      axisLabel: { ...text, margin: 8 },
      splitLine: { lineStyle: { color: 'var(--line)' } },
    },
    series: series.map(({ key, colour, values }) => ({
      type: 'bar',
      stack: 'all',
      silent: true,
      emphasis: { disabled: true },
      large: isDense,
      largeThreshold: 0,
      barMaxWidth: 48,
      barWidth: '57%',
      data: values.map((value) => value || '-'), // a bar of zero would draw its edge
      itemStyle: {
        color: colour,
        opacity: only === undefined || only === key ? 1 : 0.2,
        ...(!isDense && key !== last?.key && { borderColor: 'var(--surface)', borderWidth: 0.75 }),
      },
    })),
  }
}

/** The interval of labels that fit: every one, every second, every fifth, and so on. */
function everyNth(points: Bars['points'], width: number): number {
  const longest = Math.max(...points.map(({ axis }) => axis.length))
  const fits = Math.max(1, Math.floor(width / (14 + 7 * longest)))
  const step = [1, 2, 5, 7, 10, 14, 30, 61, 91, 182, 365].find((each) => points.length / each <= fits)
  return (step ?? Math.ceil(points.length / fits)) - 1
}
