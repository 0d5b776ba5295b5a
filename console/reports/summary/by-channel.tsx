import { useTranslation } from 'react-i18next'
import { type Channels, useChannelsReport } from '../../api/reports.ts'
import { FailedPart } from '../../ui/failed-part.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useIsPhone } from '../../ui/use-phone.ts'
import { queryOf, useView } from '../../view.ts'
import { Bar } from '../bar.tsx'
import { ChannelName } from '../channel-name.tsx'
import { Count, Derived, Sum } from '../count.tsx'
import { useNumbers } from '../numbers.ts'
import { Part } from '../part.tsx'
import { PhoneRows } from '../phone-rows.tsx'
import { type Column, Table } from '../table.tsx'

type Line = Channels['items'][number]

/** How many channels the summary shows; the report of channels shows all. */
const shown = 8

/** The channels with most leads. */
export function ByChannel() {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const [view] = useView()
  const numbers = useNumbers()
  const { data, error, refetch, isOld } = useChannelsReport(queryOf(view))
  const lines = data?.items.slice(0, shown) ?? []
  const most = Math.max(1, ...lines.map(({ leads }) => leads.leads))
  const keyOf = ({ channel }: Line) => channel?.id ?? 'none'
  const conversion = ({ paid, conversion }: Line) => (
    <Derived of={paid} value={conversion} say={(share) => numbers.percent(share)} />
  )
  const columns: Column<Line>[] = [
    {
      key: 'channel',
      title: t('reports.column.channel'),
      width: 168,
      cell: ({ channel }) => <ChannelName channel={channel} />,
    },
    { key: 'bar', cell: ({ leads }) => <Bar share={leads.leads / most} /> },
    {
      key: 'leads',
      title: t('reports.key.leads'),
      width: 72,
      isNumber: true,
      cell: ({ leads }) => <Count of={leads} />,
    },
    { key: 'paid', title: t('reports.key.paid'), width: 80, isNumber: true, cell: ({ paid }) => <Count of={paid} /> },
    {
      key: 'conversion',
      title: t('reports.key.conversion'),
      width: 88,
      isNumber: true,
      cell: (line) => <span className="t2">{conversion(line)}</span>,
    },
    {
      key: 'revenue',
      title: t('reports.key.revenue'),
      width: 124,
      isNumber: true,
      cell: ({ revenue }) => (
        <span className="m">
          <Sum of={revenue} />
        </span>
      ),
    },
  ]
  return (
    <Part title={t('reports.byChannel')} isOld={isOld}>
      {error && !data ? (
        <FailedPart error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton rows={shown} />
      ) : isPhone ? (
        <PhoneRows
          label={t('reports.byChannel')}
          lines={lines.map((line) => ({
            key: keyOf(line),
            name: <ChannelName channel={line.channel} />,
            value: <Count of={line.leads} />,
            share: line.leads.leads / most,
            below: (
              <>
                {t('reports.key.conversion')} {conversion(line)}
              </>
            ),
            end: <Sum of={line.revenue} />,
          }))}
        />
      ) : (
        <Table label={t('reports.byChannel')} columns={columns} rows={lines} keyOf={keyOf} minWidth={640} />
      )}
    </Part>
  )
}
