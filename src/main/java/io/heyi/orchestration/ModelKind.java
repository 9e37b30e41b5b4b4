package io.heyi.orchestration;

import java.util.Arrays;
import java.util.Optional;

/** What can be brought into use; the file's ending tells which (architecture.md §3). */
public enum ModelKind {
    PROCESS("bpmn/", ".bpmn"), DECISION("bpmn/", ".dmn"), FORM("forms/", ".form"),
    /** Typed settings that differ from what the product ships, all in one file; the engine never gets it (ADR 44). */
    SETTINGS("policies/", ".json");

    /** Id of the only model of settings. */
    public static final String THE_SETTINGS = "policies";

    private final String folder;
    private final String ending;

    ModelKind(String folder, String ending) {
        this.folder = folder;
        this.ending = ending;
    }

    /** Where its files lie in a git-ready folder. */
    public String folder() {
        return folder;
    }

    public String fileName(String id) {
        return id + ending;
    }

    /** File name without its ending; by the house rule this is the id in the file. */
    public String idOf(String fileName) {
        return fileName.substring(0, fileName.length() - ending.length());
    }

    public String ending() {
        return ending;
    }

    /** Whether the engine is given it. */
    public boolean isForEngine() {
        return this != SETTINGS;
    }

    public static Optional<ModelKind> ofFile(String fileName) {
        return Arrays.stream(values()).filter(kind -> fileName.endsWith(kind.ending)).findFirst();
    }
}
