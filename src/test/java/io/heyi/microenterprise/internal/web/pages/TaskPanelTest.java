package io.heyi.microenterprise.internal.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.microenterprise.ProposalStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.expression.BeanFactoryResolver;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** The panel that the inbox puts beside a decision, rendered the way the inbox hands it over. */
class TaskPanelTest extends PagesFixture {

    @Autowired
    SpringTemplateEngine templates;

    @Autowired
    ApplicationContext beans;

    @ParameterizedTest
    @EnumSource(value = ProposalStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "DRAFT")
    void everyFoundingTaskFindsItsFiguresInBothLanguages(ProposalStatus status) {
        assertThat(panel("Oven for two", status, Locale.ENGLISH)).contains("900,000.00", "Active homes", "Steam kitchen", "Person entrepreneur-02").doesNotContain("??");
        assertThat(panel("Oven for two", status, Locale.CHINESE)).contains("引领目标", "竞争提案").doesNotContain("??", "Leading");
    }

    @Test
    void theDeciderSeesWhatTheLastRoundChanged() {
        assertThat(panel("Oven for two", ProposalStatus.IN_DECISION, Locale.ENGLISH)).contains("1,200,000.00");
    }

    @Test
    void theSignatorySeesTheHashThatTheSignatureBindsTo() {
        assertThat(panel("Oven for two", ProposalStatus.SIGNING, Locale.ENGLISH)).contains(Samples.HASH, "/agreement");
    }

    @Test
    void scriptInTheNameIsShownAsText() {
        assertThat(panel("<script>alert(1)</script>", ProposalStatus.IN_DECISION, Locale.ENGLISH)).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    private String panel(String name, ProposalStatus status, Locale locale) {
        var evaluation = new ThymeleafEvaluationContext(beans, new DefaultConversionService());
        evaluation.setBeanResolver(new BeanFactoryResolver(beans));
        var servlet = new MockServletContext();
        var exchange = JakartaServletWebApplication.buildApplication(servlet).buildExchange(new MockHttpServletRequest(servlet), new MockHttpServletResponse());
        var context = new WebContext(exchange, locale, Map.of("fragmentModel", Samples.proposal(name, status), ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME, evaluation));
        return templates.process("microenterprise/task", Set.of("proposal"), context);
    }
}
