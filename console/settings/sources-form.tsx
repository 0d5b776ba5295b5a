import { TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMemberMutations } from '../api/members.ts'
import type { Member } from '../api/types.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { showDone } from '../ui/toasts.tsx'

/** Sets the sources whose leads a contractor sees; makes another member a contractor with these sources. */
export default function SourcesForm({ member, close }: { member: Member; close(): void }) {
  const { t } = useTranslation()
  const { changeRole } = useMemberMutations()
  const [sources, setSources] = useState(member.sources ?? [])
  const { id, name } = member
  const save = async () => {
    await changeRole.mutateAsync({ id, role: 'contractor', sources })
    showDone(t('settings.members.sourcesSaved', { name }))
  }
  return (
    <FormDialog title={t('settings.members.sourcesOf', { name })} action={t('settings.save')} save={save} close={close}>
      <TagsInput
        data-autofocus
        label={t('settings.members.sources')}
        name="sources" // so that its input counts as an unsaved edit
        value={sources}
        onChange={setSources}
        acceptValueOnBlur
      />
      <p className="t2">{t('settings.members.sourcesHint')}</p>
    </FormDialog>
  )
}
