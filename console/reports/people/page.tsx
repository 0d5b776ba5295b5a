import { useTranslation } from 'react-i18next'
import type { People } from '../../api/reports.ts'
import { usePeople } from '../../api/reports.ts'
import { useFormat } from '../../ui/format.ts'
import { Initials } from '../../ui/initials.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useIsPhone } from '../../ui/use-phone.ts'
import { queryOf, useView } from '../../view.ts'
import { ViewError } from '../../view-bar/view-error.tsx'
import { fastMinutes, useChoice, useFastMinutes } from '../choice.ts'
import { Count, Derived, Sum } from '../count.tsx'
import { EmptyReport } from '../empty.tsx'
import { useNumbers } from '../numbers.ts'
import { Part } from '../part.tsx'
import { PhoneRows } from '../phone-rows.tsx'
import { type Column, Table } from '../table.tsx'
import css from './people.module.css'
import { Range } from './range.tsx'

type Row = People['items'][number]
/** The numbers of a member, or of all. */
type Numbers = Omit<Row, 'member'>

/** Who takes leads, how fast they respond, and their results. */
export default function PeopleReport() {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const format = useFormat()
  const [view] = useView()
  const [, choose] = useChoice()
  const { percent, duration } = useNumbers()
  const within = useFastMinutes()
  const { data, error, refetch, isOld } = usePeople({ ...queryOf(view), within: String(within) })
  if (error && !data) return <ViewError error={error} title={t('reports.failed')} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  const { items, total } = data
  const isEmpty = total.leads.leads === 0 && total.revenue.leads === 0 // payments may be for leads of earlier periods
  if (isEmpty) return isOld ? <Skeleton /> : <EmptyReport />
  const longest = Math.max(1, ...items.map(({ p90_response }) => p90_response ?? 0))
  const title = t('reports.people.title')
  const quickly = t('reports.people.within', { minutes: within })
  const whole = (share: number) => percent(share, 0)
  const time = (row: Numbers) => <Derived of={row.responded} value={row.median_response} say={duration} />
  const longTime = (row: Numbers) => <Derived of={row.responded} value={row.p90_response} say={duration} />
  const quick = (row: Numbers) => <Derived of={row.quick} value={row.quick_share} say={whole} />
  const onTime = (row: Numbers) => <Derived of={row.on_time} value={row.on_time_share} say={whole} />
  const conversion = (row: Numbers) => <Derived of={row.paid} value={row.conversion} say={(share) => percent(share)} />
  const columns: Column<Row>[] = [
    {
      key: 'member',
      title: t('reports.column.member'),
      width: 200,
      cell: ({ member }) => <Name member={member} />,
      foot: t('reports.total'),
    },
    {
      key: 'range',
      cell: ({ median_response: median, p90_response: p90 }) =>
        median !== null && p90 !== null && <Range median={median / longest} p90={p90 / longest} />,
    },
    number('leads', 72, t('reports.key.leads'), ({ leads }) => <Count of={leads} />),
    number('median', 96, t('reports.people.median'), time, t('reports.people.medianHint')),
    number('p90', 96, t('reports.p90'), longTime, t('reports.p90Hint')),
    number('quick', 104, quickly, quick, t('reports.people.withinHint')),
    number('onTime', 80, t('reports.people.onTime'), onTime, t('reports.people.onTimeHint')),
    number('paid', 80, t('reports.key.paid'), ({ paid }) => <Count of={paid} />),
    number('conversion', 96, t('reports.key.conversion'), conversion),
    number('revenue', 124, t('reports.key.revenue'), ({ revenue }) => <Sum of={revenue} />),
  ]
  return (
    <Part
      title={title}
      isOld={isOld}
      end={
        <label className={css.within}>
          {t('reports.people.quick')}
          <select
            className="in s"
            value={within}
            onChange={({ target }) => choose({ within: target.value === '5' ? undefined : target.value })}
          >
            {fastMinutes.map((each) => (
              <option key={each} value={each}>
                {t('reports.people.within', { minutes: each })}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {isPhone ? (
        <PhoneRows
          label={title}
          lines={items.map((row) => ({
            key: row.member?.id ?? 'none',
            name: <Name member={row.member} />,
            value: time(row),
            share: row.quick_share,
            below: (
              <>
                <Derived of={row.quick} value={row.quick_share} say={(share) => `${quickly} ${whole(share)}`} />,{' '}
                <Count of={row.leads}>
                  {format.number(row.leads.leads)} {t('view.leads', { count: row.leads.leads })}
                </Count>
              </>
            ),
            end: (
              <Derived
                of={row.responded}
                value={row.p90_response}
                say={(time) => `${t('reports.p90')} ${duration(time)}`}
              />
            ),
          }))}
        />
      ) : (
        <Table
          label={title}
          columns={columns}
          rows={items}
          keyOf={({ member }) => member?.id ?? 'none'}
          minWidth={1000}
        />
      )}
    </Part>
  )

  /** A column of numbers, with the number of all people in the footer. */
  function number(
    key: string,
    width: number,
    title: string,
    cell: (row: Numbers) => React.ReactNode,
    hint?: string,
  ): Column<Row> {
    return { key, width, title, hint, isNumber: true, cell, foot: cell(total) }
  }
}

function Name({ member }: { member: Row['member'] }) {
  const { t } = useTranslation()
  if (!member) return <span className="t2">{t('reports.people.nobody')}</span>
  return (
    <span className={css.member}>
      <Initials name={member.name} />
      <span className="cut">{member.name}</span>
    </span>
  )
}
