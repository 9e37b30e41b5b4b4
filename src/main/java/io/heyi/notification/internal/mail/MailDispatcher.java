package io.heyi.notification.internal.mail;

import io.heyi.access.Access;
import io.heyi.access.Person;
import io.heyi.notification.internal.NoticePolicy;
import io.heyi.notification.internal.Preferences;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Sends the outbox, one mail after the other and outside of any transaction. A mail server that is away is waited for, however long; one that refuses a mail again
 * and again leaves it to an operator. A process that dies between the server's word and ours sends the mail once more under the same message id.
 */
@Component
class MailDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(MailDispatcher.class);
    /** Longer than the timeouts of SMTP in the application's settings together. */
    static final Duration LEASE = Duration.ofMinutes(2);
    private static final int MOST_IN_A_ROW = 500;

    private final MailStore store;
    private final MailComposer composer;
    private final Preferences preferences;
    private final Access access;
    private final NoticePolicy policy;
    private final ObjectProvider<JavaMailSender> server;
    private final Clock clock;

    MailDispatcher(MailStore store, MailComposer composer, Preferences preferences, Access access, NoticePolicy policy, ObjectProvider<JavaMailSender> server,
                   Clock clock) {
        this.store = store;
        this.composer = composer;
        this.preferences = preferences;
        this.access = access;
        this.policy = policy;
        this.server = server;
        this.clock = clock;
    }

    /** Whether there is a mail server to send by. */
    boolean on() {
        return server.getIfAvailable() != null;
    }

    /** Sends what is due. @return how many were tried */
    int dispatch() {
        var sender = server.getIfAvailable();
        var tried = 0;
        while (sender != null && tried < MOST_IN_A_ROW) {
            var mail = store.claim(LEASE);
            if (mail.isEmpty()) {
                break;
            }
            deliver(sender, mail.get());
            tried++;
        }
        return tried;
    }

    private void deliver(JavaMailSender sender, Mail mail) {
        try {
            var content = store.content(mail, 10 * MailComposer.MOST_IN_A_DIGEST);
            if (content.isEmpty()) {
                store.end(mail, "NEEDLESS", null);
                return;
            }
            var to = access.person(mail.person()).flatMap(MailDispatcher::address);
            if (to.isEmpty()) {
                store.end(mail, "NO_ADDRESS", null);
                return;
            }
            sender.send(composer.compose(mail, to.get(), preferences.of(mail.person()), content, clock.instant()));
            store.sent(mail, content);
        } catch (MessagingException | MailPreparationException e) {
            LOG.error("mail {} cannot be written and waits for an operator", mail.id(), e);
            store.end(mail, "DEAD", e.toString());
        } catch (MailException e) {
            failed(mail, e);
        } catch (RuntimeException e) {
            LOG.warn("mail {} could not be sent and is tried again", mail.id(), e);
            store.again(mail, policy.backoff(mail.attempts()), e.toString(), false);
        }
    }

    private void failed(Mail mail, MailException fault) {
        if (!refused(fault)) {
            store.again(mail, policy.backoff(mail.attempts()), fault.getMessage(), false);
        } else if (mail.refusals() + 1 >= policy.refusalsBeforeDeath()) {
            LOG.error("mail {} is refused by the mail server and waits for an operator: {}", mail.id(), fault.getMessage());
            store.end(mail, "DEAD", fault.getMessage());
        } else {
            store.again(mail, policy.backoff(mail.refusals() + 1), fault.getMessage(), true);
        }
    }

    /** A server that answered, and said no to this mail. */
    private static boolean refused(MailException fault) {
        return fault instanceof MailSendException sending && sending.getFailedMessages().values().stream().anyMatch(SendFailedException.class::isInstance);
    }

    /** Exactly one address, whatever somebody has written into the directory. */
    static Optional<InternetAddress> address(Person person) {
        var email = person.email();
        if (email == null || email.isBlank() || email.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        try {
            var address = new InternetAddress(email.strip(), true);
            return address.isGroup() ? Optional.empty() : Optional.of(new InternetAddress(address.getAddress(), true));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
