package io.heyi.microenterprise.internal.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class ProcessOutlineTest {

    private static List<ProcessOutline.Step> outline(String process, Locale locale) throws IOException {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/proposalpages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new ProcessOutline(messages).of(Files.readString(Path.of("bpmn", process + ".bpmn")), List.of(), List.of(), locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"me-founding", "owner-election"})
    void everyStepHasAChineseName(String process) throws IOException {
        assertThat(outline(process, Locale.SIMPLIFIED_CHINESE)).hasSizeGreaterThan(30)
                .allSatisfy(step -> assertThat(step.name().codePoints().anyMatch(Character::isIdeographic)).as(step.id() + " " + step.name()).isTrue());
    }

    @Test
    void theWayGoesOnWhereALinkLeadsToTheNextPageOfTheDrawing() throws IOException {
        assertThat(outline("me-founding", Locale.ENGLISH)).extracting(ProcessOutline.Step::id)
                .containsSubsequence("userTask_DecideSponsorship", "serviceTask_AskCoFounders", "userTask_SignAgreement", "serviceTask_RegisterMicroenterprise", "endEvent_Founded");
        assertThat(outline("owner-election", Locale.ENGLISH)).extracting(ProcessOutline.Step::id)
                .containsSubsequence("userTask_CheckCandidate", "userTask_Vote", "userTask_AcceptOffice").contains("userTask_NameInterim");
    }
}
