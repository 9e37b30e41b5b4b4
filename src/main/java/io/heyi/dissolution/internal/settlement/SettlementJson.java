package io.heyi.dissolution.internal.settlement;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.heyi.shared.StoredJson;
import java.math.BigDecimal;

/** How a settlement stands in the database and under its signatures: amounts as text, so that canonical JSON, whose numbers are binary, keeps every cent. */
final class SettlementJson {

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE, isGetterVisibility = JsonAutoDetect.Visibility.NONE,
            setterVisibility = JsonAutoDetect.Visibility.NONE)
    private interface FieldsOnly {}

    private static final StoredJson JSON = new StoredJson(JsonMapper.builder().addModules(new JavaTimeModule(), new ParameterNamesModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withConfigOverride(BigDecimal.class, amounts -> amounts.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .addMixIn(SettlementFile.class, FieldsOnly.class).build());

    private SettlementJson() {}

    static String write(Object value) {
        return JSON.write(value);
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.read(json, type);
    }
}
