import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Unit, useChannelResults, useCosts } from '../api/costs.ts'
import { useProject } from '../api/session.ts'
import type { Channel } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import { IconChevronLeft, IconChevronRight, IconDownload } from '../ui/icons.ts'
import { Scrollable } from '../ui/scrollable.tsx'
import segments from '../ui/segments.module.css'
import { Segments } from '../ui/segments.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import { cellKey } from './cost-cells.ts'
import { CostRow, Foreign } from './cost-row.tsx'
import { addMonths, periodOf, slotNames, slotsOf } from './cost-slots.ts'
import { type Cell, cellsOf, others, total } from './cost-sums.ts'
import { CostUpload } from './cost-upload.tsx'
import { percentOf } from './percent.ts'
import css from './sources.module.css'
import { useCostDraft } from './use-cost-draft.ts'

/** The cost of each channel by month or by day, edited as in a spreadsheet; beside it the results of the month. */
export function CostGrid({ channels }: { channels: Channel[] }) {
  const { t, i18n } = useTranslation()
  const { dayKey, money, number, currencySign } = useFormat()
  const { id: project, currency } = useProject()
  const [unit, setUnit] = useState<Unit>('month')
  const [month, setMonth] = useState(() => dayKey(new Date()).slice(0, 7))
  const slots = slotsOf(unit, month, useIsPhone() ? 2 : 6)
  const { data: costs, isError } = useCosts(periodOf(slots), unit)
  const results = useChannelResults(periodOf([month]))
  const held = useMemo(
    () => cellsOf(costs ?? [], currency, new Set(channels.map(({ id }) => id))),
    [costs, currency, channels],
  )
  const names = slotNames(i18n.language)
  const nameOf = (cell: string) => {
    const [channel, slot = ''] = cell.split(' ')
    return `${channels.find(({ id }) => id === channel)?.name ?? '—'}, ${names.label(slot)}`
  }
  const cells = useCostDraft(costs && { slots, cells: held }, nameOf)
  const unsaved = Object.keys(cells.draft).length
  const wrong = Object.values(cells.draft).filter((typed) => cells.read(typed) === undefined).length
  const hasOthers = slots.some((slot) => held.has(cellKey(others, slot)))
  const { whole } = results ?? {}
  const section = useRef<HTMLElement>(null)
  const isReady = channels.length > 0 // the content above has its final height
  useEffect(() => {
    if (isReady && window.location.hash === '#costs') section.current?.scrollIntoView()
  }, [isReady])
  return (
    <section ref={section} id="costs" aria-labelledby="costs-title" className={css.costs}>
      <header className={css.head}>
        <h2 id="costs-title" className={css.title}>
          {t(unit === 'month' ? 'sources.costs.byMonth' : 'sources.costs.byDay', { currency: currencySign })}
        </h2>
        <Segments
          label={t('sources.costs.unit')}
          values={['month', 'day']}
          chosen={unit}
          say={(each) => t(`sources.costs.units.${each}`)}
          choose={setUnit}
        />
        <fieldset className={`${segments.segments} ${css.group}`} aria-label={t('sources.costs.months')}>
          <button type="button" aria-label={t('sources.costs.before')} onClick={() => setMonth(addMonths(month, -1))}>
            <IconChevronLeft className="i" aria-hidden />
          </button>
          <span className="num" role="status">
            {unit === 'month' ? `${names.label(slots[0] ?? '')} – ${names.label(month)}` : names.label(month)}
          </span>
          <button type="button" aria-label={t('sources.costs.after')} onClick={() => setMonth(addMonths(month, 1))}>
            <IconChevronRight className="i" aria-hidden />
          </button>
        </fieldset>
        <span className="t2 grow">{t('sources.costs.how')}</span>
        <CostUpload />
        <a className="btn quiet s" href={`/api/v2/projects/${project}/costs/export`} download>
          <IconDownload className="i" aria-hidden />
          {t('sources.costs.download')}
        </a>
      </header>
      {isError && <p className="msg">{t('sources.costs.failed')}</p>}
      {unsaved > 0 && !cells.isSaving && (
        <div className={css.bar}>
          <p className="grow" role="status">
            {wrong > 0 ? t('sources.costs.wrong', { count: wrong }) : t('sources.costs.unsaved', { count: unsaved })}
          </p>
          <button type="button" className="btn quiet" onClick={cells.discard}>
            {t('sources.discard')}
          </button>
          <button type="button" className="btn primary" disabled={wrong === unsaved} onClick={() => void cells.retry()}>
            {t('sources.save')}
          </button>
        </div>
      )}
      <Scrollable className={css.scroll} label={t('sources.costs.table')}>
        <table className={css.money} data-unit={unit}>
          <thead>
            <tr>
              <th scope="col">{t('sources.channel')}</th>
              {slots.map((slot) => (
                <th key={slot} scope="col" aria-label={names.label(slot)}>
                  {names.heading(slot)}
                </th>
              ))}
              <th scope="col" className={css.result}>
                {t('sources.costs.leads', { month: names.heading(month) })}
              </th>
              <th scope="col">{t('sources.costs.perLead')}</th>
              <th scope="col">{t('sources.costs.revenue')}</th>
              <th scope="col">ROMI</th>
            </tr>
          </thead>
          <tbody>
            {channels.map((channel, row) => (
              <CostRow
                key={channel.id}
                channel={channel}
                row={row}
                channels={channels}
                slots={slots}
                held={held}
                cells={cells}
                result={results?.items.find((line) => line.channel?.id === channel.id)}
                labelOf={names.label}
              />
            ))}
            {isReady && hasOthers && (
              <tr>
                <th scope="row" className="t2" title={t('sources.costs.othersHow')}>
                  {t('sources.costs.others')}
                </th>
                {slots.map((slot) => (
                  <td key={slot} className="t2">
                    <Sum of={held.get(cellKey(others, slot))} />
                  </td>
                ))}
                <td className={css.result} colSpan={4} />
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('sources.costs.total')}</th>
              {slots.map((slot) => (
                <td key={slot}>
                  <Sum of={held.get(cellKey(total, slot))} />
                </td>
              ))}
              <td className={css.result}>{whole ? number(whole.leads.leads) : '—'}</td>
              <td>{whole?.cost_per_lead ? money(whole.cost_per_lead) : '—'}</td>
              <td>{whole ? money(whole.revenue.sum) : '—'}</td>
              <td>{percentOf(whole?.romi, i18n.language)}</td>
            </tr>
          </tfoot>
        </table>
      </Scrollable>
    </section>
  )
}

/** An amount in the currency of the project, and below it amounts in others. */
function Sum({ of }: { of: Cell | undefined }) {
  const { number } = useFormat()
  return (
    <>
      {of?.own === undefined ? '—' : number(Number(of.own))}
      {of && <Foreign amounts={of.foreign} />}
    </>
  )
}
