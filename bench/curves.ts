import { init } from 'echarts'
import { formatNumber } from './numbers.ts'
import type { Of, Size } from './results.ts'

const [width, height] = [960, 520]

/** An SVG of milliseconds per call by the number of leads; the same figures give the same bytes. */
export function curves({ sizes, version }: Of<'growth'>): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  const names = Object.keys(sizes[0]?.times ?? {})
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    color: colours,
    title: { text: `Milliseconds a call, by the number of leads (${version})`, left: 20, top: 12, textStyle },
    grid: { left: 70, right: 290, top: 60, bottom: 60 },
    xAxis: axis('leads', 'dataMin'),
    yAxis: axis('milliseconds', undefined),
    series: names.map((name) => lineOf(name, sizes)),
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return `${renumbered(svg)}\n`
}

/** A line with its name and last value at its end; labels that would overlap are shifted. */
function lineOf(name: string, sizes: Size[]) {
  return {
    name,
    type: 'line' as const,
    symbol: 'circle',
    symbolSize: 7,
    data: sizes.map(({ leads, times }) => [leads, times[name]]),
    endLabel: {
      show: true,
      distance: 14,
      color: 'inherit',
      formatter: `${name}: ${formatNumber(sizes.at(-1)?.times[name] ?? Number.NaN)}`,
    },
    labelLayout: { moveOverlap: 'shiftY' as const },
  }
}

const textStyle = { fontSize: 15, fontWeight: 'normal' as const }

/** Distinct for colour-blind readers, and dark enough for text on white. */
const colours = ['#0060a8', '#c04a00', '#00785a', '#9c3587', '#8a6500', '#444444', '#b3202c', '#3c4fc0', '#5d7a00']

/** The library numbers its names across charts; here each chart starts anew. */
function renumbered(svg: string): string {
  const names = new Map<string, string>()
  return svg.replace(/\bzr\d+-([a-z]+)-?\d+/g, (name, kind) => {
    const known = names.get(name) ?? `${kind}${names.size}`
    names.set(name, known)
    return known
  })
}

function axis(name: string, min: 'dataMin' | undefined) {
  const formatter = (value: number) => value.toLocaleString('en-US')
  const minorSplitLine = { show: true, lineStyle: { color: '#f2f2f2' } }
  const shared = { type: 'log' as const, name, min, nameLocation: 'middle' as const, nameGap: 45 }
  return { ...shared, axisLabel: { formatter }, minorSplitLine }
}
