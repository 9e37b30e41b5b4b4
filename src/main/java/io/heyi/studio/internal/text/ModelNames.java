package io.heyi.studio.internal.text;

import io.heyi.orchestration.ModelKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;

/** What people call a model, as its text says. Forms and settings have no name. */
@Component
public class ModelNames {

    private static final Set<String> NAMED = Set.of("process", "decision");
    /** By checksum; given up when memory is short. */
    private final Map<String, Optional<String>> known = new ConcurrentReferenceHashMap<>();

    /** @param checksum of the text, which is asked for only once for each */
    public Optional<String> of(ModelKind kind, String checksum, Supplier<Optional<String>> text) {
        return kind == ModelKind.FORM || kind == ModelKind.SETTINGS ? Optional.empty() : known.computeIfAbsent(checksum, key -> text.get().flatMap(ModelNames::read));
    }

    private static Optional<String> read(String text) {
        try {
            var name = new QName("name");
            return XmlText.read(text).root().children().stream().filter(child -> NAMED.contains(child.name().getLocalPart()) && child.attributes().containsKey(name)).map(child -> child.attributes().get(name)).filter(value -> !value.isBlank()).findFirst();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }
}
