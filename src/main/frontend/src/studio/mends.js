// Mends that the server knows for its findings. Each is one command of the modeler, so that one undo takes it back.

/** @returns whether the drawing has the element and the mend could be applied */
export function mend(modeler, { kind, element: id, property, value }) {
  const element = modeler.get('elementRegistry').get(id);
  const apply = MENDS[kind];
  if (!element || !apply) {
    return false;
  }
  apply(modeler, element, value, property);
  return true;
}

const MENDS = {
  executable: (modeler, element) => modeler.get('modeling').updateProperties(element, { isExecutable: true }),
  id: (modeler, element, value) => modeler.get('modeling').updateProperties(element, { id: value }),
  defaultFlow: (modeler, element, value) => modeler.get('modeling').updateProperties(element, { default: modeler.get('elementRegistry').get(value)?.businessObject }),
  retries: (modeler, element, value) => extension(modeler, element, 'zeebe:TaskDefinition', { retries: value }),
  dueDate: (modeler, element, value) => extension(modeler, element, 'zeebe:TaskSchedule', { dueDate: value }),
  form: (modeler, element, value) => extension(modeler, element, 'zeebe:FormDefinition', { formId: value, formKey: undefined }),
  taskListener: (modeler, element, value, eventType) => {
    const there = find(element, 'zeebe:TaskListeners')?.get('listeners') ?? [];
    const listener = modeler.get('bpmnFactory').create('zeebe:TaskListener', { eventType, type: value });
    extension(modeler, element, 'zeebe:TaskListeners', { listeners: [...there.filter(one => one.eventType !== eventType), listener] });
  }
};

function find(element, type) {
  return element.businessObject.get('extensionElements')?.get('values').find(one => one.$type === type);
}

/** Sets properties of an extension element, which is made where there is none. */
function extension(modeler, element, type, properties) {
  const modeling = modeler.get('modeling');
  const factory = modeler.get('bpmnFactory');
  const there = find(element, type);
  if (there) {
    modeling.updateModdleProperties(element, there, properties);
    return;
  }
  const made = create(factory, type, properties);
  const all = element.businessObject.get('extensionElements');
  if (all) {
    made.$parent = all;
    modeling.updateModdleProperties(element, all, { values: [...all.get('values'), made] });
  } else {
    const extensions = factory.create('bpmn:ExtensionElements', { values: [made] });
    made.$parent = extensions;
    extensions.$parent = element.businessObject;
    modeling.updateModdleProperties(element, element.businessObject, { extensionElements: extensions });
  }
}

function create(factory, type, properties) {
  const made = factory.create(type, Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)));
  (properties.listeners ?? []).forEach(listener => { listener.$parent = made; });
  return made;
}
