package io.heyi.studio.internal.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.heyi.orchestration.Rehearsal.Answer;
import io.heyi.orchestration.Rehearsal.Event;
import io.heyi.shared.FieldError;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scripts as people write them. */
public final class ScriptReader {

    public static final int LARGEST = 100_000;
    private static final int DEEPEST = 20;
    private static final int MOST_EVENTS = 200;
    private static final String FIELD = "script";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build())
            .addModule(new ParameterNamesModule()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).enable(SerializationFeature.INDENT_OUTPUT)
            // of people's own variables nothing is left out: an empty list is not the same as none
            .withConfigOverride(Answer.class, spoken -> spoken.setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS)))
            .withConfigOverride(Event.class, spoken -> spoken.setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))).build();

    private ScriptReader() {}

    /** @param script empty when there are faults */
    public record Read(Optional<Script> script, List<FieldError> faults) {

        private static Read fault(String key, Object... arguments) {
            return new Read(Optional.empty(), List.of(FieldError.of(FIELD, key, arguments)));
        }
    }

    public static Read read(String text) {
        if (text == null || text.isBlank() || text.length() > LARGEST) {
            return Read.fault("studio.error.scriptSize", LARGEST / 1000);
        }
        try {
            var script = JSON.readValue(text, Script.class);
            if (script == null || script.given() == null) {
                return Read.fault("studio.error.scriptGiven");
            }
            var faults = faults(script);
            return new Read(faults.isEmpty() ? Optional.of(script) : Optional.empty(), faults);
        } catch (JsonParseException e) {
            return Read.fault("studio.error.json", e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        } catch (JsonMappingException e) {
            return Read.fault("studio.error.scriptField", path(e));
        } catch (JsonProcessingException e) {
            return Read.fault("studio.error.json", 1, 1);
        }
    }

    /** As it is shown for editing. */
    public static String write(Script script) {
        try {
            return JSON.writeValueAsString(script);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no script: " + e.getOriginalMessage(), e);
        }
    }

    private static String path(JsonMappingException e) {
        var path = e.getPath().stream().map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()).collect(Collectors.joining("."));
        return path.isEmpty() ? "?" : path;
    }

    private static List<FieldError> faults(Script script) {
        var faults = new ArrayList<FieldError>();
        if (script.when().size() > MOST_EVENTS) {
            faults.add(FieldError.of(FIELD, "studio.error.scriptEvents", MOST_EVENTS));
        }
        if (script.workers().values().stream().anyMatch(answers -> answers == null || answers.isEmpty() || answers.stream().anyMatch(Objects::isNull))) {
            faults.add(FieldError.of(FIELD, "studio.error.scriptField", "workers"));
        }
        for (var number = 0; number < script.when().size(); number++) {
            if (!isEvent(script.when().get(number))) {
                faults.add(FieldError.of(FIELD, "studio.error.scriptEvent", number + 1));
            }
        }
        return faults;
    }

    private static boolean isEvent(Event event) {
        return event != null && Stream.of(event.at(), event.time(), event.timer(), event.message()).filter(Objects::nonNull).count() == 1 && (event.time() == null || isSpan(event.time()));
    }

    private static boolean isSpan(String text) {
        try {
            return Duration.parse(text).isPositive();
        } catch (DateTimeParseException e) {
            try {
                return !Period.parse(text).isNegative();
            } catch (DateTimeParseException none) {
                return false;
            }
        }
    }
}
