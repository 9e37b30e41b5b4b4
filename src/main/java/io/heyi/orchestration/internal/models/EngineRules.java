package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.traversal.ModelWalker;
import io.camunda.zeebe.model.bpmn.validation.ValidationVisitor;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;

/** What the engine's own model library would refuse. */
final class EngineRules {

    private EngineRules() {}

    static void check(ModelContext context) {
        var visitor = new ValidationVisitor(ZeebeDesignTimeValidators.VALIDATORS);
        new ModelWalker(context.model()).walk(visitor);
        visitor.getValidationResult().getResults().forEach((element, results) -> results.forEach(result ->
                context.add(Rule.ENGINE_REFUSES, element instanceof BaseElement base ? base.getId() : context.file(), result.getMessage())));
    }
}
