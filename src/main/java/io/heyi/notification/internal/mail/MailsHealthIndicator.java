package io.heyi.notification.internal.mail;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether people get their mail. That there is no mail server is told, and no fault; dead mails need a person. */
@Component("mailsHealthIndicator")
class MailsHealthIndicator implements HealthIndicator {

    private final MailDesk desk;

    MailsHealthIndicator(MailDesk desk) {
        this.desk = desk;
    }

    @Override
    public Health health() {
        var backlog = desk.backlog();
        return (backlog.dead() == 0 ? Health.up() : Health.status("NEEDS_OPERATOR")).withDetail("server", backlog.on() ? "set" : "none")
                .withDetail("waiting", backlog.waiting()).withDetail("dead", backlog.dead()).withDetail("withoutAddress", backlog.withoutAddress()).build();
    }
}
