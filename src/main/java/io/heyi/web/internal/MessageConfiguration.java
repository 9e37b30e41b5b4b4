package io.heyi.web.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every {@code messages/*.properties} on the classpath is a bundle; the plain file is English, {@code _zh} Chinese. */
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    MessageSource messageSource() {
        var messages = new FormattingMessages();
        messages.setBasenames(bundles());
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.ENGLISH);
        return messages;
    }

    /** Formats amounts here, so that every message shows them as its language writes them, whoever asks for it. */
    private static final class FormattingMessages extends ResourceBundleMessageSource {

        @Override
        protected Object[] resolveArguments(Object[] arguments, Locale locale) {
            return Arrays.stream(super.resolveArguments(arguments, locale)).map(argument -> Figures.argument(argument, locale)).toArray();
        }
    }

    private static String[] bundles() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                    .map(Resource::getFilename).filter(Objects::nonNull).map(name -> name.substring(0, name.length() - ".properties".length()))
                    .filter(name -> !name.endsWith("_zh")).distinct().sorted().map(name -> "messages/" + name).toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException("the message files cannot be listed", e);
        }
    }
}
