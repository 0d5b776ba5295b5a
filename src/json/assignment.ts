import Type, { type Static } from 'typebox'
import { type Assignment, type AssignmentChange, assignmentLimits, assignmentModes } from '../domain/assignment.ts'
import { FilterSchema } from './filter.ts'
import { readId } from './values.ts'

const properties = {
  mode: Type.Enum([...assignmentModes], {
    description: 'nobody; in turn among those on duty; or by the first rule that knows somebody',
  }),
  rules: Type.Array(
    Type.Object({
      filter: FilterSchema,
      members: Type.Array(Type.String({ maxLength: 20 }), {
        maxItems: assignmentLimits.members,
        description:
          'One member gets the leads whether on duty or not; several get them in turn while on duty; none means everybody on duty',
      }),
    }),
    { maxItems: assignmentLimits.rules },
  ),
}

export const assignmentJson = Type.Object(
  { ...properties, version: Type.Integer({ description: 'Raised by each change; the ETag' }) },
  { $id: 'Assignment' },
)
export const assignmentChange = Type.Partial(Type.Object(properties))

export function writeAssignment({ mode, rules, version }: Assignment): Static<typeof assignmentJson> {
  return { mode, rules: rules.map(({ filter, members }) => ({ filter, members: members.map(String) })), version }
}

/** Reads the fields that are present. */
export function readAssignment({ mode, rules }: Static<typeof assignmentChange>): AssignmentChange {
  return {
    ...(mode && { mode }),
    ...(rules && {
      rules: rules.map(({ filter, members }, index) => ({
        filter,
        members: [...new Set(members.map((id, at) => readId(id, `rules[${index}].members[${at}]`)))],
      })),
    }),
  }
}
