/** A problem document of the desk (RFC 9457). */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  params: Record<string, unknown>
  pointer?: string
  parameter?: string
  errors?: readonly Fault[]
  current?: unknown
  request_id: string
}

/** One thing that is wrong with a request. */
export type Fault = {
  detail: string
  code: string
  params: Record<string, unknown>
  pointer?: string
  parameter?: string
}

/** A refusal of the desk. Decide by `code`; `pointer` (in the body) or `parameter` names the place. */
export class DeskError extends Error {
  override readonly name = 'DeskError'
  readonly code: string
  readonly status: number
  readonly params: Record<string, unknown>
  readonly pointer: string | undefined
  readonly parameter: string | undefined
  /** All faults of the request, also when there is only one. */
  readonly errors: readonly Fault[]
  /** With status 412, the present state of the object. */
  readonly current: unknown
  readonly requestId: string

  constructor(problem: Problem) {
    super(problem.detail)
    const { code, status, params, pointer, parameter, current, request_id } = problem
    this.code = code
    this.status = status
    this.params = params
    this.pointer = pointer
    this.parameter = parameter
    this.errors = problem.errors ?? [problem]
    this.current = current
    this.requestId = request_id
  }
}

/** No answer of a desk came. Whether a change was made is unknown, unless the call can be repeated. */
export class DeskUnreachable extends Error {
  override readonly name = 'DeskUnreachable'
}
