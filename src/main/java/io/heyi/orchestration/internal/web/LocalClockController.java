package io.heyi.orchestration.internal.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.orchestration.internal.clock.MoveOutcome;
import io.heyi.orchestration.internal.clock.TimeMachine;
import io.heyi.web.Flash;
import io.heyi.web.FooterBlock;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The time machine's control in the footer; exists in the local profile only. */
@Controller
@Profile("local")
class LocalClockController {

    private final TimeMachine machine;
    private final Access access;

    LocalClockController(TimeMachine machine, Access access) {
        this.machine = machine;
        this.access = access;
    }

    @PostMapping("/local/clock")
    String advance(@RequestParam(required = false) String advance, @RequestHeader(name = HttpHeaders.REFERER, required = false) String from,
                   RedirectAttributes redirect) {
        var user = LocalClockApiController.administrator(access);
        switch (machine.advance(advance, user.username().value())) {
            case MoveOutcome.Moved moved -> Flash.good(redirect, "orchestration.clock.moved");
            case MoveOutcome.Refused(var errors) -> Flash.bad(redirect, errors.getFirst().code(),
                    errors.getFirst().arguments().stream().map(Object::toString).toArray(String[]::new));
            case MoveOutcome.EngineAway() -> Flash.bad(redirect, "orchestration.clock.engineAway");
        }
        return "redirect:" + pathOf(from);
    }

    /** Only the path is taken, so nobody is led to another site. */
    private static String pathOf(String referer) {
        try {
            var path = referer == null ? null : URI.create(referer).getPath();
            return path == null || !path.startsWith("/") || path.startsWith("//") || path.contains("\\") ? "/" : path;
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("local")
    static class Footer {

        @Bean
        FooterBlock localClock() {
            return new FooterBlock() {
                @Override
                public String fragment() {
                    return "orchestration/clock :: control";
                }

                @Override
                public int order() {
                    return 10;
                }

                @Override
                public boolean visibleTo(CurrentUser user) {
                    return user.has(Role.ADMINISTRATOR);
                }
            };
        }
    }
}
