package io.heyi.notification.internal.mail;

import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.notification.internal.NoticeStore;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rounds of mail, and what operators see and do of it (product-bar O10). Without a mail server nothing is planned, so that none comes late when there is one. */
@Service
public class MailDesk {

    /** Stream of the history that holds acts upon mails. */
    static final String STREAM = "mails";

    private final MailPlanner planner;
    private final MailDispatcher dispatcher;
    private final MailStore store;
    private final NoticeStore notices;
    private final AuditTrail audit;

    MailDesk(MailPlanner planner, MailDispatcher dispatcher, MailStore store, NoticeStore notices, AuditTrail audit) {
        this.planner = planner;
        this.dispatcher = dispatcher;
        this.store = store;
        this.notices = notices;
        this.audit = audit;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "${heyi.mail.round:PT2S}")
    void mail() {
        if (dispatcher.on()) {
            while (planner.planAtOnce() == MailPlanner.MOST_AT_ONCE) {
                // a full slice: there is more
            }
            dispatcher.dispatch();
        }
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "${heyi.mail.digest-round:PT1M}")
    void digests() {
        if (dispatcher.on()) {
            planner.planDigests();
        }
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        notices.forgetOld();
    }

    public MailBacklog backlog() {
        return store.backlog(dispatcher.on());
    }

    /** Everything that has not gone out. */
    public PageOf<MailView> stuck(PageRequest page) {
        return store.stuck(page);
    }

    /** Tries a dead mail anew. @return false when there is none of that id that needs somebody */
    @Transactional
    public boolean retry(UUID id, Username actor) {
        var revived = store.revive(id);
        if (revived) {
            audit.record(new AuditEvent(STREAM, actor.value(), "notification.mailRetried", Map.of("mail", id.toString())));
        }
        return revived;
    }
}
