import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCaptureMutations } from '../api/capture.ts'
import { canManageProject, useProject } from '../api/session.ts'
import type { WholeReceipt } from '../api/types.ts'
import { IconDots, IconDownload } from '../ui/icons.ts'
import { tryOrShowError } from '../ui/toasts.tsx'
import { networkOf } from './network.ts'
import { useTellBlocked } from './use-tell-blocked.ts'

/** Further actions of owners and managers on a receipt: block its sender, download the request. */
export function More({ receipt }: { receipt: WholeReceipt }) {
  const { t } = useTranslation()
  const { id: project, role } = useProject()
  const { block } = useCaptureMutations()
  const tell = useTellBlocked()
  if (!canManageProject(role)) return null
  const { understood, raw, id } = receipt
  const network = networkOf(raw?.address ?? '')
  const blocks = [
    { list: 'blocked_phones', what: 'phone', value: understood?.phone },
    { list: 'blocked_emails', what: 'email', value: understood?.email },
    { list: 'blocked_addresses', what: 'address', value: raw?.address },
    { list: 'blocked_addresses', what: 'network', value: network },
  ] as const
  const known = blocks.flatMap((each) => (each.value ? [{ ...each, value: each.value }] : []))
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <button type="button" className="ib" title={t('card.more')} aria-label={t('card.more')}>
          <IconDots className="i" aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {known.length > 0 && <Menu.Label>{t('inbox.block.title')}</Menu.Label>}
        {known.map(({ list, what, value }) => (
          <Menu.Item key={what} onClick={() => void add(list, value)}>
            {t(`inbox.block.${what}`, { value })}
          </Menu.Item>
        ))}
        {receipt.pruned_at === null && (
          <>
            {known.length > 0 && <Menu.Divider />}
            <Menu.Item
              component="a"
              href={`/api/v2/projects/${project}/receipts/${id}/raw`}
              download
              leftSection={<IconDownload className="i" aria-hidden />}
            >
              {t('inbox.download')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )

  async function add(list: (typeof blocks)[number]['list'], value: string): Promise<void> {
    await tryOrShowError(async () => {
      await block.mutateAsync({ list, values: [value] })
      tell([value])
    })
  }
}
