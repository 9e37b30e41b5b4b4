package io.heyi.studio.internal.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heyi.audit.AuditEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The scenarios that come with the product, {@code scenarios/<process>/<what>.json}. What a process owner has changed or removed stays as he left it. */
@Component
class BaselineScenarios {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessScenarioStore store;
    private final Resource[] files;
    private final Clock clock;

    BaselineScenarios(ProcessScenarioStore store, @Value("${heyi.studio.scenarios:classpath*:scenarios/*/*.json}") Resource[] files, Clock clock) {
        this.store = store;
        this.files = files.clone();
        this.clock = clock;
    }

    /** @param file by which it is known for ever, e.g. {@code me-founding/declined.json} */
    record Shipped(String file, String process, String name, String script) {

        UUID id() {
            return UUID.nameUUIDFromBytes(("scenarios/" + file).getBytes(StandardCharsets.UTF_8));
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void bring() {
        all().forEach(shipped -> {
            var there = store.any(shipped.id());
            if (there.isEmpty()) {
                store.add(shipped.id(), shipped.process(), shipped.name(), shipped.script(), AuditEvent.SYSTEM, clock.instant());
            } else if (there.get().editor().equals(AuditEvent.SYSTEM) && !(there.get().script().equals(shipped.script()) && there.get().name().equals(shipped.name()))) {
                store.save(shipped.id(), shipped.name(), shipped.script(), AuditEvent.SYSTEM, clock.instant());
            }
        });
    }

    /** @throws IllegalStateException when a file is no scenario; says which */
    List<Shipped> all() {
        return Arrays.stream(files).map(BaselineScenarios::shipped).toList();
    }

    private static Shipped shipped(Resource resource) {
        try {
            var path = resource.getURL().getPath().split("/");
            var file = path[path.length - 2] + "/" + path[path.length - 1];
            var json = (ObjectNode) JSON.readTree(resource.getContentAsByteArray());
            var name = json.remove("name").asText();
            var read = ScriptReader.read(JSON.writeValueAsString(json));
            return new Shipped(file, path[path.length - 2], name, ScriptReader.write(read.script().orElseThrow(() -> new IllegalStateException("scenarios/" + file + ": " + read.faults()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
