import { useLocalStorage } from '@mantine/hooks'
import { useProject } from '../api/session.ts'
import { type AssigneeScope, useDefaultAssigneeScope } from './sections.ts'

/** Whose call backs the member sees: their choice in this project, or the default of their role. */
export function useAssigneeScope(): [AssigneeScope, (scope: AssigneeScope) => void] {
  const byRole = useDefaultAssigneeScope()
  const [chosen, choose] = useLocalStorage<AssigneeScope | ''>({
    key: `zayavka.today.${useProject().id}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  })
  return [chosen || byRole, choose]
}
