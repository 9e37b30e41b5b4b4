package io.heyi.orchestration.internal.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.orchestration.internal.lint.LintScript.Failed;
import io.heyi.shared.CanonicalJson;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * bpmnlint with its recommended rules and those of one engine version (ADR 40), the same on the server, in the build and in the editor. What is said of a text depends on nothing else, so it is kept by
 * the text's hash.
 */
public final class ModelLinter implements AutoCloseable {

    /** Rule of a report on a text that is no BPMN. */
    public static final String UNREADABLE = "unreadable";
    /** Rule of a report on a text that took too many statements or too long. */
    public static final String TOO_COSTLY = "too-costly";

    private static final int KEPT = 500;
    private static final TypeReference<List<LintReport>> REPORTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String version;
    private final LintScript script;
    private final Map<String, List<LintReport>> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<LintReport>> eldest) {
            return size() > KEPT;
        }
    });

    /**
     * @param version of the oldest engine that models must run on, e.g. {@code 8.6}
     * @param longest what one model may take
     */
    public ModelLinter(String version, Duration longest) {
        this(version, new LintScript(longest));
    }

    ModelLinter(String version, LintScript script) {
        this.version = version;
        this.script = script;
    }

    /** @throws RuntimeException when the product was built without the script: nothing passes unchecked */
    public List<LintReport> lint(String bpmn) {
        var hash = CanonicalJson.sha256(bpmn);
        var reports = known.get(hash);
        if (reports != null) {
            return reports;
        }
        try {
            var found = List.copyOf(JSON.readValue(script.run(bpmn, version), REPORTS));
            known.put(hash, found);
            return found;
        } catch (Failed e) {
            // not kept: a machine under load may have been the cause
            return List.of(new LintReport(e.costly ? TOO_COSTLY : UNREADABLE, "", e.getMessage(), "error"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the script's answer is not what was agreed on", e);
        }
    }

    @Override
    public void close() {
        script.close();
    }
}
