package io.heyi.files.internal;

import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A ClamAV daemon, asked by its command INSTREAM: the content goes over the connection in pieces, each with its length before it. */
final class ClamdScanner implements VirusScanner {

    private static final Logger log = LoggerFactory.getLogger(ClamdScanner.class);
    private static final Pattern FOUND = Pattern.compile("stream: (.{1,200}) FOUND");
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 1_024;

    private final InetSocketAddress address;
    private final Duration patience;

    /** @param patience for the connection, and again for each answer */
    ClamdScanner(String host, int port, Duration patience) {
        this.address = InetSocketAddress.createUnresolved(host, port);
        this.patience = patience;
    }

    @Override
    public boolean on() {
        return true;
    }

    @Override
    public Result scan(Path file) {
        try (var socket = connected(); var content = Files.newInputStream(file)) {
            var out = new DataOutputStream(socket.getOutputStream());
            out.write(command("INSTREAM"));
            for (var piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
                out.writeInt(piece.length);
                out.write(piece);
            }
            out.writeInt(0);
            out.flush();
            return verdict(answer(socket));
        } catch (IOException e) {
            log.warn("the virus scanner at {} gave no verdict: {}", address, e.getMessage());
            return new NoAnswer();
        }
    }

    @Override
    public boolean answers() {
        try (var socket = connected()) {
            socket.getOutputStream().write(command("PING"));
            return answer(socket).equals("PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private Socket connected() throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), Math.toIntExact(patience.toMillis()));
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static byte[] command(String name) {
        return ("z" + name + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static String answer(Socket socket) throws IOException {
        var in = new BufferedInputStream(socket.getInputStream());
        var answer = new StringBuilder();
        for (var one = in.read(); one > 0 && answer.length() < LONGEST_ANSWER; one = in.read()) {
            answer.append((char) one);
        }
        return answer.toString().strip();
    }

    /** Anything but a clear yes or no, a limit of the scanner's among it, is no verdict. */
    private static Result verdict(String answer) {
        if (answer.equals("stream: OK")) {
            return new Clean();
        }
        var found = FOUND.matcher(answer);
        if (found.matches()) {
            return new Found(found.group(1));
        }
        log.warn("the virus scanner answered {}", answer);
        return new NoAnswer();
    }
}
