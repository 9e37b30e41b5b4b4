package io.heyi.orchestration.internal.deployment;

import io.camunda.client.api.response.DeploymentEvent;
import io.heyi.orchestration.ModelBundles.InUse;
import io.heyi.orchestration.ModelBundles.ModelFile;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.internal.OrchestrationProperties;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What process owners have brought into use. */
@Component
public class StudioDeployments {

    private final DeploymentStore store;
    private final boolean jobBased;

    StudioDeployments(DeploymentStore store, OrchestrationProperties settings) {
        this.store = store;
        this.jobBased = settings.tasks().adapter() == OrchestrationProperties.Adapter.JOB;
    }

    /** In the form that this installation's engine is given. @throws IllegalArgumentException when that form cannot be derived */
    public String content(ModelFile file) {
        var text = jobBased && file.kind() == ModelKind.PROCESS ? JobBasedForm.of(file.source()) : file.source();
        return file.tag().map(tag -> VersionTag.into(text, file.kind(), tag)).orElse(text);
    }

    /** In the caller's transaction. */
    public List<InUse> record(List<ModelFile> files, DeploymentEvent event) {
        var models = new ArrayList<InUse>();
        for (var file : files) {
            var name = file.kind().fileName(file.id());
            var model = switch (file.kind()) {
                case PROCESS -> event.getProcesses().stream().filter(one -> one.getResourceName().equals(name))
                        .map(one -> new InUse(file.kind(), file.id(), one.getVersion(), one.getProcessDefinitionKey())).findFirst();
                case DECISION -> event.getDecisionRequirements().stream().filter(one -> one.getResourceName().equals(name))
                        .map(one -> new InUse(file.kind(), file.id(), one.getVersion(), one.getDecisionRequirementsKey())).findFirst();
                case FORM -> event.getForm().stream().filter(one -> one.getResourceName().equals(name))
                        .map(one -> new InUse(file.kind(), file.id(), one.getVersion(), one.getFormKey())).findFirst();
                case SETTINGS -> throw new IllegalArgumentException("the engine is never given settings: " + name);
            };
            model.ifPresent(one -> store.addOfStudio(file, content(file), one, event.getKey()));
            models.addAll(model.map(List::of).orElseGet(List::of));
        }
        return List.copyOf(models);
    }
}
