package io.heyi.bench;

import io.heyi.orchestration.internal.deployment.JobBasedForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Copies of {@code bpmn/emc-contract-renewal.bpmn} under another process id, message and job types. */
final class IdleModel {
    private static final Path REAL = Path.of("bpmn/emc-contract-renewal.bpmn");
    private static final Pattern USER_TASK = Pattern.compile("<bpmn:userTask.*?</bpmn:userTask>", Pattern.DOTALL);

    private IdleModel() {}

    /** The same with other names; people answer in the inbox. */
    static byte[] withPeople(String name) throws IOException {
        return bytes(renamed(name));
    }

    /** User tasks are jobs of type {@code <name>.userTask}. */
    static byte[] withoutPeople(String name) throws IOException {
        return bytes(USER_TASK.matcher(renamed(name)).replaceAll(match -> match.group()
                .replace("bpmn:userTask", "bpmn:serviceTask")
                .replaceAll("<zeebe:formDefinition [^>]*/>", "<zeebe:taskDefinition type=\"" + name + ".userTask\" retries=\"5\" />")
                .replaceAll("<zeebe:(assignmentDefinition|taskSchedule) [^>]*/>", "")));
    }

    private static String renamed(String name) throws IOException {
        return JobBasedForm.of(Files.readString(REAL)).replace("emc-contract-renewal", name + "-contract-renewal").replace("\"emc.", "\"" + name + ".");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
