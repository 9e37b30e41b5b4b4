package io.heyi.orchestration.internal.deployment;

import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.internal.OrchestrationProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Reads the models that come with the product, in a fixed order and in the form that this installation's engine is given. */
@Component
class BaselineFiles {

    private final List<String> folders;
    private final boolean jobBased;

    BaselineFiles(OrchestrationProperties settings) {
        this.folders = settings.deployment().folders();
        this.jobBased = settings.tasks().adapter() == OrchestrationProperties.Adapter.JOB;
    }

    List<BaselineResource> read() {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            var files = new ArrayList<BaselineResource>();
            for (var kind : EnumSet.complementOf(EnumSet.of(ModelKind.SETTINGS))) {
                for (var folder : folders) {
                    for (var file : resolver.getResources(folder + "*" + kind.ending())) {
                        files.add(resource(kind, file));
                    }
                }
            }
            files.sort(Comparator.comparing(BaselineResource::name));
            return List.copyOf(files);
        } catch (IOException e) {
            throw new UncheckedIOException("the models on the classpath cannot be read", e);
        }
    }

    private BaselineResource resource(ModelKind kind, Resource file) throws IOException {
        var source = file.getContentAsString(StandardCharsets.UTF_8);
        return new BaselineResource(kind, file.getFilename(), source, jobBased && kind == ModelKind.PROCESS ? JobBasedForm.of(source) : source);
    }
}
