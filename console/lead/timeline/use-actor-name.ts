import { useTranslation } from 'react-i18next'
import { useApiKeys } from '../../api/api-keys.ts'
import { useMembers } from '../../api/members.ts'
import { canManageProject, useProject } from '../../api/session.ts'

/** Who did something. `label` names a member or a key; others are known only by the door of the event. */
type Actor = { kind: string; name: string | undefined; label: string | undefined }

/** Names actors such as `member:1` and `key:2`. The names of keys are visible only to those who may read keys. */
export function useActorName(): (actor: string) => Actor {
  const { t } = useTranslation()
  const members = useMembers()
  const { data: apiKeys } = useApiKeys(canManageProject(useProject().role))
  return (actor) => {
    const [kind = '', id = ''] = actor.split(':')
    if (kind === 'member') {
      const name = members.find((each) => each.id === id)?.name
      return { kind, name, label: name ?? t('card.memberGone', { id }) }
    }
    if (kind !== 'key') return { kind, name: undefined, label: undefined }
    const name = apiKeys?.items.find((each) => each.id === id)?.name ?? undefined
    return { kind, name, label: name ? t('card.line.key', { name }) : t('card.line.keyNumber', { id }) }
  }
}
