import { useTranslation } from 'react-i18next'
import type { Funnel } from '../../api/reports.ts'
import { useIsPhone } from '../../ui/use-phone.ts'
import { Bar } from '../bar.tsx'
import { Count, Derived } from '../count.tsx'
import { useNumbers } from '../numbers.ts'
import { Part } from '../part.tsx'
import { PhoneRows } from '../phone-rows.tsx'
import { StatusName } from '../status-name.tsx'
import { type Column, Table } from '../table.tsx'

type Step = Funnel['items'][number]

/** The statuses with the number of leads that reached them and that are in them now, and how long leads stay. */
export function Steps({ funnel, all, isOld }: { funnel: Funnel; all: number; isOld: boolean }) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const { percent, duration } = useNumbers()
  const title = t('reports.funnel.withTime')
  const share = ({ reached }: Step) => (reached ? reached.leads / all : null)
  const { until_paid: untilPaid } = funnel
  const whole = (share: number) => percent(share, 0)
  const stay = ({ left, median_stay }: Step) => <Derived of={left} value={median_stay} say={duration} />
  const columns: Column<Step>[] = [
    {
      key: 'status',
      title: t('reports.column.status'),
      width: 128,
      cell: ({ status }) => <StatusName status={status} />,
      foot: t('reports.funnel.untilPaid'),
    },
    { key: 'bar', cell: (step) => step.reached && <Bar share={share(step) ?? 0} isTall /> },
    {
      key: 'reached',
      title: t('reports.funnel.reached'),
      width: 72,
      isNumber: true,
      cell: ({ reached }) => <span className="m">{reached ? <Count of={reached} /> : '—'}</span>,
    },
    {
      key: 'share',
      title: t('reports.funnel.ofAll'),
      width: 72,
      isNumber: true,
      cell: (step) => (
        <span className="t2">
          <Derived of={step.reached} value={share(step)} say={whole} />
        </span>
      ),
    },
    {
      key: 'stay',
      title: t('reports.funnel.stay'),
      hint: t('reports.funnel.stayHint'),
      width: 104,
      isNumber: true,
      cell: stay,
      foot: <Derived of={untilPaid} value={untilPaid.median} say={duration} />,
    },
    {
      key: 'p90',
      title: t('reports.p90'),
      hint: t('reports.p90Hint'),
      width: 96,
      isNumber: true,
      cell: ({ left, p90_stay }) => (
        <span className="t2">
          <Derived of={left} value={p90_stay} say={duration} />
        </span>
      ),
      foot: <Derived of={untilPaid} value={untilPaid.p90} say={duration} />,
    },
    {
      key: 'now',
      title: t('reports.funnel.now'),
      width: 72,
      isNumber: true,
      cell: ({ leads, sum, list }) => <Count of={{ leads, sum, list }} />,
    },
    {
      key: 'lost',
      title: t('reports.funnel.lost'),
      hint: t('reports.funnel.lostHint'),
      width: 96,
      isNumber: true,
      cell: ({ lost }) => (lost ? <Count of={lost} /> : '—'),
    },
  ]
  return (
    <Part title={title} isOld={isOld}>
      {isPhone ? (
        <PhoneRows
          label={title}
          lines={funnel.items.map((step) => ({
            key: step.status.id,
            name: <StatusName status={step.status} />,
            value: step.reached ? (
              <>
                <Count of={step.reached} />{' '}
                <small>
                  <Derived of={step.reached} value={share(step)} say={whole} />
                </small>
              </>
            ) : (
              <Count of={step} />
            ),
            share: share(step),
            below: step.median_stay !== null && (
              <Derived
                of={step.left}
                value={step.median_stay}
                say={(time) => t('reports.funnel.inStatus', { time: duration(time) })}
              />
            ),
            end: step.lost && step.lost.leads > 0 && (
              <>
                {t('reports.funnel.lost')} <Count of={step.lost} />
              </>
            ),
          }))}
        />
      ) : (
        <Table label={title} columns={columns} rows={funnel.items} keyOf={({ status }) => status.id} minWidth={720} />
      )}
    </Part>
  )
}
