package io.heyi.emc.internal.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.heyi.emc.ContractTerms;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.StoredJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/**
 * The one text form of contract terms, which is hashed, signed and sealed. Figures are texts without needless zeros, because canonical JSON keeps numbers only
 * as precisely as a {@code double} does; absent values are left out, so that fields to come do not change old hashes.
 */
public final class TermsJson {

    private static final class PlainFigure extends JsonSerializer<BigDecimal> {

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
        }
    }

    private static final StoredJson JSON = new StoredJson(JsonMapper.builder()
            .addModules(new JavaTimeModule(), new SimpleModule().addSerializer(BigDecimal.class, new PlainFigure()))
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build());

    private TermsJson() {}

    /** Canonical JSON; equal terms give equal texts, however their figures are written. */
    public static String write(ContractTerms terms) {
        return canonical(terms);
    }

    /** @throws UncheckedIOException when the text is not what {@link #write} gives */
    public static ContractTerms read(String json) {
        return JSON.read(json, ContractTerms.class);
    }

    /** SHA-256 of {@link #write}; what a signature refers to. */
    public static String hash(ContractTerms terms) {
        return CanonicalJson.sha256(write(terms));
    }

    /** The same values in the order of the record's fields, for people to read. */
    static String plain(ContractTerms terms) {
        return JSON.write(terms);
    }

    /** Canonical JSON of anything else that goes into the contract's records, in the same manner. */
    static String canonical(Object value) {
        return CanonicalJson.of(JSON.write(value));
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.read(json, type);
    }
}
