package io.heyi.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

class PageLayoutTest {
    private static final Map<String, String> TEMPLATES = Map.of(
            "frame", """
                    <!DOCTYPE html>
                    <html th:lang="${language}"><head><title layout:title="Heyi"></title><th:block layout:head="link, meta"/></head>
                    <body><main><th:block layout:fragment="content"/></main><th:block layout:fragment="scripts"/></body></html>
                    """,
            "full", """
                    <!DOCTYPE html>
                    <html layout:decorate="~{frame}">
                    <head><title th:text="${name}"></title><link th:href="${name}" rel="x" th:if="${name != null}"><meta name="m"></head>
                    <body>
                    <th:block layout:fragment="content"><p th:text="${name}"></p><svg><title>picture</title></svg><th:block th:replace="~{:: own}"/></th:block>
                    <i th:fragment="own" th:text="|own ${name}|"></i>
                    <th:block layout:fragment="scripts"><script src="a.js"></script></th:block>
                    </body></html>
                    """,
            "spare", """
                    <!DOCTYPE html>
                    <html layout:decorate="~{frame}"><head></head><body><th:block layout:fragment="content">spare</th:block></body></html>
                    """);

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    PageLayoutTest() {
        engine.addDialect(new PageLayout());
        engine.setTemplateResolver(new AbstractConfigurableTemplateResolver() {
            @Override
            protected ITemplateResource computeTemplateResource(IEngineConfiguration configuration, String owner, String template, String name, String encoding,
                                                                Map<String, Object> attributes) {
                return new StringTemplateResource(TEMPLATES.get(template));
            }
        });
    }

    private String page(String template, String name) {
        var context = new Context();
        context.setVariable("name", name);
        context.setVariable("language", "en");
        return engine.process(template, context).replaceAll("\\s+", " ").strip();
    }

    @Test
    void aPageStandsInTheFrameWithAllItsParts() {
        assertThat(page("full", "Oven")).isEqualTo("<!DOCTYPE html> <html lang=\"en\"><head><title>Oven · Heyi</title><link href=\"Oven\" rel=\"x\"><meta name=\"m\"></head> "
                + "<body><main><p>Oven</p><svg><title>picture</title></svg><i>own Oven</i></main><script src=\"a.js\"></script></body></html>");
    }

    @Test
    void whatAPageDoesNotHaveIsLeftOut() {
        assertThat(page("spare", "unused")).isEqualTo("<!DOCTYPE html> <html lang=\"en\"><head><title>Heyi</title></head> <body><main>spare</main></body></html>");
    }

    @Test
    void eachReaderSeesTheirOwnPageAlthoughTheTemplatesAreCached() {
        page("full", "Oven");

        assertThat(page("full", "Tea <b>bar</b>")).contains("<title>Tea &lt;b&gt;bar&lt;/b&gt; · Heyi</title>").contains("<p>Tea &lt;b&gt;bar&lt;/b&gt;</p>").doesNotContain("Oven");
        assertThat(page("spare", "unused")).doesNotContain("Tea");
    }
}
