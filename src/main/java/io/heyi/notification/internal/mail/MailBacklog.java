package io.heyi.notification.internal.mail;

/**
 * What has not gone out.
 *
 * @param on whether there is a mail server at all
 * @param withoutAddress mails of the last days to people who have no usable address
 */
public record MailBacklog(boolean on, long waiting, long dead, long withoutAddress) {}
