package io.heyi.studio.internal.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.FieldError;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.model.StudioPolicy;
import io.heyi.studio.internal.text.XmlIds;
import io.heyi.web.Policies;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.springframework.stereotype.Component;

/**
 * Looks at a text before it is kept as a draft: that it can be read without harm, and that it is the model it is said to be. Everything else may be wrong while people work on it
 * and is told by the checks.
 */
@Component
public class ModelIntake {

    private static final int DEEPEST = 50;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private static final String SETTINGS_BEGIN = "heyi.";

    private final StudioPolicy policy;
    private final Policies policies;

    ModelIntake(StudioPolicy policy, Policies policies) {
        this.policy = policy;
        this.policies = policies;
    }

    /** @param candidates which models the text may be, several where a file has several decisions; empty only with {@code errors} */
    public record Recognised(List<ModelRef> candidates, List<FieldError> errors) {}

    /** Which model a text is, as it says itself. */
    public Recognised recognise(String text) {
        var errors = unreadable(text);
        if (!errors.isEmpty()) {
            return new Recognised(List.of(), errors);
        }
        return text.stripLeading().startsWith("{") ? ofForm(text) : ofXml(text);
    }

    private static Recognised ofXml(String text) {
        try {
            var ids = XmlIds.of(text, "process");
            if (ids.isOf(ModelKind.PROCESS)) {
                return ids.ids().size() == 1 ? recognised(ModelKind.PROCESS, ids.ids()) : refused("studio.error.notOneModel", String.join(", ", ids.ids()));
            }
            return ids.isOf(ModelKind.DECISION) ? recognised(ModelKind.DECISION, XmlIds.of(text, "decision").ids()) : refused("studio.error.unknownLanguage");
        } catch (XMLStreamException e) {
            return new Recognised(List.of(), List.of(unreadable(e)));
        }
    }

    /** Helping decisions may be called otherwise. */
    private static Recognised recognised(ModelKind kind, List<String> ids) {
        var right = ids.stream().filter(ModelRef::isId).map(id -> new ModelRef(kind, id)).toList();
        return right.isEmpty() ? refused("studio.error.badId", String.join(", ", ids)) : new Recognised(right, List.of());
    }

    private static Recognised refused(String code, Object... arguments) {
        return new Recognised(List.of(), List.of(FieldError.of("content", code, arguments)));
    }

    private static Recognised ofForm(String text) {
        try {
            var json = JSON.readTree(text);
            var isSettings = !json.has("id") && json.properties().stream().allMatch(one -> one.getKey().startsWith(SETTINGS_BEGIN));
            return isSettings ? recognised(ModelKind.SETTINGS, List.of(ModelKind.THE_SETTINGS)) : recognised(ModelKind.FORM, List.of(json.path("id").asText()));
        } catch (JsonProcessingException e) {
            return new Recognised(List.of(), List.of(unreadable(e)));
        }
    }

    private List<FieldError> unreadable(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > policy.largestModel()) {
            return List.of(FieldError.of("content", "studio.error.tooLarge", policy.largestModel() / 1000));
        }
        if (text.indexOf('\0') >= 0) {
            return List.of(FieldError.of("content", "studio.error.badCharacter"));
        }
        return List.of();
    }

    /** What keeps the text from being kept; empty when nothing does. */
    public List<FieldError> faults(ModelRef model, String text) {
        var errors = unreadable(text);
        if (errors.isEmpty() && model.kind() == ModelKind.SETTINGS) {
            return policies.faults(text);
        }
        return errors.isEmpty() ? fault(model, text).map(List::of).orElse(List.of()) : errors;
    }

    private static Optional<FieldError> fault(ModelRef model, String text) {
        return switch (model.kind()) {
            case PROCESS -> ofXml(text, "process", model.id());
            case DECISION -> ofXml(text, "decision", model.id());
            case FORM -> ofForm(text, model.id());
            case SETTINGS -> throw new IllegalArgumentException("settings are checked by those who own them");
        };
    }

    /** Of a process the only one; of a decision file, whose other decisions help, one of them. */
    private static Optional<FieldError> ofXml(String text, String element, String id) {
        try {
            var ids = XmlIds.of(text, element);
            if (!ids.isOf(element.equals("process") ? ModelKind.PROCESS : ModelKind.DECISION)) {
                return Optional.of(FieldError.of("content", "studio.error.otherLanguage." + element));
            }
            var right = element.equals("process") ? ids.ids().equals(List.of(id)) : ids.ids().contains(id);
            return right ? Optional.empty() : Optional.of(FieldError.of("content", "studio.error.otherId", id, String.join(", ", ids.ids())));
        } catch (XMLStreamException e) {
            return Optional.of(unreadable(e));
        }
    }

    private static FieldError unreadable(XMLStreamException e) {
        return FieldError.of("content", "studio.error.xml", e.getLocation() == null ? 1 : e.getLocation().getLineNumber(), e.getLocation() == null ? 1 : e.getLocation().getColumnNumber());
    }

    private static Optional<FieldError> ofForm(String text, String id) {
        try {
            var form = JSON.readTree(text);
            if (!form.isObject() || !form.path("components").isArray()) {
                return Optional.of(FieldError.of("content", "studio.error.noForm"));
            }
            return form.path("id").asText().equals(id) ? Optional.empty() : Optional.of(FieldError.of("content", "studio.error.otherId", id, form.path("id").asText()));
        } catch (JsonProcessingException e) {
            return Optional.of(unreadable(e));
        }
    }

    private static FieldError unreadable(JsonProcessingException e) {
        var at = e.getLocation();
        return FieldError.of("content", "studio.error.json", at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
    }
}
