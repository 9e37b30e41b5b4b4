package io.heyi.dissolution.internal.web;

import io.heyi.access.Access;
import io.heyi.dissolution.internal.domain.Trigger;
import io.heyi.dissolution.internal.reasons.ReasonTexts;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve.Figure;
import io.heyi.shared.PageOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What speaks for a dissolution, for those who decide whether to open a case (domain.md P6). */
@RestController
@Tag(name = "Dissolutions")
class ReasonApiController {

    private final ReasonsToDissolve reasons;
    private final ReasonTexts texts;
    private final Access access;

    ReasonApiController(ReasonsToDissolve reasons, ReasonTexts texts, Access access) {
        this.reasons = reasons;
        this.texts = texts;
        this.access = access;
    }

    /** @param clause of its own agreement, {@code 5.7 (a)}, empty where the policy is cited; @param rule that was met, and {@code details} what has happened, both in the reader's language */
    record ReasonBody(String microenterprise, String name, String platform, Trigger trigger, Instant since, String clause, String rule, String details, List<Figure> figures) {}

    @GetMapping("/api/v1/dissolution-reasons")
    @Operation(summary = "Reasons to dissolve that stand, newest first", description = """
            Leading values missed for months in a row, a last contract that has ended, a cash allowance exceeded and not recovered. Administrators see all, owners of a platform those of its \
            micro-enterprises, an owner of a micro-enterprise its own; others see an empty list. None opens a case: a person does, by POST /microenterprises/{code}/dissolution.""")
    PageOf<ReasonBody> list(@RequestParam(defaultValue = "") String microenterprise, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size, Locale locale) {
        var filter = DissolutionPaths.filter("", microenterprise, "");
        var paging = DissolutionPaths.paging(page, size);
        var found = reasons.standing(access.currentUser(), filter.microenterprise(), paging);
        return PageOf.of(found.items().stream().map(one -> new ReasonBody(one.microenterprise(), one.name(), one.platform(), one.trigger(), one.since(), one.rule().clause(), texts.rule(one, locale), texts.details(one, locale),
                one.figures())).toList(), found.total(), paging);
    }
}
