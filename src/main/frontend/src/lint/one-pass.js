// What bpmnlint's own linter does, in one walk through the model and not in one for each rule: the server interprets this, and walking was most of the time.

/** Drawings hold most of a file's parts, and no rule looks at them but from the top. */
const DRAWING = 'bpmndi:BPMNDiagram';

const parts = new Map();

function partsOf(descriptor) {
  let found = parts.get(descriptor.name);
  if (!found) {
    found = descriptor.properties.filter(one => !one.isAttr && !one.isReference && !['String', 'Boolean', 'Integer', 'Real'].includes(one.type));
    parts.set(descriptor.name, found);
  }
  return found;
}

/** @param rules as the linter resolves them: name, category, rule */
export function onePass(root, rules) {
  const found = [];
  const running = rules.map(({ name, category, rule }) => {
    const check = rule.check ?? {};
    const enter = typeof check === 'function' ? check : check.enter;
    return { name, category, enter, leave: check.leave, failed: false, reporter: { moddleRoot: root, rule, report: (id, message) => found.push({ rule: name, element: id ?? '', message, category }) } };
  });
  walk(root, running, found);
  return found;
}

function walk(node, running, found) {
  const inner = running.filter(one => call(one, one.enter, node, found) !== false);
  const descriptor = node.$descriptor;
  if (!descriptor.isGeneric && descriptor.name !== DRAWING && inner.length) {
    for (const part of partsOf(descriptor)) {
      const value = part.name in node ? node[part.name] : undefined;
      if (value) {
        (part.isMany ? value : [value]).forEach(child => walk(child, inner, found));
      }
    }
  }
  running.forEach(one => call(one, one.leave, node, found));
}

/** A rule that trips over a model says so once and is quiet from then on. */
function call(one, hook, node, found) {
  if (!hook || one.failed) {
    return undefined;
  }
  try {
    return hook(node, one.reporter);
  } catch (error) {
    one.failed = true;
    found.push({ rule: one.name, element: node.id ?? '', message: String(error?.message ?? error), category: 'rule-error' });
    return undefined;
  }
}
