package io.heyi.emc.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the proof file of an EMC's contract chain, whose format docs/contract-proof.md describes, and names the first fault. Uses nothing but the JDK. Strict about
 * every byte: one way to write each value, lower-case hex, single spaces and line feeds.
 */
final class ProofCheck {

    private static final String FIRST_LINE = "heyi-proof 1";
    private static final Pattern EMC = Pattern.compile("emc (EMC-[0-9]{4,9})");
    private static final Pattern ISSUED = Pattern.compile("issued (\\S+)");
    private static final Pattern KEY = Pattern.compile("key ([0-9a-f]{64}) ([A-Za-z0-9+/]+=*)");
    private static final Pattern ENTRY = Pattern.compile("([0-9a-f]{64}) ([0-9a-f]{128}) (\\S+) ([1-9][0-9]{0,17}) ([A-Z]+) (\\S+) (\\S+) ([0-9a-f]{64}) ([0-9a-f]{64}) (\\S.*)", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile("end (0|[1-9][0-9]{0,17}) ([0-9a-f]{64}) ([0-9a-f]{128})");

    /** What a check found. */
    sealed interface Verdict {

        /** @param contents of the entries in order, for comparing two proofs */
        record Valid(String emc, Instant issued, List<String> keys, List<String> contents) implements Verdict {}

        /** @param line from 1 */
        record Faulty(long line, String what) implements Verdict {}
    }

    private static final class Fault extends Exception {
        private final long line;

        Fault(long line, String what) {
            super(what);
            this.line = line;
        }
    }

    private final byte[] file;
    private final Set<String> trusted;
    private final Map<String, PublicKey> keys = new LinkedHashMap<>();
    private final List<String> contents = new ArrayList<>();
    private String[] lines;
    private int at;
    private String emc;
    private String previousHash = ChainLink.START;

    private ProofCheck(byte[] file, Set<String> trusted) {
        this.file = file;
        this.trusted = trusted;
    }

    /** @param trusted ids of the keys that the reader believes in; empty to accept the keys in the file */
    static Verdict of(byte[] file, Set<String> trusted) {
        try {
            return new ProofCheck(file, trusted).check();
        } catch (Fault fault) {
            return new Verdict.Faulty(fault.line, fault.getMessage());
        }
    }

    private Verdict check() throws Fault {
        split();
        if (!next().equals(FIRST_LINE)) {
            throw fault("is not \"" + FIRST_LINE + "\"");
        }
        emc = match(EMC, "does not name an EMC").group(1);
        var issued = instant(match(ISSUED, "does not say when the proof was issued").group(1));
        while (at < lines.length && lines[at].startsWith("key ")) {
            readKey();
        }
        while (at < lines.length && !lines[at].startsWith("end ")) {
            readEntry();
        }
        readEnd();
        return new Verdict.Valid(emc, issued, List.copyOf(keys.keySet()), List.copyOf(contents));
    }

    private void split() throws Fault {
        if (file.length == 0 || file[file.length - 1] != '\n') {
            throw new Fault(1, "the file does not end with a line feed: it is cut off");
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file, 0, file.length - 1)).toString();
            lines = text.split("\n", -1);
        } catch (CharacterCodingException e) {
            throw new Fault(1, "the file is not UTF-8 text");
        }
    }

    private String next() throws Fault {
        if (at == lines.length) {
            throw new Fault(at, "the file ends too early");
        }
        return lines[at++];
    }

    private Fault fault(String what) {
        return new Fault(at, what);
    }

    private Matcher match(Pattern pattern, String otherwise) throws Fault {
        var matcher = pattern.matcher(next());
        if (!matcher.matches()) {
            throw fault(otherwise);
        }
        return matcher;
    }

    private Instant instant(String text) throws Fault {
        try {
            var instant = Instant.parse(text);
            if (instant.toString().equals(text)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw fault("does not hold a time in UTC: " + text);
    }

    private void readKey() throws Fault {
        var line = match(KEY, "is not a public key");
        var id = line.group(1);
        try {
            var der = Base64.getDecoder().decode(line.group(2));
            if (!Base64.getEncoder().encodeToString(der).equals(line.group(2)) || !ChainLink.sha256(der).equals(id)) {
                throw fault("holds a key that does not have the fingerprint " + id);
            }
            if (keys.put(id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der))) != null) {
                throw fault("repeats a key");
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw fault("holds something that is not an Ed25519 key");
        }
        if (!trusted.isEmpty() && !trusted.contains(id)) {
            throw fault("names the key " + id + ", which is not one of those to be trusted");
        }
    }

    private void readEntry() throws Fault {
        var line = match(ENTRY, "is not an entry");
        var number = contents.size() + 1L;
        if (!line.group(3).equals(emc)) {
            throw fault("belongs to " + line.group(3) + ", not to " + emc);
        }
        if (Long.parseLong(line.group(4)) != number) {
            throw fault("is entry " + line.group(4) + " where entry " + number + " is due");
        }
        instant(line.group(7));
        if (!line.group(9).equals(previousHash)) {
            throw fault("does not follow the entry before it");
        }
        var link = new ChainLink(emc, number, line.group(5), line.group(6), line.group(7), line.group(8), line.group(9), line.group(10));
        if (!link.hash().equals(line.group(1))) {
            throw fault("was changed: its content does not have the hash it names");
        }
        verify(link.keyId(), link.hash().getBytes(StandardCharsets.UTF_8), line.group(2));
        previousHash = link.hash();
        contents.add(link.content());
    }

    private void readEnd() throws Fault {
        var line = match(END, "is not the end line");
        if (at != lines.length) {
            throw new Fault(at + 1L, "follows the end line");
        }
        if (Long.parseLong(line.group(1)) != contents.size()) {
            throw fault("counts " + line.group(1) + " entries where there are " + contents.size());
        }
        var before = new byte[file.length - lines[lines.length - 1].getBytes(StandardCharsets.UTF_8).length - 1];
        System.arraycopy(file, 0, before, 0, before.length);
        verify(line.group(2), before, line.group(3));
    }

    private void verify(String keyId, byte[] message, String hex) throws Fault {
        if (!keys.containsKey(keyId)) {
            throw fault("is signed with the key " + keyId + ", which the file does not hold");
        }
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(keys.get(keyId));
            signature.update(message);
            if (signature.verify(HexFormat.of().parseHex(hex))) {
                return;
            }
        } catch (GeneralSecurityException e) {
            // told below
        }
        throw fault("does not bear a valid signature");
    }
}
