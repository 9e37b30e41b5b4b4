package io.heyi.inbox.internal.form;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Matches patterns of form files, which people edit, without letting a hostile pattern or text hold a thread: the number of looks at the text is limited. */
final class SafePattern {

    private static final int MOST_LOOKS = 1_000_000;

    private SafePattern() {}

    /** Finds like the browser does; a pattern that is broken or takes too long matches nothing. */
    static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(new Budgeted(text, new int[] {MOST_LOOKS}, 0, text.length())).find();
        } catch (PatternSyntaxException | TooLong | StackOverflowError e) {
            return false;
        }
    }

    private static final class TooLong extends RuntimeException {
        TooLong() {
            super("the pattern takes too long", null, false, false);
        }
    }

    private record Budgeted(String text, int[] left, int start, int end) implements CharSequence {

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooLong();
            }
            return text.charAt(start + index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Budgeted(text, left, start + from, start + to);
        }

        @Override
        public String toString() {
            return text.substring(start, end);
        }
    }
}
