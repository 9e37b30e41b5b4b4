package io.heyi.notification.internal.mail;

import io.heyi.notification.internal.MailProperties;
import io.heyi.notification.internal.NoticeView;
import io.heyi.notification.internal.Preference;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Writes mails: HTML and plain text in the reader's language, with links that need a sign-in. The subject says only what kind of news it is, never a word of a case
 * (product-bar T14), so that nothing of a case stands on a locked screen.
 */
@Component
class MailComposer {

    static final int MOST_IN_A_DIGEST = 50;
    private static final String PREFERENCES = "/notices/preferences";

    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final MailProperties addresses;

    MailComposer(ITemplateEngine templates, MessageSource messages, MailProperties addresses) {
        this.templates = templates;
        this.messages = messages;
        this.addresses = addresses;
    }

    /** One notice in a mail. */
    record Line(String kind, String text, String link) {}

    /** @param content one notice, or those of a digest, of which the first {@value #MOST_IN_A_DIGEST} are written out */
    MimeMessage compose(Mail mail, InternetAddress to, Preference preference, List<NoticeView> content, Instant now) throws MessagingException {
        var locale = preference.language();
        var context = new Context(locale);
        context.setVariable("digest", mail.notice().isEmpty());
        context.setVariable("lines", content.stream().limit(MOST_IN_A_DIGEST).map(notice -> line(notice, locale)).toList());
        context.setVariable("more", Math.max(0, content.size() - MOST_IN_A_DIGEST));
        context.setVariable("centre", addresses.link("/notices"));
        context.setVariable("preferences", addresses.link(PREFERENCES));
        context.setVariable("language", locale.getLanguage().equals("zh") ? "zh-CN" : "en");
        var message = new StableMessage("<" + mail.id() + "@" + addresses.domain() + ">");
        var helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setFrom(addresses.from());
        helper.setTo(to);
        helper.setSubject(subject(mail, content, locale));
        helper.setSentDate(Date.from(now));
        helper.setText(templates.process("mail/notice.txt", context), templates.process("mail/notice", context));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("List-Unsubscribe", "<" + addresses.link(PREFERENCES) + ">");
        message.setHeader("Content-Language", locale.getLanguage());
        return message;
    }

    private String subject(Mail mail, List<NoticeView> content, Locale locale) {
        return messages.getMessage(mail.notice().isEmpty() ? "notification.digest.subject" : "notification.kind." + content.getFirst().kind() + ".subject", null, locale);
    }

    private Line line(NoticeView notice, Locale locale) {
        return new Line(messages.getMessage("notification.kind." + notice.kind(), null, locale), notice.text(messages, locale), addresses.link(notice.path()));
    }

    /** The same id in every try, so that a mailbox can tell a repeat. */
    private static final class StableMessage extends MimeMessage {

        private final String id;

        StableMessage(String id) {
            super((Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
