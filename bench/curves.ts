import { init } from 'echarts'
import type { Of } from './results.ts'

const [width, height] = [880, 480]

/** Milliseconds of each call by the number of leads, as an SVG; the same figures give the same bytes. */
export function curves({ sizes }: Of<'growth'>): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  const names = Object.keys(sizes[0]?.times ?? {})
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    grid: { left: 70, right: 230, top: 40, bottom: 60 },
    legend: { orient: 'vertical', right: 10, top: 40 },
    xAxis: axis('leads', (leads) => leads.toLocaleString('en-US')),
    yAxis: axis('milliseconds', String),
    series: names.map((name) => ({
      name,
      type: 'line',
      symbolSize: 7,
      data: sizes.map(({ leads, times }) => [leads, times[name]]),
    })),
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return `${renumbered(svg)}\n`
}

/** The library goes on numbering its names from chart to chart; here each chart begins anew. */
function renumbered(svg: string): string {
  const names = new Map<string, string>()
  return svg.replace(/\bzr\d+-([a-z]+)-?\d+/g, (name, kind) => {
    const known = names.get(name) ?? `${kind}${names.size}`
    names.set(name, known)
    return known
  })
}

function axis(name: string, formatter: (value: number) => string) {
  return { type: 'log' as const, name, nameLocation: 'middle' as const, nameGap: 45, axisLabel: { formatter } }
}
