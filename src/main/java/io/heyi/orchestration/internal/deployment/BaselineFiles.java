package io.heyi.orchestration.internal.deployment;

import io.heyi.orchestration.internal.OrchestrationProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Reads the models that come with the product, in a fixed order. */
@Component
class BaselineFiles {

    private final List<String> folders;

    BaselineFiles(OrchestrationProperties settings) {
        this.folders = settings.deployment().folders();
    }

    List<BaselineResource> read() {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            var files = new ArrayList<BaselineResource>();
            for (var kind : ResourceKind.values()) {
                for (var folder : folders) {
                    for (var file : resolver.getResources(kind.patternIn(folder))) {
                        files.add(new BaselineResource(kind, file.getFilename(), content(file)));
                    }
                }
            }
            files.sort(Comparator.comparing(BaselineResource::name));
            return List.copyOf(files);
        } catch (IOException e) {
            throw new UncheckedIOException("the models on the classpath cannot be read", e);
        }
    }

    private static String content(Resource file) throws IOException {
        return file.getContentAsString(StandardCharsets.UTF_8);
    }
}
