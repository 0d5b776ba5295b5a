import Type, { type Static } from 'typebox'
import {
  type Attempt,
  type Delivery,
  type Destination,
  deliveryStates,
  destinationLimits,
  destinationStates,
  type NumberedAttempt,
  outcomes,
  pauseReasons,
  quietDoors,
  triggers,
} from '../domain/destination.ts'
import { destinationKinds } from '../domain/destination-kind.ts'
import { type Topic, topics } from '../domain/event.ts'
import { FilterSchema } from './filter.ts'
import { moment, momentOrNull, orNull, writeTimeOrNull } from './schemas.ts'
import { writeTime } from './values.ts'

/** The fields of a destination that a caller gives. */
export const destinationFields = {
  name: Type.String({ minLength: 1, maxLength: destinationLimits.name, description: 'What people call it' }),
  url: Type.String({
    minLength: 1,
    maxLength: destinationLimits.url,
    description: 'Where events go: https: to a public address, or what DELIVERY_ALLOW names',
  }),
  settings: Type.Object(
    {
      user: Type.Optional(
        Type.String({ minLength: 1, maxLength: 200, description: 'vendor: the user of the handler' }),
      ),
      counter: Type.Optional(
        Type.String({ minLength: 1, maxLength: 20, description: 'metrika: the number of the counter' }),
      ),
    },
    { $id: 'DestinationSettings', description: 'What only some kinds have' },
  ),
  topics: orNull(
    Type.Array(Type.Enum([...topics]), {
      minItems: 1,
      maxItems: topics.length,
      description: 'Only events of these; null is all',
    }),
  ),
  filter: Type.Unsafe<unknown>({
    anyOf: [FilterSchema, { type: 'null' }],
    description: 'Only events of leads that match now, or did before the change; null is all',
  }),
  also: Type.Array(Type.Enum([...quietDoors]), {
    maxItems: quietDoors.length,
    description: 'Doors whose events go out too: imports and demo data do not by themselves',
  }),
}

export const destinationJson = Type.Object(
  {
    id: Type.String({ description: 'Counts up from 1 in each project' }),
    kind: Type.Enum([...destinationKinds], {
      description:
        '`webhook`: signed requests; `vendor`: the query that handlers of the vendor expect; `metrika`: orders for Yandex Metrica',
    }),
    ...destinationFields,
    state: Type.Enum([...destinationStates], {
      description:
        '`failing` after three days of nothing but failures, `gone` when the receiver answered 410: nothing is sent until it is switched on',
    }),
    reason: Type.Unsafe<Destination['reason']>({
      enum: [...pauseReasons, null],
      description: 'Why the desk itself stopped it; null when nobody did, or a person',
    }),
    failures: Type.Integer({ description: 'Failed attempts since the last success' }),
    first_failure_at: momentOrNull('Of these the first'),
    waiting: Type.Integer({ description: 'Deliveries that wait for a try' }),
    forgotten: Type.Integer({ description: 'Deliveries that were removed after 30 days' }),
    old_secret_until: momentOrNull('Until then the secret from before the last rotation signs too'),
    created_at: moment(),
    version: Type.Integer({ description: 'Raised by each change; the ETag' }),
    secret: Type.Optional(
      orNull(
        Type.String({
          description:
            'Signs the requests. Only where it was just made; null when the answer is told again, or it was given by another service',
        }),
      ),
    ),
  },
  { $id: 'Destination' },
)

/** Writes a destination, never with its secret. */
export function writeDestination(destination: Destination, waiting: number): Static<typeof destinationJson> {
  const { id, kind, name, url, settings, topics, filter, also, state, reason, failures, forgotten, version } =
    destination
  return {
    id: String(id),
    kind,
    name,
    url,
    settings,
    topics,
    filter,
    also,
    state,
    reason,
    failures,
    first_failure_at: writeTimeOrNull(destination.firstFailureAt),
    waiting,
    forgotten,
    old_secret_until: writeTimeOrNull(destination.oldSecretUntil),
    created_at: writeTime(destination.createdAt),
    version,
  }
}

const outcome = Type.Enum([...outcomes], { $id: 'Outcome', description: '`delivered`, or why not' })

/** The last day of a destination: counts for 48 half hours, the oldest first. */
export const destinationHealthJson = Type.Object(
  {
    id: Type.String({ description: 'Of the destination' }),
    delivered: Type.Array(Type.Integer(), { description: 'Attempts that arrived, by half hour' }),
    failed: Type.Array(Type.Integer(), { description: 'Attempts that did not' }),
    ms: orNull(Type.Integer({ description: 'How long an attempt took on average; null without any' })),
    next_at: momentOrNull('When the next retry is due'),
  },
  { $id: 'DestinationHealth' },
)

export const attemptJson = Type.Object(
  {
    number: Type.Integer({ description: 'Counts up from 1 in each delivery' }),
    at: moment(),
    trigger: Type.Enum([...triggers], { description: 'The schedule, or a person' }),
    outcome,
    status: orNull(Type.Integer({ description: 'The HTTP status of the answer' })),
    ms: Type.Integer({ description: 'How long it took, in milliseconds' }),
    request: orNull(
      Type.String({
        description: 'The body that was sent; null where nothing was sent, and once its lead was deleted for good',
      }),
    ),
    response: orNull(Type.String({ description: 'The first 2 kB of the answer' })),
    error: orNull(Type.String({ description: 'What went wrong, in words' })),
  },
  { $id: 'Attempt' },
)

/** Writes an attempt. */
export function writeAttempt({ responseHead, at, ...same }: NumberedAttempt): Static<typeof attemptJson> {
  const { number, trigger, outcome, status, ms, request, error } = same
  return { number, at: writeTime(at), trigger, outcome, status, ms, request, response: responseHead, error }
}

export const deliveryJson = Type.Object(
  {
    event: Type.String({ description: 'The number of the event; 0 for the tests of a destination' }),
    lead_id: orNull(Type.String()),
    state: Type.Enum([...deliveryStates]),
    at: moment('When it was planned'),
    next_at: momentOrNull('When it is tried next; null when it is over'),
    attempts: Type.Integer({ description: 'How often it was tried' }),
    outside_id: orNull(
      Type.String({ description: 'What the receiver calls the lead, such as the number of its order' }),
    ),
    topics: orNull(Type.Array(Type.String(), { description: 'What the event means; null for tests' })),
    last: orNull(
      Type.Object({
        trigger: Type.Enum([...triggers]),
        outcome,
        status: orNull(Type.Integer()),
        ms: Type.Integer(),
      }),
    ),
  },
  { $id: 'Delivery' },
)

/** Further data of a delivery: the topics of its event, its last attempt, and the receiver's id of its lead. */
type About = {
  topics?: Topic[] | undefined
  last?: Pick<Attempt, 'trigger' | 'outcome' | 'status' | 'ms'> | undefined
  outsideId?: string | undefined
}

export function writeDeliveryRow(
  delivery: Delivery,
  { topics, last, outsideId }: About = {},
): Static<typeof deliveryJson> {
  const { event, leadId, state, at, nextAt, attempts } = delivery
  return {
    event: String(event),
    lead_id: event === 0 ? null : String(leadId),
    state,
    at: writeTime(at),
    next_at: writeTimeOrNull(nextAt),
    attempts,
    outside_id: outsideId ?? null,
    topics: topics ?? null,
    last: last ?? null,
  }
}
