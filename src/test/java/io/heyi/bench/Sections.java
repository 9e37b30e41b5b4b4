package io.heyi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The file of figures: first the pages, then a section for each other part of the benchmark, so that one part can be measured anew without the rest. */
final class Sections {
    /** In the order of the file. */
    private static final List<String> HEADINGS = List.of(CycleReport.HEADING, ReplacementReport.HEADING, MatchingBench.HEADING, InboxBench.HEADING, SseBench.HEADING, BulkBench.HEADING, StudioBench.HEADING);

    private Sections() {}

    /** @param section begins with one of the headings */
    static void replace(Path file, String section) throws IOException {
        String old = Files.exists(file) ? Files.readString(file) : "";
        write(file, first(old), HEADINGS.stream().map(heading -> section.startsWith(heading) ? section : of(old, heading)).toList());
    }

    /** @param text all that stands before the first heading */
    static void replaceFirst(Path file, String text) throws IOException {
        String old = Files.exists(file) ? Files.readString(file) : "";
        write(file, text, HEADINGS.stream().map(heading -> of(old, heading)).toList());
    }

    private static void write(Path file, String first, List<String> sections) throws IOException {
        Files.writeString(file, first.stripTrailing() + "\n" + sections.stream().filter(text -> !text.isBlank()).map(text -> "\n" + text.stripTrailing() + "\n").collect(Collectors.joining()));
    }

    private static String first(String text) {
        return text.substring(0, end(text, 0));
    }

    private static String of(String text, String heading) {
        int begin = text.indexOf(heading);
        return begin < 0 ? "" : text.substring(begin, end(text, begin + heading.length()));
    }

    /** Where the next section begins. */
    private static int end(String text, int from) {
        return HEADINGS.stream().mapToInt(heading -> text.indexOf(heading, from)).filter(at -> at >= 0).min().orElse(text.length());
    }
}
