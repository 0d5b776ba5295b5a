import { expect, test } from 'vitest'
import { eachDatabase } from './databases.ts'
import { useDesk } from './desk.ts'
import { shell } from './shell.ts'

/** A client as in crontabs: curl, grep, sed and tr, without a JSON parser. */
const client = `
  set -eu

  call() {
    answer=$(curl --silent --header "Api-key: $KEY" --data "$2" "$BASE/api/v1/project/leads/$1?project=$PROJECT")
    if printf '%s\\n' "$answer" | grep -q '"status":"error"'; then
      echo "$1: $(printf '%s\\n' "$answer" | sed 's/.*"error":"\\([a-z_]*\\)".*/\\1/')"
      return 1
    fi
    printf '%s\\n' "$answer" | grep -q '"status":"success"'
  }

  create() {
    call lead/create "{\\"creation_date\\":\\"$1\\",\\"name\\":\\"Иван\\",\\"status\\":\\"0\\",\\"title\\":\\"$2\\"}" || return 1
    lead_id=$(printf '%s\\n' "$answer" | sed 's/.*"lead_id":"\\([0-9]*\\)".*/\\1/')
  }

  # prints the ids of all leads of January, a page of two at a time
  list() {
    offset=0
    total=1
    while [ "$offset" -lt "$total" ]; do
      call lead/list "{period: {from: '2024-01-01', to: '2024-01-31'}, sort_field: 'id', sort_order: 'asc', limit: 2, offset: $offset}"
      total=$(printf '%s\\n' "$answer" | sed 's/.*"total":\\([0-9]*\\).*/\\1/')
      printf '%s\\n' "$answer" | tr '{' '\\n' | sed -n 's/^"id":"\\([0-9]*\\)","title":"\\([^"]*\\)".*/\\1 \\2/p'
      offset=$((offset + 2))
    done
  }
`

eachDatabase((db) => {
  const desk = useDesk(db)
  const run = async (project: number, commands: string) => {
    await desk().newProject(project)
    const env = { BASE: desk().address, PROJECT: String(project), KEY: await desk().newKey('write', [project]) }
    return (await shell(client + commands, env)).split('\n').slice(0, -1)
  }

  test('§3 a shell client of curl and grep creates leads and reads their ids', async () => {
    const printed = await run(601, 'for day in 01 02 03; do create "2024-01-$day" "Заявка"; echo "$lead_id"; done')
    expect(printed).toEqual(['1', '2', '3'])
  })

  test('§3 a shell client of curl and grep lists by pages until total', async () => {
    const create = 'for day in 01 02 03 04 05; do create "2024-01-$day" "Заявка $day"; done; create 2024-02-01 "Позже"'
    const printed = await run(602, `${create}\nlist`)
    expect(printed).toEqual(['1 Заявка 01', '2 Заявка 02', '3 Заявка 03', '4 Заявка 04', '5 Заявка 05'])
  })

  test('§3 a shell client of curl and grep updates', async () => {
    const update = `create 2024-01-01 "Заявка"; call lead/update "{id: $lead_id, title: 'Другая'}"`
    expect(await run(603, `${update}\nlist`)).toEqual(['1 Другая'])
  })

  test('§3 a shell client of curl and grep sees a refusal, and that only refusals are ones', async () => {
    const commands = `
      create "yesterday" "Заявка" || echo refused
      call lead/update '{"id":1}' || echo refused
      (KEY=wrong; call status/list '') || echo refused
      create 2024-01-01 '\\"status\\":\\"error\\"' && echo "created $lead_id"
      call lead/list '{period: {from: "2024-01-01", to: "2024-01-01"}}' && echo listed
    `
    expect(await run(604, commands)).toEqual([
      ...['lead/create: incorrect_request', 'refused'],
      ...['lead/update: resource_not_found', 'refused'],
      ...['status/list: authentication_failed', 'refused'],
      ...['created 1', 'listed'],
    ])
  })
})
