import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCaptureMutations } from '../api/capture.ts'
import { useReadReceipts } from '../api/inbox.ts'
import type { Receipt } from '../api/receipts.ts'
import { canManageProject, useProject } from '../api/session.ts'
import { useFormat } from '../ui/format.ts'
import { IconChevronDown, IconRefresh, IconX } from '../ui/icons.ts'
import css from '../ui/selection-bar.module.css'
import { tryOrShowError } from '../ui/toasts.tsx'
import type { Selection } from './selection.ts'
import { useBulkReplay } from './use-bulk-replay.ts'
import { useTellBlocked } from './use-tell-blocked.ts'

/** The actions on the selected receipts. */
export function SelectionBar({ selection }: { selection: Selection }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { role } = useProject()
  const { begin, isPending } = useBulkReplay()
  const { count, receipts, clear } = selection
  const work = async (how: 'replay' | 'not-spam') => {
    if (await begin({ ids: receipts.map(({ id }) => id) }, count, how)) clear()
  }
  if (count === 0) return null
  return (
    <div className={css.floats}>
      <div className={`pop ${css.selbar} ${css.bar}`} role="toolbar" aria-label={t('leads.bulk.label')}>
        <span className={css.sum}>
          <span className={`${css.sb} num`} role="status">
            {t('inbox.bulk.taken', { count, number: format.number(count) })}
          </span>
        </span>
        <button type="button" className="btn quiet s" disabled={isPending} onClick={() => void work('replay')}>
          <IconRefresh className="i" aria-hidden />
          {t('inbox.replay')}
        </button>
        <button type="button" className="btn quiet s" disabled={isPending} onClick={() => void work('not-spam')}>
          {t('inbox.notSpam')}
        </button>
        {canManageProject(role) && <Block receipts={receipts} />}
        <button
          type="button"
          className={`ib ${css.first}`}
          title={`${t('leads.bulk.clear')}  Esc`}
          aria-label={t('leads.bulk.clear')}
          onClick={clear}
        >
          <IconX className="i" aria-hidden />
        </button>
      </div>
    </div>
  )
}

/** Blocks the senders of the selected receipts, each by its known contacts. */
function Block({ receipts }: { receipts: Receipt[] }) {
  const { t } = useTranslation()
  const { block } = useCaptureMutations()
  const readAll = useReadReceipts()
  const tell = useTellBlocked()
  const known = (what: 'phone' | 'email') => unique(receipts.map(({ understood }) => understood?.[what]))
  const [phones, emails] = [known('phone'), known('email')]
  const addresses = async () => unique((await readAll(receipts.map(({ id }) => id))).map(({ raw }) => raw?.address))
  return (
    <Menu position="top-end" width={224}>
      <Menu.Target>
        <button type="button" className="btn quiet s" disabled={block.isPending}>
          {t('inbox.block.open')}
          <IconChevronDown className="i" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('inbox.block.title')}</Menu.Label>
        <Menu.Item disabled={phones.length === 0} onClick={() => void add('blocked_phones', phones)}>
          {t('inbox.block.phones', { count: phones.length })}
        </Menu.Item>
        <Menu.Item disabled={emails.length === 0} onClick={() => void add('blocked_emails', emails)}>
          {t('inbox.block.emails', { count: emails.length })}
        </Menu.Item>
        <Menu.Item onClick={() => void tryOrShowError(async () => add('blocked_addresses', await addresses()))}>
          {t('inbox.block.addresses')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )

  async function add(list: 'blocked_phones' | 'blocked_emails' | 'blocked_addresses', values: string[]): Promise<void> {
    await tryOrShowError(async () => {
      await block.mutateAsync({ list, values })
      tell(values)
    })
  }
}

function unique(values: (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value != null))]
}
