import Type, { type Static } from 'typebox'
import { type Assignment, type AssignmentChange, assignmentLimits, assignmentModes } from '../domain/assignment.ts'
import { FilterSchema } from './filter.ts'
import { readId } from './values.ts'

const properties = {
  mode: Type.Enum([...assignmentModes], {
    description: 'nobody; turn: in turn among members on duty; rules: by the first rule that finds a member',
  }),
  rules: Type.Array(
    Type.Object({
      filter: FilterSchema,
      members: Type.Array(Type.String({ maxLength: 20 }), {
        maxItems: assignmentLimits.members,
        description:
          'One member gets the leads whether on duty or not; several members get them in turn while on duty; an empty list means everybody on duty',
      }),
    }),
    { maxItems: assignmentLimits.rules },
  ),
}

export const assignmentJson = Type.Object(
  { ...properties, version: Type.Integer({ description: 'The version, raised by each change; sent as the ETag' }) },
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
