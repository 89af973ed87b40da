/**
 * Labels of sealed values that a policy may have written in clear: what they say is of things and procedures, and not of
 * people. Every other label is sealed always (docs/format/event-types.md).
 */
export const clearLabels = [
  'condition',
  'consumed',
  'courtExhibits',
  'denominations',
  'exhibit',
  'language',
  'left',
  'location',
  'make',
  'medium',
  'method',
  'model',
  'procedure',
  'quantity',
  'scheme',
  'tool',
  'writeBlocker',
] as const

export type ClearLabel = (typeof clearLabels)[number]

export function isClearLabel(label: string): label is ClearLabel {
  return (clearLabels as readonly string[]).includes(label)
}
