package io.heyi.audit.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recomputes the chain in a downloaded history: every hash from what it covers, every link to the entry before. */
public final class HistoryCheck {

    /** First line of the format; another one is refused. */
    public static final String FORMAT = "heyi-history 1";

    private static final String START = "0".repeat(64);
    private static final Set<String> TEXTS = Set.of("at", "actor", "action", "previousHash", "hash");

    private HistoryCheck() {}

    /** What was found. */
    public sealed interface Verdict {

        /**
         * @param recomputed entries whose hash was computed from their content
         * @param heldBack entries that the reader may not know yet: only their links could be followed
         * @param gaps places where entries were left out, so that what stands before and after is tied by its own hashes only
         */
        record Valid(String businessKey, int recomputed, int heldBack, int gaps, List<Link> links) implements Verdict {}

        /** @param sequence of the first entry that does not fit; 0 for the file itself */
        record Faulty(long sequence, Fault fault) implements Verdict {}
    }

    /** What does not fit. */
    public enum Fault {
        UNREADABLE("the file is not JSON, or nested too deep, or says something twice"), FORMAT("the file is no heyi-history 1"), NAMELESS("the file names no case or no entries"),
        INCOMPLETE("the entry is incomplete"), ORDER("the entry is out of order"), LINK("the entry does not follow the one before it"), CHANGED("the entry was changed"),
        GAPS("the file calls itself complete and is not"), OTHER_CASE("the older file is of another case"), REWRITTEN("the entry of the older file is missing or was written anew");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        /** For people who check without the product. */
        public String words() {
            return words;
        }
    }

    /** An entry's place in its chain, for comparing files and with what the product keeps. */
    public record Link(long sequence, String hash) {}

    /** @param file the whole JSON text */
    public static Verdict of(String file) {
        try {
            return checked(JsonText.read(file.startsWith("\uFEFF") ? file.substring(1) : file));
        } catch (IllegalArgumentException e) {
            return new Verdict.Faulty(0, Fault.UNREADABLE);
        }
    }

    private static Verdict checked(Object document) {
        if (!(document instanceof Map<?, ?> file) || !FORMAT.equals(file.get("format"))) {
            return new Verdict.Faulty(0, Fault.FORMAT);
        }
        if (!(file.get("businessKey") instanceof String businessKey) || !(file.get("entries") instanceof List<?> entries) || entries.isEmpty()) {
            return new Verdict.Faulty(0, Fault.NAMELESS);
        }
        var links = new ArrayList<Link>();
        int heldBack = 0;
        int gaps = 0;
        var before = new Link(0, START);
        for (var item : entries) {
            if (!(item instanceof Map<?, ?> entry) || !(entry.get("sequence") instanceof JsonText.Number(var written)) || !written.matches("[1-9][0-9]{0,17}")
                    || TEXTS.stream().anyMatch(key -> !(entry.get(key) instanceof String))) {
                return new Verdict.Faulty(before.sequence() + 1, Fault.INCOMPLETE);
            }
            long sequence = Long.parseLong(written);
            if (sequence <= before.sequence()) {
                return new Verdict.Faulty(sequence, Fault.ORDER);
            }
            if (sequence == before.sequence() + 1 && !before.hash().equals(entry.get("previousHash"))) {
                return new Verdict.Faulty(sequence, Fault.LINK);
            }
            gaps += sequence == before.sequence() + 1 ? 0 : 1;
            if (Boolean.TRUE.equals(entry.get("heldBack"))) {
                heldBack++;
            } else if (!entry.get("hash").equals(hash(businessKey, written, entry))) {
                return new Verdict.Faulty(sequence, Fault.CHANGED);
            }
            before = new Link(sequence, (String) entry.get("hash"));
            links.add(before);
        }
        if (Boolean.TRUE.equals(file.get("complete")) && gaps > 0) {
            return new Verdict.Faulty(0, Fault.GAPS);
        }
        return new Verdict.Valid(businessKey, links.size() - heldBack, heldBack, gaps, List.copyOf(links));
    }

    /** SHA-256 over canonical JSON of the entry's texts; the details go in as their own canonical JSON, as one text. */
    private static String hash(String businessKey, String sequence, Map<?, ?> entry) {
        var content = Map.of("stream", businessKey, "sequence", sequence, "at", entry.get("at"), "actor", entry.get("actor"), "action", entry.get("action"),
                "details", JsonText.canonical(entry.get("details")), "previousHash", entry.get("previousHash"));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(JsonText.canonical(content).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
