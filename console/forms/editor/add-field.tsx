import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FormField } from '../../api/forms.ts'
import { useOwnFields } from '../../api/own-fields.ts'
import type { OwnField } from '../../api/types.ts'
import { IconPlus } from '../../ui/icons.ts'

const inputs = ['name', 'phone', 'email', 'text'] as const

type Props = { fields: FormField[]; add(field: FormField): void }

/** Adds a field: one of the lead, one of the project's own, or a question of this form alone. */
export function AddField({ fields, add }: Props) {
  const { t } = useTranslation()
  const own = useOwnFields()
  const isFree = (name: string) => fields.every((field) => field.name !== name)
  const free = own.filter(({ key }) => isFree(key))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="btn quiet s">
          <IconPlus className="i" aria-hidden />
          {t('forms.editor.addField')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {inputs.filter(isFree).map((input) => (
          <Menu.Item
            key={input}
            onClick={() => add({ input, name: input, label: t(`forms.label.${input}`), required: false })}
          >
            {t(`forms.kind.${input}`)}
          </Menu.Item>
        ))}
        {free.map((field) => (
          <Menu.Item key={field.id} onClick={() => add(fieldOf(field))}>
            {t('forms.kind.ownField', { name: field.name })}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => add(question(fields, t('forms.label.question')))}>{t('forms.kind.own')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function fieldOf({ key, name, type, options }: OwnField): FormField {
  const field: FormField = { input: 'own', name: key, label: name, required: false }
  return type === 'choice' ? { ...field, options } : field
}

/** A question with a name that no other field has. */
function question(fields: FormField[], label: string): FormField {
  const names = new Set(fields.map(({ name }) => name))
  let name = label
  for (let number = 2; names.has(name); number++) name = `${label} ${number}`
  return { input: 'own', name, label: name, required: false }
}
