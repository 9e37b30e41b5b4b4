// bpmnlint as the product runs it, on the server and in the editor: the recommended rules, and what our engine can do.
import Linter from 'bpmnlint/lib/linter.js';
import StaticResolver from 'bpmnlint/lib/resolver/static-resolver.js';
import recommended from 'bpmnlint/config/recommended.js';
import compat from 'bpmnlint-plugin-camunda-compat';
import packed from 'packed-rules';

/** The first engine with task listeners. */
const LISTENERS = '8.8';

/** Rules that are not ours, each with the reason. */
const LEFT_OUT = {
  // several flows into one element mean "whichever comes": that is how alternatives and loops meet in our models, and what the engine does
  'fake-join': 'off',
  // an exclusive gateway that takes in a loop and decides is read at a glance
  'no-gateway-join-fork': 'off',
  // models carry listeners for engines that know them; for others they are cut out on the way to the engine (ADR 32)
  'camunda-compat/no-task-listeners': 'off',
  // both kinds of user tasks are ours (ADR 32); that those of a marked model have their listeners is a house rule
  'camunda-compat/zeebe-user-task': 'off',
  // the same expressions are read with the engine's own FEEL library, which also says what is wrong (house rule)
  'camunda-compat/feel': 'off'
};

export function rules(version) {
  const engine = compat.configs[`camunda-cloud-${version.replace('.', '-')}`];
  if (!engine) {
    throw new Error(`there are no rules for engine ${version}`);
  }
  const ofEngine = Object.entries(engine.rules).filter(([name]) => !name.startsWith('bpmnlint/')).map(([name, rule]) => [`camunda-compat/${name}`, rule]);
  return { rules: { ...recommended.rules, ...Object.fromEntries(ofEngine), 'camunda-compat/task-listener': ['error', { version: LISTENERS }], ...LEFT_OUT } };
}

export function linter(version) {
  return new Linter({ config: rules(version), resolver: new StaticResolver(packed) });
}
