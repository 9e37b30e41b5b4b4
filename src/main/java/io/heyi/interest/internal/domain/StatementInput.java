package io.heyi.interest.internal.domain;

/** A statement as it was typed or sent; all texts, null or blank for absent. Days as 2026-11-30. */
public record StatementInput(String object, String kind, String percent, String from, String until, String note) {

    /** An empty form. */
    public static final StatementInput EMPTY = new StatementInput("", "", "", "", "", "");

    public static StatementInput of(Statement statement) {
        var span = statement.span();
        return new StatementInput(statement.object(), statement.kind().name(), statement.percent() == null ? "" : statement.percent().toPlainString(),
                span.from() == null ? "" : span.from().toString(), span.until() == null ? "" : span.until().toString(), statement.note());
    }
}
