package io.heyi.performance.internal.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8 with or without a byte order mark; anything else is a fault that names its place, never a text with wrong letters. */
final class Utf8 {

    /** @param line of the first byte that is not UTF-8; 0 where the whole text is in another encoding */
    record Fault(int line) {}

    /** Exactly one of the two is null. */
    record Decoded(String text, Fault fault) {}

    private Utf8() {}

    static Decoded decode(byte[] body) {
        if (startsWith(body, 0xFF, 0xFE) || startsWith(body, 0xFE, 0xFF)) {
            return new Decoded(null, new Fault(0));
        }
        var bytes = ByteBuffer.wrap(body, startsWith(body, 0xEF, 0xBB, 0xBF) ? 3 : 0, body.length - (startsWith(body, 0xEF, 0xBB, 0xBF) ? 3 : 0));
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate(body.length + 1);
        var result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            return new Decoded(null, new Fault(line(body, bytes.position())));
        }
        var decoded = text.flip().toString();
        return decoded.indexOf('\u0000') >= 0 ? new Decoded(null, new Fault(0)) : new Decoded(decoded, null);
    }

    private static boolean startsWith(byte[] body, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (body.length <= i || (body[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int line(byte[] body, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += body[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
