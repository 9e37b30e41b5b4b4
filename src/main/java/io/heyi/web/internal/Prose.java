package io.heyi.web.internal;

import java.util.ArrayList;
import java.util.List;

/** What people wrote, or what was written for them, with lines that begin with a dash and a blank as the items of a list. */
public final class Prose {

    private static final String ITEM = "- ";

    private Prose() {}

    /** @param text its lines as they are; empty for a list. @param items of a list; empty for a text */
    public record Block(String text, List<String> items) {}

    static List<Block> blocks(String text) {
        var blocks = new ArrayList<Block>();
        var lines = new ArrayList<String>();
        for (var line : text == null ? List.<String>of() : text.lines().toList()) {
            if (!lines.isEmpty() && line.startsWith(ITEM) != lines.getFirst().startsWith(ITEM)) {
                close(blocks, lines);
            }
            lines.add(line);
        }
        close(blocks, lines);
        return List.copyOf(blocks);
    }

    private static void close(List<Block> blocks, List<String> lines) {
        boolean list = !lines.isEmpty() && lines.getFirst().startsWith(ITEM);
        var text = list ? "" : String.join("\n", lines).strip();
        if (list || !text.isEmpty()) {
            blocks.add(new Block(text, list ? lines.stream().map(line -> line.substring(ITEM.length()).strip()).toList() : List.of()));
        }
        lines.clear();
    }
}
