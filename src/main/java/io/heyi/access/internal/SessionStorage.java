package io.heyi.access.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.transaction.support.TransactionOperations;

/** How sessions get into the database and back. One that a newer version of the product cannot read any more means signing in again, not an error. */
@Configuration(proxyBeanMethods = false)
class SessionStorage {

    private static final Logger log = LoggerFactory.getLogger(SessionStorage.class);

    /** The name is the one that Spring Session looks for. */
    @Bean
    ConversionService springSessionConversionService() {
        var conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, forgetting(new DeserializingConverter(SessionStorage.class.getClassLoader())));
        return conversions;
    }

    /**
     * Each statement by itself: a session is read, stamped and read again for every page, and a transaction around each of these would double the way to the
     * database and back. Half a stored session is nobody's, so somebody signs in once more. The name is the one that Spring Session looks for.
     */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations() {
        return TransactionOperations.withoutTransaction();
    }

    private static Converter<byte[], Object> forgetting(DeserializingConverter reader) {
        return bytes -> {
            try {
                return reader.convert(bytes);
            } catch (SerializationFailedException e) {
                log.warn("a session of another version of the product was forgotten: {}", e.getMessage());
                return null;
            }
        };
    }
}
