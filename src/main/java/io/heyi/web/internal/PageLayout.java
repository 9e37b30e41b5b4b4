package io.heyi.web.internal;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.engine.TemplateModel;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.Fragment;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/**
 * The frame around every page. A page names it with {@code layout:decorate} and marks its parts with {@code layout:fragment}; the layout says where they
 * go: {@code layout:fragment} for a part, {@code layout:title} for the page's title, {@code layout:head} for elements of its head. All parts are cached
 * templates, which is why this is not the layout dialect that everybody knows (docs/adr/0010).
 */
@Component
class PageLayout extends AbstractProcessorDialect {

    private static final String PREFIX = "layout";
    /** Before the standard processors: what decorates or is replaced needs none of its other attributes. */
    private static final int FIRST = 10;
    private static final String PAGE = PageLayout.class.getName();

    PageLayout() {
        super("Page layout", PREFIX, FIRST);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Decorate(), new Part(), new Title(), new Head());
    }

    /** One attribute of this dialect. */
    private abstract static class Attribute extends AbstractAttributeTagProcessor {

        Attribute(String name) {
            super(TemplateMode.HTML, PREFIX, null, false, name, true, FIRST, true);
        }

        static String template(ITemplateContext context) {
            return context.getTemplateData().getTemplate();
        }

        /** The elements of a template that the selectors find, in the order of the template; null when there are none. */
        static TemplateModel elements(ITemplateContext context, String template, String... selectors) {
            var found = context.getConfiguration().getTemplateManager().parseStandalone(context, template, Set.of(selectors), TemplateMode.HTML, true, true);
            var startAndEnd = 2;
            return found.size() > startAndEnd ? found : null;
        }

        static void replace(TemplateModel by, IElementTagStructureHandler structure) {
            structure.setTemplateData(by.getTemplateData());
            structure.replaceWith(by, true);
        }

        static Object evaluate(ITemplateContext context, String expression) {
            return StandardExpressions.getExpressionParser(context.getConfiguration()).parseExpression(context, expression).execute(context);
        }
    }

    /** {@code <html layout:decorate="~{layout/page}">} of a page. */
    private static final class Decorate extends Attribute {

        Decorate() {
            super("decorate");
        }

        @Override
        protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName name, String value, IElementTagStructureHandler structure) {
            if (!(evaluate(context, value) instanceof Fragment layout)) {
                throw new IllegalArgumentException("no layout: " + value);
            }
            structure.setLocalVariable(PAGE, template(context));
            // its root only: the page brings its own document type
            replace(elements(context, layout.getTemplateModel().getTemplateData().getTemplate(), "html"), structure);
        }
    }

    /** {@code layout:fragment="content"}: a place in the layout, and in the page what belongs there. */
    private static final class Part extends Attribute {

        Part() {
            super("fragment");
        }

        @Override
        protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName name, String value, IElementTagStructureHandler structure) {
            var page = (String) context.getVariable(PAGE);
            if (page == null || page.equals(template(context))) {
                return;
            }
            var part = elements(context, page, "[" + PREFIX + ":fragment='" + value + "']");
            if (part == null) {
                structure.removeElement();
            } else {
                replace(part, structure);
            }
        }
    }

    /** {@code <title layout:title="Heyi">}: the text of the page's title before that of the layout. */
    private static final class Title extends Attribute {

        private static final String TEXT = "th:text";

        Title() {
            super("title");
        }

        @Override
        protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName name, String value, IElementTagStructureHandler structure) {
            var titles = elements(context, (String) context.getVariable(PAGE), "head/title");
            var text = titles != null && titles.get(1) instanceof IProcessableElementTag title && title.hasAttribute(TEXT)
                    ? evaluate(context, title.getAttributeValue(TEXT)) + " · " + value : value;
            structure.setBody(HtmlEscape.escapeHtml4Xml(text), false);
        }
    }

    /** {@code <th:block layout:head="link, meta"/>}: these elements of the page's head. */
    private static final class Head extends Attribute {

        Head() {
            super("head");
        }

        @Override
        protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName name, String value, IElementTagStructureHandler structure) {
            var selectors = Arrays.stream(value.split(",")).map(element -> "head/" + element.strip()).collect(Collectors.toSet());
            var more = elements(context, (String) context.getVariable(PAGE), selectors.toArray(String[]::new));
            if (more == null) {
                structure.removeElement();
            } else {
                replace(more, structure);
            }
        }
    }
}
