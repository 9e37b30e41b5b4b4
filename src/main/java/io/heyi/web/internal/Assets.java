package io.heyi.web.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The files of the frontend build with a mark of their content, so that browsers may keep them for ever. */
@Component
class Assets {

    private static final String MANIFEST = "static/assets/manifest.json";

    private final Map<String, String> marks;

    Assets(ObjectMapper json) {
        this.marks = read(json);
    }

    private static Map<String, String> read(ObjectMapper json) {
        var manifest = new ClassPathResource(MANIFEST);
        if (!manifest.exists()) {
            return Map.of();
        }
        try (var stream = manifest.getInputStream()) {
            return json.readValue(stream, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + MANIFEST, e);
        }
    }

    String address(String name) {
        var mark = marks.get(name);
        return mark == null ? "/assets/" + name : "/assets/" + name + "?v=" + mark;
    }
}
