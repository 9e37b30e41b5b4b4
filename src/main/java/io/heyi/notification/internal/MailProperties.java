package io.heyi.notification.internal;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;

/**
 * Where mails come from and lead to.
 *
 * @param from    address that mails are sent from, with or without a name
 * @param baseUrl where people reach the product, without a slash at its end: {@code https://heyi.example}
 */
public record MailProperties(InternetAddress from, String baseUrl) {

    /** @throws IllegalArgumentException for what is no address; the product then does not start */
    static MailProperties of(String from, String baseUrl) {
        try {
            var address = new InternetAddress(from, true);
            var uri = URI.create(baseUrl);
            if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) || baseUrl.endsWith("/") || uri.getQuery() != null) {
                throw new IllegalArgumentException("heyi.base-url must be like https://heyi.example, without a slash at its end, not " + baseUrl);
            }
            return new MailProperties(address, baseUrl);
        } catch (AddressException e) {
            throw new IllegalArgumentException("heyi.mail.from must be one mail address, not " + from, e);
        }
    }

    /** Absolute address of a page of ours. */
    public String link(String path) {
        return baseUrl + path;
    }

    /** Right side of message ids. */
    public String domain() {
        var address = from.getAddress();
        return address.substring(address.indexOf('@') + 1);
    }
}
