package io.heyi.microenterprise.internal.web.pages;

/**
 * What the pressed button of the guided form asks for.
 *
 * @param verb next, skip, back, step, save, add, remove, invite, uninvite, find, submit
 * @param argument a step number, row, list or user name; may be empty
 */
record WizardAction(String verb, String argument) {

    static WizardAction of(String go) {
        var parts = (go == null ? "save" : go).split(":", 2);
        return new WizardAction(parts[0], parts.length == 2 ? parts[1] : "");
    }

    boolean is(String other) {
        return verb.equals(other);
    }

    /** The argument as a number, or {@code otherwise} where it is none. */
    int number(int otherwise) {
        return argument.matches("\\d{1,4}") ? Integer.parseInt(argument) : otherwise;
    }
}
