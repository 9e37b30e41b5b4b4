package io.heyi.orchestration.internal.deployment;

/** What can be deployed; the file's ending tells which. */
enum ResourceKind {
    PROCESS(".bpmn"), DECISION(".dmn"), FORM(".form");

    private final String ending;

    ResourceKind(String ending) {
        this.ending = ending;
    }

    String patternIn(String folder) {
        return folder + "*" + ending;
    }

    /** File name without its ending; by the house rule this is the id in the file (architecture.md §3). */
    String idOf(String fileName) {
        return fileName.substring(0, fileName.length() - ending.length());
    }
}
