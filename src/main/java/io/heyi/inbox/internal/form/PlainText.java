package io.heyi.inbox.internal.form;

/** Text that databases, engines and pages can carry. */
public final class PlainText {

    private PlainText() {}

    /** Whether it has no control characters but line breaks and tabs, and no half of a surrogate pair. */
    public static boolean isClean(String text) {
        return text.codePoints().noneMatch(character -> Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t'
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }
}
