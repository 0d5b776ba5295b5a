import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReceipt } from '../api/inbox.ts'
import type { WholeReceipt } from '../api/types.ts'
import { useLeadShortcuts } from '../lead/use-lead-shortcuts.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { IconArrowLeft, IconChevronDown, IconChevronUp, IconRefresh, IconX } from '../ui/icons.ts'
import segments from '../ui/segments.module.css'
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

/** What came beside what was understood of it, and what can be done with it. A page of its own on a phone. */
export default function Detail({ id, close, previous, next }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const isPhone = useIsPhone()
  const wayOf = useWayText()
  const { data: receipt, error, refetch } = useReceipt(id)
  const acts = useReceiptActs(receipt)
  const root = useRef<HTMLElement>(null)
  useLeadShortcuts({ Escape: close, n: () => acts.notSpam?.(), r: () => acts.replay?.() })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each receipt begins at its top
  useEffect(() => {
    root.current?.querySelector('[data-body]')?.scrollTo(0, 0)
    if (isPhone) root.current?.focus({ preventScroll: true })
  }, [id])
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys */}
      <section className={css.body} data-body tabIndex={0} aria-label={t('inbox.parsing')}>
        {receipt ? (
          <Body key={id} receipt={receipt} isPhone={isPhone} />
        ) : error ? (
          <ErrorPanel error={error} reset={() => void refetch()} />
        ) : (
          <Skeleton rows={6} />
        )}
      </section>
      {isPhone ? (
        acts.canWrite && <footer className={css.acts}>{buttons}</footer>
      ) : (
        <KeyHints canWrite={acts.canWrite} />
      )}
    </aside>
  )
}

function Body({ receipt, isPhone }: { receipt: WholeReceipt; isPhone: boolean }) {
  const { t } = useTranslation()
  const [isRaw, setRaw] = useState(false)
  const hasRaw = receipt.raw !== null
  const understood = <Understood receipt={receipt} />
  return (
    <>
      <Verdict receipt={receipt} />
      {isPhone && hasRaw && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own
        <div className={`${segments.segments} ${css.switch}`} role="group" aria-label={t('inbox.sides')}>
          <button type="button" aria-pressed={!isRaw} onClick={() => setRaw(false)}>
            {t('inbox.understood')}
          </button>
          <button type="button" aria-pressed={isRaw} onClick={() => setRaw(true)}>
            {t('inbox.raw')}
          </button>
        </div>
      )}
      {isPhone ? (
        isRaw ? (
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

function KeyHints({ canWrite }: { canWrite: boolean }) {
  const { t } = useTranslation()
  return (
    <footer className={css.keys}>
      <span>
        <kbd>J</kbd>
        <kbd>K</kbd> {t('card.keys.beside')}
      </span>
      {canWrite && (
        <>
          <span>
            <kbd>N</kbd> {t('inbox.key.notSpam')}
          </span>
          <span>
            <kbd>R</kbd> {t('inbox.key.replay')}
          </span>
        </>
      )}
    </footer>
  )
}
