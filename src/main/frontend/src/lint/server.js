// Runs in the server's JavaScript engine, which has neither files nor a network: text in, findings as JSON out.
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { linter, rules } from './linter.js';
import { onePass } from './one-pass.js';

const moddle = new BpmnModdle({ zeebe });

async function findings(text, version) {
  const { rootElement } = await moddle.fromXML(text);
  return onePass(rootElement, await linter(version).resolveRules(rules(version)));
}

globalThis.lint = (text, version, done, failed) => {
  findings(text, version).then(found => done(JSON.stringify(found)), error => failed(String(error?.message ?? error)));
};
