import { formatNumber } from './numbers.ts'
import type { Of, Size } from './results.ts'

const frame = { width: 960, height: 520, left: 70, right: 290, top: 60, bottom: 60 }

type Scale = { low: number; high: number; toPixel: (value: number) => number }
type Line = { name: string; points: [number, number][]; last: number; colour: string }

/** An SVG of milliseconds per call by the number of leads, on two logarithmic axes; the same figures give the same bytes. */
export function curves({ sizes, version }: Of<'growth'>): string {
  const names = Object.keys(sizes[0]?.times ?? {})
  const x = scale(
    sizes.map(({ leads }) => leads),
    [frame.left, frame.width - frame.right],
  )
  const times = sizes.flatMap((size) => Object.values(size.times))
  const y = scale(decades(times), [frame.height - frame.bottom, frame.top])
  const lines = names.map((name, index) => lineOf(name, colours[index % colours.length] ?? '#000000', sizes, x, y))
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${frame.height}" viewBox="0 0 ${frame.width} ${frame.height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${frame.width}" height="${frame.height}" fill="#ffffff"/>`,
    text(20, 27, `Milliseconds a call, by the number of leads (${version})`, 'font-size="15" fill="#464646"'),
    ...ticks(y).map((value) => horizontal(y.toPixel(value), isDecade(value) ? label(value) : '')),
    ...ticks(x).map((value) => vertical(x.toPixel(value), isDecade(value) ? label(value) : '')),
    text((frame.left + frame.width - frame.right) / 2, frame.height - 12, 'leads', `text-anchor="middle" ${grey}`),
    `<text transform="translate(20 ${(frame.top + frame.height - frame.bottom) / 2}) rotate(-90)" text-anchor="middle" ${grey}>milliseconds</text>`,
    ...lines.map(drawn),
    ...endLabels(lines),
    '</svg>',
  ].join('\n')}\n`
}

function lineOf(name: string, colour: string, sizes: Size[], x: Scale, y: Scale): Line {
  const points = sizes.flatMap(({ leads, times }): [number, number][] => {
    const time = times[name]
    return time === undefined ? [] : [[round(x.toPixel(leads)), round(y.toPixel(time))]]
  })
  return { name, points, last: sizes.at(-1)?.times[name] ?? Number.NaN, colour }
}

function drawn({ points, colour }: Line): string {
  const dots = points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3.5" fill="${colour}"/>`)
  return `<polyline points="${points.map((point) => point.join()).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}`
}

/** The name and last value of each line at its end; those that would overlap are moved apart. */
function endLabels(lines: Line[]): string[] {
  const gap = 15
  const labels = lines.flatMap((line) => {
    const end = line.points.at(-1)
    return end ? [{ line, x: end[0], y: end[1] }] : []
  })
  labels.sort((a, b) => a.y - b.y)
  for (const [index, each] of labels.entries()) each.y = Math.max(each.y, (labels[index - 1]?.y ?? 0) + gap)
  let below = frame.height - frame.bottom + gap
  for (const each of labels.toReversed()) {
    each.y = Math.min(each.y, below)
    below = each.y - gap
  }
  return labels.map(({ line, x, y }) =>
    text(x + 14, y + 4, `${line.name}: ${formatNumber(line.last)}`, `fill="${line.colour}"`),
  )
}

function scale(values: number[], [from, to]: [number, number]): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const part = (value: number) => Math.log(value / low) / Math.log(high / low)
  return { low, high, toPixel: (value) => from + part(value) * (to - from) }
}

/** The powers of ten around some values. */
function decades(values: number[]): number[] {
  return [10 ** Math.floor(Math.log10(Math.min(...values))), 10 ** Math.ceil(Math.log10(Math.max(...values)))]
}

/** One to nine of each power of ten within a scale. */
function ticks({ low, high }: Scale): number[] {
  const powers = Array.from({ length: 30 }, (_, index) => index - 12)
  const all = powers.flatMap((power) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => (power < 0 ? digit / 10 ** -power : digit * 10 ** power)),
  )
  return all.filter((value) => value >= low && value <= high)
}

const isDecade = (value: number) => Number.isInteger(round(Math.log10(value)))
const label = (value: number) => value.toLocaleString('en-US')
const round = (value: number) => Math.round(value * 100) / 100
const grey = 'fill="#54555a"'

function horizontal(at: number, name: string): string {
  const y = round(at)
  const line = `<path d="M${frame.left} ${y}H${frame.width - frame.right}" stroke="${name ? '#dbdee4' : '#f2f2f2'}"/>`
  return name ? `${line}${text(frame.left - 8, y + 4, name, `text-anchor="end" ${grey}`)}` : line
}

function vertical(at: number, name: string): string {
  const x = round(at)
  const line = `<path d="M${x} ${frame.top}V${frame.height - frame.bottom}" stroke="${name ? '#dbdee4' : '#f2f2f2'}"/>`
  return name ? `${line}${text(x, frame.height - frame.bottom + 18, name, `text-anchor="middle" ${grey}`)}` : line
}

function text(x: number, y: number, content: string, attributes: string): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<text x="${round(x)}" y="${round(y)}" ${attributes}>${escaped}</text>`
}

/** Distinct for colour-blind readers, and dark enough for text on white. */
const colours = ['#0060a8', '#c04a00', '#00785a', '#9c3587', '#8a6500', '#444444', '#b3202c', '#3c4fc0', '#5d7a00']
