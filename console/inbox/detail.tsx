import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReceipt } from '../api/inbox.ts'
import type { WholeReceipt } from '../api/types.ts'
import { useLeadShortcuts } from '../lead/use-lead-shortcuts.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { IconArrowLeft, IconChevronDown, IconChevronUp, IconRefresh, IconX } from '../ui/icons.ts'
import { KeyHints } from '../ui/key-hints.tsx'
import { Scrollable } from '../ui/scrollable.tsx'
import { Segments } from '../ui/segments.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useIsPhone } from '../ui/use-phone.ts'
import css from './detail.module.css'
import { Files } from './files.tsx'
import { More } from './more-menu.tsx'
import { Raw } from './raw.tsx'
import { useWayText } from './receipt-words.ts'
import { Understood } from './understood.tsx'
import { useReceiptActs } from './use-receipt-acts.ts'
import { Verdict } from './verdict.tsx'

type Props = { id: string; close(): void; previous: (() => void) | undefined; next: (() => void) | undefined }

/** The raw receipt beside its interpretation, with the possible actions. A page of its own on a phone. */
export default function Detail({ id, close, previous, next }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const isPhone = useIsPhone()
  const wayOf = useWayText()
  const { data: receipt, error, refetch } = useReceipt(id)
  const acts = useReceiptActs(receipt)
  const root = useRef<HTMLElement>(null)
  useLeadShortcuts({ Escape: close, n: () => acts.notSpam?.(), r: () => acts.replay?.() })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each receipt starts at its top
  useEffect(() => {
    root.current?.querySelector('[data-body]')?.scrollTo(0, 0)
    if (isPhone) root.current?.focus({ preventScroll: true })
  }, [id])
  const beside = ['J K', t('card.keys.beside')] as const
  const writing = [
    ['N', t('inbox.key.notSpam')],
    ['R', t('inbox.key.replay')],
    ['X', t('inbox.key.choose')],
  ] as const
  const buttons = (
    <>
      <button type="button" className="btn s" disabled={!acts.replay} onClick={acts.replay}>
        <IconRefresh className="i" aria-hidden />
        {t('inbox.replay')}
      </button>
      <button type="button" className="btn s primary" disabled={!acts.notSpam} onClick={acts.notSpam}>
        {t('inbox.notSpam')}
      </button>
    </>
  )
  return (
    <aside
      ref={root}
      className={isPhone ? css.page : css.pane}
      aria-label={t('inbox.one', { number: id })}
      tabIndex={-1}
    >
      <header className={css.bar}>
        <button
          type="button"
          className="ib"
          title={isPhone ? undefined : `${t('close')}  Esc`}
          aria-label={isPhone ? t('inbox.back') : t('close')}
          onClick={close}
        >
          {isPhone ? <IconArrowLeft className="i" aria-hidden /> : <IconX className="i" aria-hidden />}
        </button>
        <button
          type="button"
          className="ib"
          title={`${t('inbox.previous')}  K`}
          aria-label={t('inbox.previous')}
          disabled={!previous}
          onClick={previous}
        >
          <IconChevronUp className="i" aria-hidden />
        </button>
        <button
          type="button"
          className="ib"
          title={`${t('inbox.next')}  J`}
          aria-label={t('inbox.next')}
          disabled={!next}
          onClick={next}
        >
          <IconChevronDown className="i" aria-hidden />
        </button>
        <span className="num">№ {format.number(Number(id))}</span>
        <span className="t3 cut">{receipt && wayOf(receipt)}</span>
        <span className="grow" />
        {!isPhone && acts.canWrite && buttons}
        {receipt && <More receipt={receipt} />}
      </header>
      <Scrollable className={css.body} data-body label={t('inbox.parsing')}>
        {receipt ? (
          <Body key={id} receipt={receipt} isPhone={isPhone} />
        ) : error ? (
          <ErrorPanel error={error} reset={() => void refetch()} />
        ) : (
          <Skeleton rows={6} />
        )}
      </Scrollable>
      {isPhone ? (
        acts.canWrite && <footer className={css.acts}>{buttons}</footer>
      ) : (
        <KeyHints hints={acts.canWrite ? [beside, ...writing] : [beside]} />
      )}
    </aside>
  )
}

function Body({ receipt, isPhone }: { receipt: WholeReceipt; isPhone: boolean }) {
  const { t } = useTranslation()
  const [side, setSide] = useState<'understood' | 'raw'>('understood')
  const hasRaw = receipt.raw !== null
  const understood = <Understood receipt={receipt} />
  return (
    <>
      <Verdict receipt={receipt} />
      {isPhone && hasRaw && (
        <Segments
          className={css.switch}
          label={t('inbox.sides')}
          values={['understood', 'raw']}
          chosen={side}
          say={(each) => t(`inbox.${each}`)}
          choose={setSide}
        />
      )}
      {isPhone ? (
        side === 'raw' ? (
          <Raw receipt={receipt} />
        ) : (
          understood
        )
      ) : (
        <div className={hasRaw ? css.two : undefined}>
          {hasRaw && <Raw receipt={receipt} />}
          {understood}
        </div>
      )}
      <Files receipt={receipt} />
    </>
  )
}
