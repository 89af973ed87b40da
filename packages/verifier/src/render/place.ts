import { displayText } from '@custodia/core/wire'
import type { Place } from '../report.ts'

/** The longest text from a bundle that is shown whole; more would bury the rest. */
const longest = 400

/** Text from the bundle, or from a file name, as one line in quotes. */
export function quoted(text: string): string {
  if (text.length <= longest) return displayText(text, 'terminal')
  return `${displayText(text.slice(0, longest), 'terminal')} and ${text.length - longest} more characters`
}

/** The first digits of an id, enough to tell the ids of one record apart. */
export function shortId(id: string): string {
  return `${id.slice(0, 16)}…`
}

/** Where something was seen, in words; undefined if it concerns the file as a whole. */
export function describePlace(place: Place): string | undefined {
  const { index, type, kind, chain, seq, event, label, file, offset } = place
  const parts = [
    ...(file === undefined ? [] : [`file ${quoted(file)}`]),
    ...(index === undefined
      ? []
      : [`entry ${index} of the log${type === undefined ? '' : ` (${type})`}`]),
    ...(seq === undefined ? [] : [`number ${seq + 1} in its chain`]),
    ...(chain === undefined ? [] : [`${kind ?? 'chain'} ${shortId(chain)}`]),
    ...(event === undefined ? [] : [`event ${shortId(event)}`]),
    ...(label === undefined ? [] : [`sealed value ${quoted(label)}`]),
    ...(offset === undefined || index !== undefined ? [] : [`byte ${offset} of the file`]),
  ]
  return parts.length === 0 ? undefined : parts.join(', ')
}
