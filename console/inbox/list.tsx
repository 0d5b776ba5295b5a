import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Receipt } from '../api/receipts.ts'
import { useProjectId } from '../api/session.ts'
import { useFormat } from '../ui/format.ts'
import grid from '../ui/grid.module.css'
import { useIsPhone } from '../ui/use-phone.ts'
import { End } from './end.tsx'
import css from './inbox.module.css'
import { type InboxView, writeInboxView } from './inbox-view.ts'
import { useReceiptTitle, useWayText } from './receipt-words.ts'
import type { Selection } from './selection.ts'

/** Without the right to select, there is no selection. */
type Props = { receipts: Receipt[]; view: InboxView; selection: Selection | undefined }

/** The receipts, the newest first; a row opens its receipt beside the list. */
export function List(props: Props) {
  return useIsPhone() ? <Cards {...props} /> : <Table {...props} />
}

function Table({ receipts, view, selection }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useReceiptTitle()
  const wayOf = useWayText()
  return (
    <table className={`${grid.grid} ${css.grid}`}>
      <colgroup>
        {selection && <col className={css.choose} />}
        <col className={css.at} />
        <col style={{ width: 120 }} />
        <col />
        <col className={css.way} />
        <col className={css.lead} />
      </colgroup>
      <thead>
        <tr>
          {selection && (
            <th>
              <ChooseAll selection={selection} />
            </th>
          )}
          <th>{t('inbox.col.at')}</th>
          <th>{t('inbox.col.end')}</th>
          <th>{t('inbox.col.who')}</th>
          <th className={css.way}>{t('inbox.col.way')}</th>
          <th className={grid.r}>{t('inbox.col.lead')}</th>
        </tr>
      </thead>
      <tbody>
        {receipts.map((receipt) => (
          <tr
            key={receipt.id}
            data-row
            aria-selected={selection?.has(receipt.id)}
            data-current={receipt.id === view.receipt || undefined}
            data-look={receipt.end === 'quarantine' || undefined}
          >
            {selection && (
              <td>
                <Choose receipt={receipt} selection={selection} name={titleOf(receipt)} />
              </td>
            )}
            <td className="num t2" title={format.whole(receipt.at)}>
              {format.moment(receipt.at)}
            </td>
            <td>
              <End end={receipt.end} />
            </td>
            <td>
              <Link
                className={`cut ${css.name}`}
                data-receipt={receipt.id}
                to="."
                search={writeInboxView({ ...view, receipt: receipt.id }) as never}
              >
                {titleOf(receipt)}
              </Link>
            </td>
            <td className={`t2 ${css.way}`}>{wayOf(receipt)}</td>
            <td className={grid.r}>
              <Outcome receipt={receipt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cards({ receipts, view, selection }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useReceiptTitle()
  const wayOf = useWayText()
  return (
    <ul aria-label={t('inbox.title')}>
      {receipts.map((receipt) => (
        <li
          key={receipt.id}
          className={css.card}
          data-row
          data-chosen={selection?.has(receipt.id) || undefined}
          data-look={receipt.end === 'quarantine' || undefined}
        >
          {selection && <Choose receipt={receipt} selection={selection} name={titleOf(receipt)} />}
          <Link
            className={css.name}
            data-receipt={receipt.id}
            to="."
            search={writeInboxView({ ...view, receipt: receipt.id }) as never}
          >
            <span className="cut">{titleOf(receipt)}</span>
            <small>
              <End end={receipt.end} /> <span className="num">{format.moment(receipt.at)}</span>
              <span className="cut">{wayOf(receipt)}</span>
            </small>
          </Link>
          <Outcome receipt={receipt} />
        </li>
      ))}
    </ul>
  )
}

type ChooseProps = { receipt: Receipt; selection: Selection; name: string }

function Choose({ receipt: { id }, selection, name }: ChooseProps) {
  const { t } = useTranslation()
  return (
    <label className={css.box}>
      <input
        type="checkbox"
        className="cb"
        checked={selection.has(id)}
        aria-label={t('leads.select', { name })}
        onClick={(event) => selection.toggle(id, event.shiftKey)}
        readOnly
      />
    </label>
  )
}

function ChooseAll({ selection: { count, isWhole, toggleAll } }: { selection: Selection }) {
  const { t } = useTranslation()
  const isMixed = count > 0 && !isWhole
  return (
    <label className={css.box}>
      <input
        type="checkbox"
        className="cb"
        checked={isWhole}
        data-mixed={isMixed || undefined}
        ref={(box) => {
          if (box) box.indeterminate = isMixed
        }}
        aria-label={t('inbox.chooseAll')}
        onChange={toggleAll}
      />
    </label>
  )
}

/** The lead of a receipt, or the reason why it has none. */
function Outcome({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const { lead, end, score } = receipt
  if (lead)
    return (
      <Link className={`num ${css.ref}`} to={`/p/${project}/leads/${lead}`} search={{ period: 'all' } as never}>
        № {format.number(Number(lead))}
      </Link>
    )
  if (end === 'spam') return <span className="t2 num">{t('inbox.points', { count: score })}</span>
  return end === null ? <span className="t2">{t('inbox.now')}</span> : null
}
