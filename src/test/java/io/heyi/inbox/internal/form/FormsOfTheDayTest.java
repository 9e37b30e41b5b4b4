package io.heyi.inbox.internal.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.DefaultResourceLoader;

/** Forms that process owners have changed reach those who fill them in, in their day's version and with the words of their authors (issue 7). */
class FormsOfTheDayTest {

    private static final String ID = "check-legally";
    private static final Instant YESTERDAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-03-02T00:00:00Z");

    private final LiveModels live = mock(LiveModels.class);

    private Forms forms() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/forms");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Forms(new ObjectMapper(), messages, new DefaultResourceLoader(), new StaticListableBeanFactory(Map.of("live", live)).getBeanProvider(LiveModels.class), "file:forms/");
    }

    @Test
    void aFormIsTheOneThatWasInUseWhenTheTaskAppeared() throws IOException {
        var shipped = Files.readString(Path.of("forms/" + ID + ".form"));
        when(live.sourceAt(ModelKind.FORM, ID, YESTERDAY)).thenReturn(Optional.of(shipped));
        when(live.sourceAt(ModelKind.FORM, ID, TODAY)).thenReturn(Optional.of(shipped.replace("Check by the law", "Ask a lawyer. Check by the law")));

        assertThat(text(forms().find(ID, YESTERDAY), Locale.ENGLISH)).startsWith("Check by the law");
        assertThat(text(forms().find(ID, TODAY), Locale.ENGLISH)).startsWith("Ask a lawyer.");
    }

    @Test
    void whatAnOwnerWroteAnewIsNotOverwrittenByTheProductsWords() throws IOException {
        var shipped = Files.readString(Path.of("forms/" + ID + ".form"));
        when(live.sourceAt(eq(ModelKind.FORM), eq(ID), any())).thenReturn(Optional.of(shipped), Optional.of(shipped.replace("Check by the law", "Ask a lawyer. Check by the law")));

        assertThat(text(forms().find(ID, TODAY), Locale.CHINESE)).startsWith("请依照");
        assertThat(text(forms().find(ID, TODAY), Locale.CHINESE)).startsWith("Ask a lawyer.");
    }

    @Test
    void aFormOfAnOwnerAndNoOtherIsFoundAndAStrangeNameIsNot() {
        when(live.sourceAt(ModelKind.FORM, "my-own", TODAY)).thenReturn(Optional.of("{\"type\":\"default\",\"id\":\"my-own\",\"components\":[{\"type\":\"textfield\",\"key\":\"remark\",\"label\":\"Remark\"}]}"));

        assertThat(forms().find("my-own", TODAY)).get().satisfies(form -> assertThat(forms().localised(form, Locale.CHINESE).at("/components/0/label").asText()).isEqualTo("Remark"));
        assertThat(forms().find("../my-own", TODAY)).isEmpty();
    }

    private String text(Optional<Form> form, Locale locale) {
        return forms().localised(form.orElseThrow(), locale).at("/components/0/text").asText();
    }
}
