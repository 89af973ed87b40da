import type { Role } from '@custodia/core/wire'
import { parseSpan } from './moments.ts'
import { bareStage, stageWith } from './stage.ts'
import { mistake } from './story.ts'
import type { Act, Expectation, Step, Story } from './story.ts'

interface Line {
  readonly number: number
  readonly text: string
}

/** Reads a story. Every line must mean something: what nobody understands is a mistake, never passed over. */
export function parseStory(path: string, source: string): Story {
  const lines = source.split('\n').map((text, i): Line => ({ number: i + 1, text: text.trimEnd() }))
  const title = /^# (.+)$/.exec(lines[0]?.text ?? '')?.[1]
  if (title === undefined) throw mistake(path, 1, 'expected a title: # …')
  const start = lines.findIndex(({ text }) => text === 'People')
  if (start < 0) throw mistake(path, 1, 'there is no line "People"')
  const people: Story['people'][number][] = []
  let at = start + 1
  for (; lines[at]?.text.startsWith('  ') === true; at++) people.push(parsePerson(path, lines[at]!))
  let stage = bareStage
  const acts: Act[] = []
  let end: ReadonlyMap<string, number> = new Map()
  let nearlyInTheEnd: readonly string[] = []
  while (at < lines.length) {
    const line = lines[at]!
    const set = stageWith(stage, { path, line: line.number, text: line.text })
    const last = /^In the end: (.+)$/.exec(line.text)?.[1]
    const almost = /^In the end, nearly: (.+)$/.exec(line.text)?.[1]
    if (line.text === '') at++
    else if (set !== undefined) {
      stage = set
      at++
    } else if (last !== undefined) {
      end = parseEnd(path, line, last)
      at++
    } else if (almost !== undefined) {
      nearlyInTheEnd = almost.split(', ')
      at++
    } else {
      const setting = parseStage(path, line)
      if (setting !== undefined) {
        acts.push(setting)
        at++
      } else {
        const block = [line]
        while (lines[at + block.length]?.text.startsWith('  ') === true)
          block.push(lines[at + block.length]!)
        acts.push(parseStep(path, block))
        at += block.length
      }
    }
  }
  return { path, title, people, ...stage, acts, end, nearlyInTheEnd }
}

function parsePerson(path: string, { number, text }: Line): Story['people'][number] {
  const pattern = /^ {2}([^:,]+)(?:, who (?:is ([^:]+)|(comes later)))?: (.+)$/
  const [, name, same, later, roles] = pattern.exec(text) ?? []
  if (name === undefined || roles === undefined)
    throw mistake(path, number, 'expected "  Name: role, role"')
  return { name, same, isLater: later !== undefined, roles: roles.split(', ') as Role[] }
}

function parseStage(path: string, { number: line, text }: Line): Act | undefined {
  const later = /^(.+) later$/.exec(text)?.[1]
  if (later !== undefined)
    return { kind: 'clock', line, milliseconds: parseSpan(path, line, later) }
  const back = /^The clock goes back (.+)$/.exec(text)?.[1]
  if (back !== undefined) return { kind: 'clock', line, milliseconds: -parseSpan(path, line, back) }
  const opened = /^Case (\S+) by (.+)$/.exec(text)
  if (opened !== null) return { kind: 'case', line, name: opened[1]!, by: opened[2]! }
  const taken = /^Item (\S+) by ([^,]+?)(?:, an? (\S+))?$/.exec(text)
  if (taken === null) return undefined
  return { kind: 'item', line, name: taken[1]!, by: taken[2]!, itemKind: taken[3] }
}

function parseStep(path: string, [head, ...rest]: readonly Line[]): Step {
  const { number: line, text } = head!
  const [, by, type, tail = ''] = /^([^:]+): ([a-z]+\.[a-zA-Z]+)(.*)$/.exec(text) ?? []
  if (by === undefined || type === undefined)
    throw mistake(path, line, `nobody understands "${text}"`)
  const parts = partsOf(tail.trim(), () => mistake(path, line, `nobody understands "${tail}"`))
  const values = new Map<string, string>()
  const expected: Expectation[] = []
  for (const { number, text: inner } of rest) {
    const value = /^ {4}(\w+): (.+)$/.exec(inner)
    const claim = /^ {2}> (.+)$/.exec(inner)?.[1]
    if (value !== null) {
      if (values.has(value[1]!)) throw mistake(path, number, `${value[1]} is said twice`)
      values.set(value[1]!, value[2]!)
    } else if (claim !== undefined) expected.push(parseExpectation(path, number, claim))
    else throw mistake(path, number, `expected "    field: value" or "  > …", found "${inner}"`)
  }
  const first = expected[0]?.kind
  if (first !== 'recorded' && first !== 'refused')
    throw mistake(path, line, 'the step does not say what the ledger answers')
  return {
    kind: 'step',
    line,
    by,
    type,
    of: parts.get('of'),
    as: parts.get('as'),
    name: parts.get('='),
    fresh: parts.get('new'),
    withKey: parts.get('with the'),
    values,
    expected,
  }
}

/** What follows the type of an event, each once; nothing is left over. */
function partsOf(tail: string, wrong: () => Error): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  const words = tail === '' ? [] : tail.split(/ (?=(?:of|as|=|new|with the) )/)
  for (const text of words) {
    const [, word, value] =
      /^(of|=) (.+)$/.exec(text) ??
      /^(as|new) (\S+)$/.exec(text) ??
      /^(with the) (first|second|third) key$/.exec(text) ??
      []
    if (word === undefined || value === undefined || parts.has(word)) throw wrong()
    parts.set(word, value)
  }
  return parts
}

function parseExpectation(path: string, line: number, text: string): Expectation {
  const recorded = /^recorded(?:, to be explained: (.+?))?(?:, nearly: (.+))?$/.exec(text)
  if (recorded !== null) {
    const [, points, nearly] = recorded
    return {
      kind: 'recorded',
      points: points?.split(', ') ?? [],
      nearly: nearly?.split(', ') ?? [],
    }
  }
  const refused = /^refused ([A-Z]{3}-\d\d) "(.+)"$/.exec(text)
  if (refused !== null) return { kind: 'refused', rule: refused[1]!, words: refused[2]! }
  const item = /^(\S+) is ([a-z-]+)(?:, held by (.+))?$/.exec(text)
  if (item !== null) return { kind: 'item', name: item[1]!, state: item[2]!, holder: item[3] }
  const basis = /^(\S+) rests on (.+)$/.exec(text)
  if (basis !== null) {
    const authority = basis[2] === 'nothing that was quashed' ? undefined : basis[2]
    return { kind: 'basis', name: basis[1]!, authority }
  }
  const act = /^(.+) (waits|has effect|has lapsed)$/.exec(text)
  if (act !== null) {
    const states = { waits: 'pending', 'has effect': 'effective', 'has lapsed': 'lapsed' } as const
    return { kind: 'act', name: act[1]!, state: states[act[2] as keyof typeof states] }
  }
  throw mistake(path, line, `nobody understands "> ${text}"`)
}

const times: { readonly [word: string]: number } = { once: 1, twice: 2 }

function parseEnd(path: string, { number }: Line, text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split(', ').map((part): [string, number] => {
      const [, rule, count] = /^([A-Z]{3}-\d\d) (once|twice|\d+ times)$/.exec(part) ?? []
      if (rule === undefined || count === undefined)
        throw mistake(path, number, `expected "CUS-08 once", found "${part}"`)
      return [rule, times[count] ?? Number(count.split(' ')[0])]
    }),
  )
}
