package io.heyi.studio.internal.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two texts compared line by line, for whoever wants to read what is stored (product-bar E2). */
public final class TextLines {

    /** Lines around a difference that are shown with it. */
    private static final int AROUND = 3;
    /** Of pairs of lines; beyond it the middle counts as written anew, so that no text keeps the server busy. */
    private static final long MOST_PAIRS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<Line> lines = new ArrayList<>();

    private TextLines(String before, String after) {
        this.before = before.isEmpty() ? List.of() : before.lines().toList();
        this.after = after.isEmpty() ? List.of() : after.lines().toList();
    }

    /** What became of a line; a gap stands for lines that are the same and left out. */
    public enum Sign { SAME, REMOVED, ADDED, GAP }

    /** @param before its number there, counted from 1; 0 where it is not. {@code after} likewise */
    public record Line(Sign sign, int before, int after, String text) {}

    /** Empty when nothing differs. */
    public static List<Line> of(String before, String after) {
        var comparison = new TextLines(before, after);
        comparison.compare();
        return comparison.shown();
    }

    private void compare() {
        var head = 0;
        while (head < before.size() && head < after.size() && before.get(head).equals(after.get(head))) {
            same(head, head++);
        }
        var tail = 0;
        while (tail < before.size() - head && tail < after.size() - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        middle(head, before.size() - tail, after.size() - tail);
        for (int left = tail; left > 0; left--) {
            same(before.size() - left, after.size() - left);
        }
    }

    private void middle(int from, int endBefore, int endAfter) {
        var old = from;
        var now = from;
        if ((long) (endBefore - from) * (endAfter - from) <= MOST_PAIRS) {
            var common = common(from, endBefore, endAfter);
            while (old < endBefore && now < endAfter) {
                if (before.get(old).equals(after.get(now))) {
                    same(old++, now++);
                } else if (common[old - from + 1][now - from] >= common[old - from][now - from + 1]) {
                    removed(old++);
                } else {
                    added(now++);
                }
            }
        }
        while (old < endBefore) {
            removed(old++);
        }
        while (now < endAfter) {
            added(now++);
        }
    }

    /** Length of the longest common rest, from each pair of lines on. */
    private int[][] common(int from, int endBefore, int endAfter) {
        var common = new int[endBefore - from + 1][endAfter - from + 1];
        for (int old = endBefore - from - 1; old >= 0; old--) {
            for (int now = endAfter - from - 1; now >= 0; now--) {
                common[old][now] = before.get(from + old).equals(after.get(from + now)) ? common[old + 1][now + 1] + 1 : Math.max(common[old + 1][now], common[old][now + 1]);
            }
        }
        return common;
    }

    private List<Line> shown() {
        var near = new boolean[lines.size()];
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).sign() != Sign.SAME) {
                Arrays.fill(near, Math.max(0, at - AROUND), Math.min(lines.size(), at + AROUND + 1), true);
            }
        }
        var shown = new ArrayList<Line>();
        for (int at = 0; at < lines.size(); at++) {
            if (near[at]) {
                if (at > 0 && !near[at - 1]) {
                    shown.add(new Line(Sign.GAP, 0, 0, ""));
                }
                shown.add(lines.get(at));
            }
        }
        return List.copyOf(shown);
    }

    private void same(int old, int now) {
        lines.add(new Line(Sign.SAME, old + 1, now + 1, after.get(now)));
    }

    private void removed(int old) {
        lines.add(new Line(Sign.REMOVED, old + 1, 0, before.get(old)));
    }

    private void added(int now) {
        lines.add(new Line(Sign.ADDED, 0, now + 1, after.get(now)));
    }
}
