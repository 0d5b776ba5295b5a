import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../api/session.ts'
import type { Lead } from '../api/types.ts'
import { copyText } from '../ui/copy-text.ts'
import { useFormat } from '../ui/format.ts'
import {
  IconArrowLeft,
  IconArrowsJoin2,
  IconChevronDown,
  IconChevronUp,
  IconCopy,
  IconDots,
  IconLink,
  IconTrash,
  IconTrashOff,
  IconX,
} from '../ui/icons.ts'
import pageHead from '../ui/page-head.module.css'
import css from './lead.module.css'
import { leadUrl } from './paths.ts'
import { useCanCreate } from './rights.ts'
import { useBin } from './use-bin.ts'
import { usePosition } from './use-position.ts'

type Steps = { close(): void; previous: (() => void) | undefined; next: (() => void) | undefined }
type Props = { id: string; lead: Lead | undefined; steps: Steps; merge(): void; isPhone: boolean }

/** Closes a lead, steps to its neighbours, and has the actions on the whole lead. */
export function Toolbar({ id, lead, steps, merge, isPhone }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const position = <Position lead={lead} className={isPhone ? 'num t2' : 'num'} />
  const beside = (
    <>
      <Step label={t('card.previous')} hint="K" go={steps.previous}>
        <IconChevronUp className="i" aria-hidden />
      </Step>
      <Step label={t('card.next')} hint="J" go={steps.next}>
        <IconChevronDown className="i" aria-hidden />
      </Step>
    </>
  )
  if (isPhone)
    return (
      <header className={pageHead['ph-head']} style={{ paddingLeft: 4 }}>
        <Step label={t('card.backToList')} go={steps.close}>
          <IconArrowLeft className="i" aria-hidden />
        </Step>
        {position}
        <span className="grow" />
        {beside}
        {lead && <More lead={lead} merge={merge} close={steps.close} />}
      </header>
    )
  return (
    <header className={css['dr-bar']}>
      <Step label={t('close')} hint="Esc" go={steps.close}>
        <IconX className="i" aria-hidden />
      </Step>
      {beside}
      {position}
      <span className="grow" />
      <span className="num t3">№ {format.number(Number(id))}</span>
      <Step label={t('card.copyLink')} go={() => void copyText(leadUrl(project, id), t('card.told.link'))}>
        <IconLink className="i" aria-hidden />
      </Step>
      {lead && <More lead={lead} merge={merge} close={steps.close} />}
    </header>
  )
}

function Step({
  label,
  hint,
  go,
  children,
}: {
  label: string
  hint?: string
  go: (() => void) | undefined
  children: ReactNode
}) {
  return (
    <button
      type="button"
      className="ib"
      title={hint ? `${label}  ${hint}` : label}
      aria-label={label}
      disabled={!go}
      onClick={go}
    >
      {children}
    </button>
  )
}

function Position({ lead, className }: { lead: Lead | undefined; className: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { position, total } = usePosition(lead)
  if (position === undefined || total === undefined) return <span className={className} />
  return (
    <span className={className}>
      {t('card.place', { place: format.number(position), total: format.number(total) })}
    </span>
  )
}

function More({ lead, merge, close }: { lead: Lead; merge(): void; close(): void }) {
  const { t } = useTranslation()
  const project = useProjectId()
  const canWrite = useCanCreate()
  const bin = useBin(lead)
  const isBinned = lead.deleted_at !== null
  return (
    <Menu position="bottom-end" width={248}>
      <Menu.Target>
        <button type="button" className="ib" title={t('card.more')} aria-label={t('card.more')}>
          <IconDots className="i" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconLink className="i" aria-hidden />}
          onClick={() => void copyText(leadUrl(project, lead.id), t('card.told.link'))}
        >
          {t('card.copyLink')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy className="i" aria-hidden />}
          onClick={() => void copyText(lead.id, t('card.told.number'))}
        >
          {t('card.copyNumber', { number: lead.id })}
        </Menu.Item>
        {canWrite && !isBinned && (
          <>
            <Menu.Item leftSection={<IconArrowsJoin2 className="i" aria-hidden />} onClick={merge}>
              {t('card.merge.open')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              color="red"
              leftSection={<IconTrash className="i" aria-hidden />}
              onClick={() => {
                close() // at once, since another page may be open by the time of the answer
                bin.remove()
              }}
            >
              {t('card.bin.put')}
            </Menu.Item>
          </>
        )}
        {canWrite && isBinned && (
          <Menu.Item leftSection={<IconTrashOff className="i" aria-hidden />} onClick={bin.restore}>
            {t('card.bin.restore')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
