package io.heyi.emc.internal.sharing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.heyi.shared.StoredJson;
import java.io.IOException;
import java.math.BigDecimal;

/** How inputs and results are stored and chained: figures as texts with exactly their decimals, so that no reader rounds them. */
final class SharingJson {

    private static final class FigureAsText extends JsonSerializer<BigDecimal> {

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toPlainString());
        }
    }

    private static final StoredJson JSON = new StoredJson(JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(BigDecimal.class, new FigureAsText()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build());

    private SharingJson() {}

    static String write(Object value) {
        return JSON.write(value);
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.read(json, type);
    }
}
