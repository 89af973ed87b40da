// What can be changed in one file of the law, and the same file with every change in it, each behind a switch (switch.mjs).
//
// A mutant is named by its file, the text that it changes, and what becomes of it; a text that stands in the file more than
// once is counted. Lines and functions are no part of the name, so that an edit elsewhere leaves it as it is.

/** What becomes of a comparison; the second of a pair moves its bound by one. */
const flips = {
  '<': ['>=', '<='],
  '<=': ['>', '<'],
  '>': ['<=', '>='],
  '>=': ['<', '>'],
  '===': ['!=='],
  '!==': ['==='],
}

/** How a number on the right side of an order moves; the other way is the second flip, among whole numbers. */
const moves = { '<': [-1], '<=': [1], '>': [1], '>=': [-1] }

/**
 * The mutants of one file, numbered from `first`, and its text with all of them behind the switch.
 * `rules` of a mutant are those that its file names. `parse` makes an ESTree of a module.
 */
export function mutate({ file, code, parse, first }) {
  const tree = parse(code)
  const constants = numericConstants(tree)
  const counted = new Map()
  const mutants = []
  const rules = [...new Set(code.match(/\b[A-Z]{3}-\d\d\b/g))]

  function add(node, becomes, change) {
    const text = code.slice(node.start, node.end).replace(/\s+/g, ' ')
    const key = `${text} [${becomes}]`
    const occurrence = (counted.get(key) ?? 0) + 1
    counted.set(key, occurrence)
    const name = `${file}: ${key}${occurrence === 1 ? '' : ` #${occurrence}`}`
    mutants.push({ id: first + mutants.length, name, rules, ...change })
  }

  function addComparison(node) {
    const { operator } = node
    for (const to of flips[operator]) add(node, to, { to })
    for (const side of ['left', 'right']) {
      if (!isNumber(node[side], constants)) continue
      for (const way of moves[operator] ?? [1, -1]) {
        const by = side === 'right' ? way : -way
        add(node, `${side} ${by > 0 ? '+' : '-'} 1`, { to: operator, side, by })
      }
    }
  }

  /** The text of a node, with what stands in it behind the switch. */
  function render(node) {
    const before = mutants.length
    const range = () => `${first + before}, ${first + mutants.length}`
    if (node.type === 'BinaryExpression' && node.operator in flips) {
      addComparison(node)
      const which = range()
      return `$law.compare(${which}, '${node.operator}', ${render(node.left)}, ${render(node.right)})`
    }
    if (isJunction(node) && !hasYield(node.right)) {
      add(node, node.operator === '&&' ? '||' : '&&', {})
      const which = range()
      const name = node.operator === '&&' ? 'both' : 'either'
      return `$law.${name}(${which}, ${render(node.left)}, () => (${render(node.right)}))`
    }
    if (node.type === 'UnaryExpression' && node.operator === '!') {
      add(node, 'no !', {})
      return `$law.not(${range()}, ${render(node.argument)})`
    }
    const text = renderChildren(node)
    return node.breached === undefined ? text : text.replace('{', `{ $law.found(${node.breached});`)
  }

  function renderChildren(node) {
    let text = ''
    let at = node.start
    for (const child of children(node)) {
      text += code.slice(at, child.start) + render(child)
      at = child.end
    }
    return text + code.slice(at, node.end)
  }

  const text = render(tree)
  return { mutants, code: `const $law = globalThis.$law;${text}` }
}

const isJunction = (node) =>
  node.type === 'LogicalExpression' && (node.operator === '&&' || node.operator === '||')

function children(node) {
  const found = []
  for (const [key, value] of Object.entries(node)) {
    if (key === 'parent') continue
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one?.type === 'string' && typeof one.start === 'number') found.push(one)
    }
  }
  // The one function that every breach passes (law.ts) tells of the rule, its first parameter.
  if (node.type === 'FunctionDeclaration' && node.id.name === 'breach') {
    node.body.breached = node.params[0].name
  }
  // A property in short form is both its key and its value.
  const sorted = found.sort((a, b) => a.start - b.start || b.end - a.end)
  return sorted.filter((child, i) => i === 0 || child.start >= sorted[i - 1].end)
}

const hasYield = (node) =>
  node.type === 'YieldExpression' ||
  node.type === 'AwaitExpression' ||
  children(node).some(hasYield)

/** Names of the file that stand for a number. */
function numericConstants({ body }) {
  const declarations = body
    .map((node) => node.declaration ?? node)
    .filter(({ type, kind }) => type === 'VariableDeclaration' && kind === 'const')
    .flatMap((node) => node.declarations)
  const names = new Set()
  for (const { id, init } of declarations) if (isNumber(init, names)) names.add(id.name)
  return names
}

function isNumber(node, constants) {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'number'
    case 'Identifier':
      return constants.has(node.name)
    case 'BinaryExpression':
      return isNumber(node.left, constants) && isNumber(node.right, constants)
    case 'UnaryExpression':
      return isNumber(node.argument, constants)
    default:
      return false
  }
}
