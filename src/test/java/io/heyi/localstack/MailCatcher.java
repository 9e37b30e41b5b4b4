package io.heyi.localstack;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes every mail that the product sends and shows it on a page; nothing leaves this machine. Lives in the JVM that starts the stack, on loopback only, and keeps mails
 * as long as it runs.
 */
final class MailCatcher implements AutoCloseable {
    private static final int MOST_SHOWN = 200;

    private final Ports ports;
    private GreenMail smtp;
    private HttpServer page;

    MailCatcher(Ports ports) {
        this.ports = ports;
    }

    /** Starting it again changes nothing. */
    synchronized void start() {
        if (smtp != null) {
            return;
        }
        Preflight.requireFreePort("Mail catcher", ports.smtp());
        Preflight.requireFreePort("Mail catcher", ports.mail());
        smtp = new GreenMail(new ServerSetup(ports.smtp(), StackAddresses.HOST, ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        try {
            page = HttpServer.create(new InetSocketAddress(InetAddress.getByName(StackAddresses.HOST), ports.mail()), 0);
        } catch (IOException e) {
            throw new StackProblem("The page of caught mails cannot listen on port %d (%s): free it, and start again.".formatted(ports.mail(), e.getMessage()), e);
        }
        page.createContext("/", this::show);
        page.start();
    }

    private void show(HttpExchange exchange) throws IOException {
        byte[] body = html().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        // a mail is shown, never run
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private String html() {
        MimeMessage[] mails = smtp.getReceivedMessages();
        var all = new StringBuilder("<!doctype html><html lang=en><meta charset=utf-8><title>Caught mails</title><style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
                + "article{border:1px solid #8888;border-radius:8px;padding:1rem;margin:1rem 0}pre{white-space:pre-wrap;overflow-wrap:anywhere}iframe{width:100%;height:22rem;border:1px solid #8884}</style>")
                .append("<h1>Caught mails: ").append(mails.length).append("</h1>");
        for (int i = mails.length - 1; i >= Math.max(0, mails.length - MOST_SHOWN); i--) {
            append(mails[i], all);
        }
        return all.append("</html>").toString();
    }

    private static void append(MimeMessage mail, StringBuilder all) {
        try {
            all.append("<article><h2>").append(escape(mail.getSubject())).append("</h2><p>").append(escape(Arrays.toString(mail.getAllRecipients()))).append(" · ")
                    .append(escape(String.valueOf(mail.getSentDate()))).append("</p><pre>").append(escape(content(mail, "text/plain")))
                    .append("</pre><details><summary>HTML</summary><iframe sandbox srcdoc=\"").append(escape(content(mail, "text/html"))).append("\"></iframe></details></article>");
        } catch (MessagingException | IOException e) {
            all.append("<article>").append(escape(e.toString())).append("</article>");
        }
    }

    private static String content(jakarta.mail.Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        var found = new StringBuilder();
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                found.append(content(many.getBodyPart(i), type));
            }
        }
        return found.toString();
    }

    private static String escape(String text) {
        return String.valueOf(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    @Override
    public synchronized void close() {
        if (page != null) {
            page.stop(0);
        }
        if (smtp != null) {
            smtp.stop();
        }
    }
}
