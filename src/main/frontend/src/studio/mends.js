// Mends that the server knows for its findings. Each is one command of the modeler, so that one undo takes it back.

/** @returns whether the drawing has the element and the mend could be applied */
export function mend(modeler, { kind, element: id, property, value }) {
  const element = modeler.get('elementRegistry').get(id);
  const apply = MENDS[kind];
  return Boolean(element && apply) && apply(modeler, element, value, property) !== false;
}

const MENDS = {
  executable: (modeler, element) => modeler.get('modeling').updateProperties(element, { isExecutable: true }),
  // another element may have got it since the check
  id: (modeler, element, value) => !modeler.get('elementRegistry').get(value) && modeler.get('modeling').updateProperties(element, { id: value }),
  defaultFlow: (modeler, element, value) => modeler.get('modeling').updateProperties(element, { default: modeler.get('elementRegistry').get(value)?.businessObject }),
  retries: (modeler, element, value) => extension(modeler, element, 'zeebe:TaskDefinition', { retries: value }),
  dueDate: (modeler, element, value) => extension(modeler, element, 'zeebe:TaskSchedule', { dueDate: value }),
  form: (modeler, element, value) => extension(modeler, element, 'zeebe:FormDefinition', { formId: value, formKey: undefined }),
  deadline: (modeler, element, value) => overdue(modeler, element, value),
  taskListener: (modeler, element, value, eventType) => {
    const there = find(element, 'zeebe:TaskListeners')?.get('listeners') ?? [];
    const listener = modeler.get('bpmnFactory').create('zeebe:TaskListener', { eventType, type: value });
    extension(modeler, element, 'zeebe:TaskListeners', { listeners: [...there.filter(one => one.eventType !== eventType), listener] });
  }
};

/** An event at the task's lower edge that ends it at a date; where it leads is for people to draw. */
function overdue(modeler, task, date) {
  const factory = modeler.get('bpmnFactory');
  const timer = factory.create('bpmn:TimerEventDefinition');
  timer.timeDate = factory.create('bpmn:FormalExpression', { body: date });
  timer.timeDate.$parent = timer;
  const id = task.id.replace(/^userTask_/, 'timerEvent_') + 'Overdue';
  const named = id.startsWith('timerEvent_') && !modeler.get('elementRegistry').get(id) ? { id } : {};
  const event = factory.create('bpmn:BoundaryEvent', { ...named, name: modeler.get('translate')('Overdue'), cancelActivity: true, eventDefinitions: [timer] });
  timer.$parent = event;
  const shape = modeler.get('elementFactory').createShape({ type: 'bpmn:BoundaryEvent', businessObject: event });
  const taken = task.attachers.map(one => one.x + one.width / 2);
  const free = [0.8, 0.2, 0.5].map(part => task.x + task.width * part).find(x => taken.every(other => Math.abs(other - x) > shape.width / 2)) ?? task.x + task.width;
  modeler.get('modeling').createShape(shape, { x: free, y: task.y + task.height }, task, { attach: true });
}

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
