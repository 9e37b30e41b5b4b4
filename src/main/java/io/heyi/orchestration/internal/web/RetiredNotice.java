package io.heyi.orchestration.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.orchestration.Begins;
import io.heyi.orchestration.ProcessRetirements;
import io.heyi.web.FooterBlock;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Says on the page from which a case would begin that its process is retired, so that nobody waits for what does not come. */
@Component
class RetiredNotice implements FooterBlock {

    private final ProcessRetirements retirements;

    RetiredNotice(ProcessRetirements retirements) {
        this.retirements = retirements;
    }

    @Override
    public String fragment() {
        return "orchestration/engine :: retired";
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public boolean visibleTo(CurrentUser user) {
        return begun().flatMap(process -> retirements.of(process)).isPresent();
    }

    private static Optional<String> begun() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(request -> request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST))
                .filter(HandlerMethod.class::isInstance).map(handler -> AnnotatedElementUtils.findMergedAnnotation(((HandlerMethod) handler).getMethod(), Begins.class)).map(Begins::value);
    }
}
