import { execFile } from 'node:child_process'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'

const anna = { name: 'Анна', phone: '+7 921 000-00-01', title: 'Окна', comment: 'Три окна', roistat: '1001' }
const understood = { name: 'Анна', phone: '+7 921 000-00-01', title: 'Окна', text: 'Три окна', source: '1001' }

/** Scripts as found on old sites; only the address is changed. `$data` has the key. */
const scripts: [title: string, script: string][] = [
  ['file_get_contents with a query', "echo file_get_contents($url . '?' . http_build_query($data));"],
  [
    'file_get_contents with a form',
    "echo file_get_contents($url, false, stream_context_create(['http' => ['method' => 'POST', 'header' => 'Content-type: application/x-www-form-urlencoded', 'content' => http_build_query($data)]]));",
  ],
  [
    'curl with a form',
    '$c = curl_init($url); curl_setopt($c, CURLOPT_POST, 1); curl_setopt($c, CURLOPT_POSTFIELDS, http_build_query($data)); curl_setopt($c, CURLOPT_RETURNTRANSFER, true); echo curl_exec($c);',
  ],
  [
    'curl with multipart, which PHP makes of a list',
    "$flat = ['fields[colour]' => $data['fields']['colour']]; unset($data['fields']); $c = curl_init($url); curl_setopt_array($c, [CURLOPT_POST => 1, CURLOPT_POSTFIELDS => $data + $flat, CURLOPT_RETURNTRANSFER => true]); echo curl_exec($c);",
  ],
  [
    'curl with a query',
    "$c = curl_init($url . '?' . http_build_query($data)); curl_setopt($c, CURLOPT_RETURNTRANSFER, true); echo curl_exec($c);",
  ],
  [
    'curl with JSON',
    "$c = curl_init($url); curl_setopt_array($c, [CURLOPT_POSTFIELDS => json_encode($data), CURLOPT_HTTPHEADER => ['Content-Type: application/json'], CURLOPT_RETURNTRANSFER => true]); echo curl_exec($c);",
  ],
  [
    'curl from a site in windows-1251',
    "foreach ($data as $name => $value) if (is_string($value)) $data[$name] = iconv('UTF-8', 'Windows-1251', $value); $data['fields']['charset'] = 'Windows-1251'; echo file_get_contents($url . '?' . http_build_query($data));",
  ],
]

/** Runs a PHP script; the error names missing packages. */
function php(script: string): Promise<string> {
  return new Promise((resolve, reject) =>
    execFile('php', ['-r', script], (error, stdout, stderr) =>
      error ? reject(new Error(`php-cli and php-curl are needed: ${error.message} ${stderr}`)) : resolve(stdout),
    ),
  )
}

eachDatabase((database) =>
  describe('leads/add runs the scripts of old sites', () => {
    const desk = useDesk(database, { serve: true })
    let key: string
    beforeAll(async () => {
      key = await desk().newKey('capture', [12345])
    })

    test.each(scripts)('%s', async (_, script) => {
      desk().clock.now += 600
      const data = { key, ...anna, fields: { colour: 'белый' } }
      const literal = `json_decode('${JSON.stringify(data)}', true)`
      const answer = await php(`$url = '${desk().address}/api/proxy/1.0/leads/add'; $data = ${literal}; ${script}`)
      const [{ id } = { id: '' }] = (await desk().send('GET', '/receipts')).json.items as { id: string }[]
      const { lead, ...receipt } = (await desk().store.receipts.find(12345, Number(id))) ?? {}
      expect(JSON.parse(answer)).toEqual({ status: 'success', lead_id: String(lead) })
      expect(receipt).toMatchObject({ end: 'lead', enquiry: { ...understood, fields: { colour: 'белый' } } })
    })
  }),
)
