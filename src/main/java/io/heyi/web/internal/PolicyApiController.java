package io.heyi.web.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.PolicyHistory.Step;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policies for clients; what the page shows. */
@RestController
@RequestMapping("/api/v1/policies")
@Tag(name = "Policies")
class PolicyApiController {

    private final PolicyBook book;
    private final MessageSource messages;

    PolicyApiController(PolicyBook book, MessageSource messages) {
        this.book = book;
        this.messages = messages;
    }

    /** @param author and {@code approver} of the change that made it so; missing while it is as shipped */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PolicyOrigin(int version, Instant since, String change, String author, String approver) {

        static PolicyOrigin of(Optional<Step> step) {
            return step.map(one -> new PolicyOrigin(one.version(), one.since(), one.change(), one.author(), one.approver())).orElse(null);
        }
    }

    /** @param value as it may be written. @param source SHIPPED, APPROVED or OUTSIDE of the gate. @param origin missing while it is as shipped. @param comes what the next start brings, missing when nothing */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PolicyView(String name, String kind, String meaning, String value, String source, Integer version, PolicyOrigin origin, String comes, PolicyOrigin comesFrom) {}

    @GetMapping
    @Operation(summary = "Every policy with its value, meaning and origin", description = "Typed settings and decision tables; `q` is part of a name or a meaning.")
    PageOf<PolicyView> all(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "100") String size, Locale locale) {
        var wanted = page(page, size);
        if (q.length() > 200) {
            throw ApiProblem.invalid(List.of(FieldError.of("q", "web.policies.error.query", 200)));
        }
        var all = book.read(q, PolicyBook.Only.ALL, locale).stream().flatMap(group -> Stream.concat(group.settings().stream().map(one -> view(one, locale)), group.tables().stream().map(PolicyApiController::view))).toList();
        return PageOf.of(all.stream().skip(wanted.offset()).limit(wanted.size()).toList(), all.size(), wanted);
    }

    private static PageRequest page(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("page", "web.policies.error.paging", PageRequest.LARGEST_SIZE)));
        }
    }

    private PolicyView view(PolicyBook.SettingRow row, Locale locale) {
        var setting = row.known().setting();
        return new PolicyView(row.name(), "SETTING", messages.getMessage(setting.meaningKey(), null, setting.meaningKey(), locale), row.known().notation().isEmpty() ? String.valueOf(setting.value()) : row.known().notation(),
                row.known().source().name(), null, PolicyOrigin.of(row.origin()), row.coming().map(one -> PolicyNotation.of(one.value())).orElse(null), PolicyOrigin.of(row.coming().map(PolicyBook.Coming::step)));
    }

    private static PolicyView view(PolicyBook.TableRow row) {
        return new PolicyView(row.table().name(), "TABLE", row.table().description(), null, row.origin().isPresent() ? "APPROVED" : "SHIPPED", row.table().version(), PolicyOrigin.of(row.origin()), null, null);
    }
}
