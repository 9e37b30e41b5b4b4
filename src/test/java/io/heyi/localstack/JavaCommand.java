package io.heyi.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the command line of a child JVM; it runs on the same JDK as this process. */
final class JavaCommand {
    private final List<String> words = new ArrayList<>();

    JavaCommand(int maxHeapMegabytes) {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx" + maxHeapMegabytes + "m");
        // two cores are shared by five JVMs: the serial collector and the first compiler start quickest
        words.add("-XX:+UseSerialGC");
        words.add("-XX:TieredStopAtLevel=1");
        words.add("-XX:+ExitOnOutOfMemoryError");
        words.add("-Dfile.encoding=UTF-8");
        words.add("--enable-native-access=ALL-UNNAMED");
    }

    JavaCommand with(String... more) {
        words.addAll(List.of(more));
        return this;
    }

    List<String> words() {
        return List.copyOf(words);
    }
}
